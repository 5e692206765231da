import type { SiteState } from '../state.ts';
import { fileName, type FileRole } from '../storage/picture-files.ts';
import type { ImageRecord } from '../storage/records.ts';

export function fileUrl(site: SiteState, record: ImageRecord, role: FileRole): string {
  return `${site.baseUrl}/images/${record.folder}${fileName(record, role)}`;
}

export function viewerUrl(site: SiteState, record: ImageRecord, { slug = true } = {}): string {
  return `${site.baseUrl}${viewerRoute(site, record, slug)}`;
}

export function viewerPath(site: SiteState, record: ImageRecord): string {
  return `${site.basePath}${viewerRoute(site, record, true)}`;
}

export function deleteUrl(site: SiteState, record: ImageRecord): string {
  return `${viewerUrl(site, record, { slug: false })}/delete/${record.deletePassword}`;
}

export function tagPath(site: SiteState, key: string): string {
  return `${site.basePath}/tag/${key}`;
}

function viewerRoute(site: SiteState, record: ImageRecord, withSlug: boolean): string {
  const video = site.settings.spelling === 'newer' ? 'clip' : 'video';
  const slug = withSlug ? titleSlug(record.title ?? '') : '';
  const id = slug === '' ? record.idEncoded : `${slug}.${record.idEncoded}`;
  return `/${record.type === 'video' ? video : 'image'}/${id}`;
}

/** A title as the site puts it into an address. */
function titleSlug(title: string): string {
  const words = title
    .replace(/[\\/~&!'"?]+/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .replace(/<[^>]*>?/g, '');
  // PHP's urlencode; only the backtick stays as it is.
  return encodeURIComponent(words.toWellFormed())
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%60', '`');
}
