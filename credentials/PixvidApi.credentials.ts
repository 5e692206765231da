import type {
  IAuthenticateGeneric,
  Icon,
  ICredentialTestRequest,
  ICredentialType,
  INodeProperties,
} from 'n8n-workflow';

export class PixvidApi implements ICredentialType {
  name = 'pixvidApi';

  displayName = 'Pixvid API';

  icon: Icon = { light: 'file:../icons/pixvid.svg', dark: 'file:../icons/pixvid.dark.svg' };

  documentationUrl = 'https://github.com/pixvid/n8n-nodes-pixvid/blob/main/docs/n8n.md#the-credential';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://pixvid.org',
      required: true,
      placeholder: 'e.g. https://pixvid.org',
      description: 'Address of Pixvid, or of any other site that runs Chevereto',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'Shown on the site under Settings, API',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { 'X-API-Key': '={{$credentials.apiKey.trim()}}' } },
  };

  /**
   * Uploads nothing: with a good key, a Chevereto site gets as far as missing the source. It answers every
   * refusal with status 400, so the body tells them apart; a rule that matches is a failure.
   */
  test: ICredentialTestRequest = {
    request: {
      method: 'POST',
      url: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}/api/1/upload',
      ignoreHttpStatusErrors: true,
      disableFollowRedirect: true,
      json: true,
    },
    rules: [
      failure('error.code', undefined, 'No Chevereto API answers at this base URL'),
      failure('error.message', 'Invalid API key.', 'The site does not know this API key'),
      failure('error.message', 'No key provided', 'The API key is empty'),
      failure('error.code', 401, 'The site refuses API uploads: it must allow guest or API uploads'),
      failure('error.code', 110, 'The site does not offer version 1 of the Chevereto API'),
    ],
  };
}

function failure(key: string, value: unknown, message: string) {
  return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}
