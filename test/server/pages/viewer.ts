import { htmlSafe } from '../api/image-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { SiteState } from '../state.ts';
import type { ImageRecord } from '../storage/records.ts';
import { removeUpload } from '../storage/removal.ts';
import { type Answer, redirectAnswer } from '../wire/answer.ts';
import { forbiddenPage, notFoundPage, page } from './html.ts';
import { fileUrl, viewerPath, viewerUrl } from './urls.ts';

/** `/image/<slug>.<id>`, and below it `/delete/<password>`; the same for videos. */
export async function viewerPage(exchange: Exchange, segments: string[]): Promise<Answer> {
  const { site } = exchange;
  const [address = '', action, password] = segments;
  const record = site.records.byEncodedId(address.slice(address.lastIndexOf('.') + 1));
  if (record === undefined || (site.settings.freeEdition && record.keyOwner !== 'admin')) {
    return notFoundPage(site);
  }
  if (action !== undefined) {
    if (action !== 'delete' || password !== record.deletePassword) return notFoundPage(site);
    // On any method, and asking nothing.
    await removeUpload(site, record);
    return redirectAnswer(301, `${viewerUrl(site, record)}?deleted`, site.host);
  }
  if (!record.approved) return forbiddenPage(site);
  if (exchange.path !== viewerPath(site, record).slice(site.basePath.length)) {
    return redirectAnswer(302, viewerUrl(site, record), site.host);
  }
  const album = site.settings.albums.find(({ id }) => id === record.albumId);
  if (site.settings.private) return redirectAnswer(302, `${site.baseUrl}/login`, site.host);
  if (album?.private === true) return notFoundPage(site);
  return page(site, 200, record.title ?? record.name, media(site, record));
}

function media(site: SiteState, record: ImageRecord): string {
  const url = htmlSafe(fileUrl(site, record, 'original'));
  const size = `width="${record.width}" height="${record.height}"`;
  const title = htmlSafe(record.title ?? record.name);
  if (record.type === 'image') return `<h1>${title}</h1><img src="${url}" ${size} alt="${title}">`;
  const poster = htmlSafe(fileUrl(site, record, 'frame'));
  return `<h1>${title}</h1><video src="${url}" poster="${poster}" ${size} controls></video>`;
}
