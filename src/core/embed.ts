import { escapeAttribute, escapeMarkdown, escapeMarkdownUrl } from './escaping.ts';
import type { ResultRecord } from './result.ts';

/**
 * A result as one line of Markdown: the picture, linked to its viewer. A video is its still with a play mark,
 * since no Markdown host plays videos from elsewhere. Empty when the file has no URL.
 */
export function toMarkdown(record: ResultRecord): string {
  const shown = shownUrls(record);
  if (!shown) return '';
  const label = escapeMarkdown(shown.label);
  const inner = shown.picture === null ? label : `![${label}](${escapeMarkdownUrl(shown.picture)})`;
  return shown.link === null ? inner : `[${inner}](${escapeMarkdownUrl(shown.link)})`;
}

/** The same as HTML, for pages and mails. */
export function toHtml(record: ResultRecord): string {
  const shown = shownUrls(record);
  if (!shown) return '';
  const label = escapeAttribute(shown.label);
  const inner =
    shown.picture === null ? label : `<img src="${escapeAttribute(shown.picture)}" alt="${label}">`;
  return shown.link === null ? inner : `<a href="${escapeAttribute(shown.link)}">${inner}</a>`;
}

function shownUrls(
  record: ResultRecord,
): { picture: string | null; link: string | null; label: string } | undefined {
  if (record.status !== 'uploaded' && record.status !== 'reused') return undefined;
  const isVideo = record.mime?.startsWith('video/') ?? false;
  const picture = isVideo ? (record.frameUrl ?? record.thumbnailUrl) : record.url;
  const link = record.viewerUrl ?? record.url;
  if (picture === null && link === null) return undefined;
  return { picture, link, label: isVideo ? `▶ ${record.file}` : record.file };
}
