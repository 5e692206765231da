import { startSite } from '../../test/server/index.ts';

export interface OpenSite {
  baseUrl: string;
  apiKey: string;
  isReal: boolean;
  close: () => Promise<void>;
}

/** The real site when a key is set, else a fresh embedded one. */
export async function openSite(): Promise<OpenSite> {
  const apiKey = process.env.PIXVID_API_KEY ?? '';
  if (apiKey !== '') {
    const baseUrl = process.env.PIXVID_BASE_URL ?? 'https://pixvid.org';
    return { baseUrl, apiKey, isReal: true, close: () => Promise.resolve() };
  }
  const site = await startSite();
  return { baseUrl: site.baseUrl, apiKey: site.keys.user, isReal: false, close: () => site.close() };
}
