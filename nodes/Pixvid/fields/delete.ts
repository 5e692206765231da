import type { INodeProperties } from 'n8n-workflow';

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
    displayOptions: { show: { resource: ['file'], operation: ['delete'] } },
  },
];
