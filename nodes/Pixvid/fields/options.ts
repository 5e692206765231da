import type { INodeProperties } from 'n8n-workflow';
// The settings alone: n8n loads this file at every start, the rest of the core with the first execution.
import { ranges } from '../../../src/core/settings.ts';

const wholeNumber = ({ min, max }: { min: number; max: number }) => ({
  minValue: min,
  maxValue: max,
  numberPrecision: 0,
});

export const timeout: INodeProperties = {
  displayName: 'Timeout',
  name: 'timeout',
  type: 'number',
  typeOptions: wholeNumber(ranges.timeout),
  default: 60,
  description: 'How many seconds may pass without a byte moving',
};

/** How uploads are sent, as described in the core's `settings.ts`; a test holds the two against each other. */
export const options: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [
    {
      displayName: 'Authentication',
      name: 'auth',
      type: 'options',
      default: 'header',
      description: 'How the API key travels',
      options: [
        { name: 'Header', value: 'header', description: 'In the header X-API-Key' },
        {
          name: 'Form Field',
          value: 'field',
          description: 'In the form field "key", which older sites need',
        },
      ],
    },
    {
      displayName: 'Concurrency',
      name: 'concurrency',
      type: 'number',
      typeOptions: wholeNumber(ranges.concurrency),
      default: 8,
      description: 'How many files to upload at the same time',
    },
    {
      displayName: 'Include Delete URL',
      name: 'includeDeleteUrl',
      type: 'boolean',
      default: false,
      description:
        'Whether to return the delete URL as well. It is a secret: whoever opens it deletes the file, and n8n stores it with the execution.',
    },
    {
      displayName: 'Max Uploads per Minute',
      name: 'maxPerMinute',
      type: 'number',
      typeOptions: wholeNumber(ranges.maxPerMinute),
      default: 0,
      description:
        'How many uploads to start in any minute; a stock site takes 50. 0 for no limit of our own.',
    },
    {
      displayName: 'On Duplicate',
      name: 'onDuplicate',
      type: 'options',
      default: 'reuse',
      description: 'What to do when the site refuses bytes that were uploaded in the last 24 hours',
      options: [
        { name: 'Fail', value: 'fail', description: 'Report an error' },
        {
          name: 'Reuse',
          value: 'reuse',
          description: 'Return the URL known from this execution, and report an error where none is known',
        },
        {
          name: 'Skip',
          value: 'skip',
          description: 'Return the item with the status "skipped"',
        },
        {
          name: 'Upload Again',
          value: 'reupload',
          description:
            'Add an invisible comment to the file where its format allows that, and upload it again',
        },
      ],
    },
    {
      displayName: 'Put Result in Field',
      name: 'outputField',
      type: 'string',
      default: '',
      placeholder: 'e.g. pixvid',
      description:
        "The field of the item to put the result in, beside the item's own data. Left empty, the result replaces the item's data.",
    },
    {
      displayName: 'Retries',
      name: 'retries',
      type: 'number',
      typeOptions: wholeNumber(ranges.retries),
      default: 4,
      description: 'How often to try again after a temporary failure',
    },
    timeout,
    {
      displayName: 'URL Source',
      name: 'remote',
      type: 'options',
      default: 'auto',
      displayOptions: { show: { '/source': ['url'] } },
      description: 'Who fetches the file of a URL source',
      options: [
        {
          name: 'Automatic',
          value: 'auto',
          description: 'The site; where it refuses, n8n downloads the file and sends it',
        },
        { name: 'N8n Downloads', value: 'download', description: 'N8n fetches it and sends it to the site' },
        { name: 'Site Fetches', value: 'site', description: 'Only the site itself fetches it' },
      ],
    },
  ],
};
