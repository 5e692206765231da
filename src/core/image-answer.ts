import { httpUrl } from './http-url.ts';
import type { HostedFile } from './result.ts';

/**
 * The file in a json answer, in any of its spellings: `image` of Chevereto, `video` and `clip` of newer versions,
 * `data` of imgBB. Undefined when the answer describes no file. A missing `url` (a picture awaiting moderation
 * has none) stays null.
 */
export function hostedFromJson(
  json: Readonly<Record<string, unknown>>,
  requestUrl: string,
): HostedFile | undefined {
  const file = [json.image, json.video, json.clip, json.data].find(isRecord);
  if (!file) return undefined;
  const urlOf = (name: string) => httpUrl(file[name], requestUrl);
  const nestedUrl = (name: string) => (isRecord(file[name]) ? httpUrl(file[name].url, requestUrl) : null);
  return {
    url: urlOf('url') ?? nestedUrl('image') ?? nestedUrl('video') ?? nestedUrl('clip'),
    viewerUrl: urlOf('url_viewer'),
    shortUrl: urlOf('url_short'),
    thumbnailUrl: nestedUrl('thumb'),
    mediumUrl: nestedUrl('medium'),
    frameUrl: urlOf('url_frame') ?? nestedUrl('frame'),
    deleteUrl: urlOf('delete_url'),
    width: positiveNumber(file.width),
    height: positiveNumber(file.height),
    size: positiveNumber(file.size),
    mime: typeof file.mime === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : null,
    duration: positiveNumber(file.duration),
    expiresAt: utcDate(file.expiration_date_gmt),
    answer: withoutDeleteUrls(file),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `2026-11-26 09:21:55`, which the API means in UTC, as ISO 8601; null for anything else. */
export function utcDate(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/.exec(value);
  const iso = match ? `${match[1] ?? ''}T${match[2] ?? ''}Z` : '';
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/** Numbers come as strings at times (`display_width` on 4.2.0). */
function positiveNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null;
}

function withoutDeleteUrls(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(record).filter(([name]) => !/^delete_?(url|hash)$/i.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutDeleteUrlsInside(value)]));
}

function withoutDeleteUrlsInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDeleteUrlsInside);
  return isRecord(value) ? withoutDeleteUrls(value) : value;
}
