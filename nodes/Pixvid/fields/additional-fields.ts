import type { INodeProperties } from 'n8n-workflow';

/** The parameters of the API, as described in the core's `parameters.ts`; a test holds the two against each other. */
export const additionalFields: INodeProperties = {
  displayName: 'Additional Fields',
  name: 'additionalFields',
  type: 'collection',
  placeholder: 'Add Field',
  default: {},
  options: [
    {
      displayName: 'Album ID',
      name: 'albumId',
      type: 'string',
      default: '',
      placeholder: 'e.g. bXk',
      description:
        "The ID at the end of the album's URL. The album must belong to the key's user, or the site ignores it.",
    },
    {
      displayName: 'Category ID',
      name: 'categoryId',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 0 },
      default: 0,
      description: 'The number of the category to put the file in. 0 for none.',
    },
    {
      displayName: 'Description',
      name: 'description',
      type: 'string',
      typeOptions: { rows: 2 },
      default: '',
      description: "The file's description. Left empty, it is taken from the file's metadata.",
    },
    {
      displayName: 'Expiration',
      name: 'expiration',
      type: 'string',
      default: '',
      placeholder: 'e.g. P3D',
      hint: 'PT5M, PT1H, PT12H, P1D, P3D, P1W, P1M, P1Y, or seconds such as 3600',
      description:
        'When the site deletes the file, as an ISO 8601 interval in upper case or in seconds, from 5 minutes to 1 year. Left empty, the file stays.',
    },
    {
      displayName: 'NSFW',
      name: 'nsfw',
      type: 'boolean',
      default: false,
      description: 'Whether to mark the file as not safe for work',
    },
    {
      displayName: 'Return Format',
      name: 'format',
      type: 'options',
      default: 'json',
      description: 'The format of the answer. Only JSON tells everything about the file.',
      options: [
        { name: 'JSON', value: 'json', description: 'All URLs, the size, the dimensions and more' },
        { name: 'Redirect', value: 'redirect', description: 'The viewer URL only' },
        { name: 'Text', value: 'txt', description: 'The direct URL only' },
      ],
    },
    {
      displayName: 'Tags',
      name: 'tags',
      type: 'string',
      default: '',
      placeholder: 'e.g. release, checkout',
      description: 'Tags separated by commas, at most 32 characters each, without # and /',
    },
    {
      displayName: 'Title',
      name: 'title',
      type: 'string',
      default: '',
      placeholder: 'e.g. Checkout page',
      description:
        "The file's title, of which the site keeps 100 characters. Left empty, it is taken from the file's metadata or name.",
    },
    {
      displayName: 'Use File Date',
      name: 'useFileDate',
      type: 'boolean',
      default: false,
      description:
        "Whether to use the photo's Exif date as its upload date. For administrators, on sites that support it.",
    },
    {
      displayName: 'Width',
      name: 'width',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 0 },
      default: 0,
      hint: 'Shrinks still pictures only: no effect on videos, animations and narrower pictures',
      description: 'The width in pixels to shrink the picture to; the height follows. 0 to keep its size.',
    },
  ],
};
