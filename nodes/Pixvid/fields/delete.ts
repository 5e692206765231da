import type { INodeProperties } from 'n8n-workflow';
import { timeout } from './options.ts';

const forDeletion = { resource: ['file'], operation: ['delete'] };

export const deleteFields: INodeProperties[] = [
  {
    displayName: 'Delete URL',
    name: 'deleteUrl',
    type: 'string',
    typeOptions: { password: true },
    required: true,
    default: '',
    placeholder: 'e.g. https://pixvid.org/image/BMAp/delete/4f1c…',
    description:
      'The delete URL that the upload gave with the option Include Delete URL. It must be on the site of the credential.',
    displayOptions: { show: forDeletion },
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions: { show: forDeletion },
    options: [timeout],
  },
];
