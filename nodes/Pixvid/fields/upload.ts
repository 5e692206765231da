import type { INodeProperties } from 'n8n-workflow';
import { additionalFields } from './additional-fields.ts';
import { options } from './options.ts';

const forUpload = { resource: ['file'], operation: ['upload'] };

export const uploadFields: INodeProperties[] = [
  {
    displayName: 'Source',
    name: 'source',
    type: 'options',
    default: 'binary',
    description: 'Where the image or video comes from',
    displayOptions: { show: forUpload },
    options: [
      {
        name: 'Base64',
        value: 'base64',
        description: 'Text in the item, plain base64 or a data URI',
      },
      {
        name: 'Binary Data',
        value: 'binary',
        description: 'Files that a node before this one put on the item',
      },
      {
        name: 'URL',
        value: 'url',
        description: 'An image or video on the web',
      },
    ],
  },
  {
    displayName: 'Input Binary Field',
    name: 'binaryPropertyName',
    type: 'string',
    required: true,
    default: 'data',
    placeholder: 'e.g. data',
    hint: 'Several: separate names by commas, or use * as in photo_*; * alone takes all',
    description:
      'The name of the input field with the files to upload. Not available when called as an AI tool without input.',
    displayOptions: { show: { ...forUpload, source: ['binary'] } },
  },
  {
    displayName: 'Base64',
    name: 'base64',
    type: 'string',
    typeOptions: { rows: 4 },
    required: true,
    default: '',
    placeholder: 'e.g. iVBORw0KGgoAAAANSUhEUg…',
    description: 'The image or video as standard base64, or as a data URI such as data:image/png;base64,…',
    displayOptions: { show: { ...forUpload, source: ['base64'] } },
  },
  {
    displayName: 'URL',
    name: 'url',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. https://example.com/picture.png',
    description: 'The full http(s) URL of the image or video itself, not of a page that shows it',
    displayOptions: { show: { ...forUpload, source: ['url'] } },
  },
  {
    displayName: 'File Name',
    name: 'fileName',
    type: 'string',
    default: '',
    placeholder: 'e.g. checkout-page.png',
    description: 'The name the site is told. Left empty, it is taken from the binary data or the URL.',
    displayOptions: { show: forUpload },
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
    displayOptions: { show: forUpload },
  },
  { ...additionalFields, displayOptions: { show: forUpload } },
  { ...options, displayOptions: { show: forUpload } },
];
