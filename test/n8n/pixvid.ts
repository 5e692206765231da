/** The Pixvid node and its credential, as they stand in a saved workflow. */
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Site, SiteSettings } from '../server/index.ts';
import type { SavedCredential } from './real-n8n.ts';
import { node } from './workflow.ts';

const account = { id: 'pixvidAccount', name: 'Pixvid account' };

/** A site without the limits that are not under test. */
export const roomySite: Partial<SiteSettings> = {
  duplicates: 'allow',
  flood: { minute: 0, hour: 0, day: 0, week: 0, month: 0 },
};

export function credentialFor({ baseUrl, keys }: Site): SavedCredential {
  return { ...account, type: 'pixvidApi', data: { baseUrl, apiKey: keys.user } };
}

/** The Pixvid node, called "Pixvid". */
export function pixvid(parameters: INodeParameters, rest: Partial<INode> = {}): INode {
  return node('Pixvid', 'n8n-nodes-pixvid.pixvid', parameters, {
    credentials: { pixvidApi: account },
    ...rest,
  });
}
