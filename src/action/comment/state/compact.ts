import type { Change, Failure, Layout, Picture, Remote, Section } from '../section.ts';
import { changes } from '../section.ts';

/**
 * The state as arrays without names, its URLs without what they share with the site's address: half the size of
 * plain JSON once compressed, and a comment has room for 65,536 characters only.
 */
export function compactSection(section: Section, baseUrl: string): unknown[] {
  const { label, commit, runId, layout, pictures, removed, failures } = section;
  return [
    label,
    commit,
    runId,
    [layout.columns, layout.thumbnail, layout.title, layout.template],
    pictures.map((picture) => compactPicture(picture, baseUrl)),
    removed,
    failures.map(({ name, reason }) => [name, reason]),
    [section.removedCount, section.failedCount, section.forgotten],
  ];
}

function compactPicture(picture: Picture, baseUrl: string): unknown[] {
  const { name, sha, fingerprint, remote, change, before, difference } = picture;
  const row = [
    name,
    sha,
    fingerprint,
    changes.indexOf(change),
    compactRemote(remote, baseUrl),
    before && compactRemote(before, baseUrl),
    difference && compactRemote(difference, baseUrl),
  ];
  return withoutTrailingNulls(row);
}

function compactRemote(remote: Remote, baseUrl: string): unknown[] {
  const { viewerUrl, deleteUrl } = remote;
  const short = (url: string | null) => (url?.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url);
  // A delete URL is the viewer URL with a code behind it.
  const secret =
    viewerUrl !== null && deleteUrl?.startsWith(viewerUrl)
      ? `+${deleteUrl.slice(viewerUrl.length)}`
      : short(deleteUrl);
  return withoutTrailingNulls([
    ...[remote.url, viewerUrl, remote.thumbnailUrl, remote.mediumUrl].map(short),
    secret,
    remote.width,
    remote.height,
    remote.size,
    remote.mime,
    remote.expiresAt,
    remote.duration,
    ...[remote.frameUrl, remote.shortUrl].map(short),
  ]);
}

function withoutTrailingNulls(values: readonly unknown[]): unknown[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

/** @throws TypeError when `value` is not what {@link compactSection} makes. */
export function expandSection(value: unknown, baseUrl: string): Section {
  const [label, commit, runId, layout, pictures, removed, failures, counts] = list(value);
  const [removedCount, failedCount, forgotten] = list(counts);
  return {
    label: text(label),
    commit: text(commit),
    runId: text(runId),
    layout: expandLayout(layout),
    pictures: list(pictures).map((picture) => expandPicture(picture, baseUrl)),
    removed: list(removed).map(text),
    removedCount: number(removedCount),
    failures: list(failures).map(expandFailure),
    failedCount: number(failedCount),
    forgotten: number(forgotten),
  };
}

function expandLayout(value: unknown): Layout {
  const [columns, thumbnail, title, template] = list(value);
  const size = (given: unknown) => (given === 'auto' ? given : number(given));
  return { columns: size(columns), thumbnail: size(thumbnail), title: text(title), template: text(template) };
}

function expandFailure(value: unknown): Failure {
  const [name, reason] = list(value);
  return { name: text(name), reason: text(reason) };
}

function expandPicture(value: unknown, baseUrl: string): Picture {
  const [name, sha, fingerprint, change, remote, before, difference] = list(value);
  return {
    name: text(name),
    sha: orNull(sha, text),
    fingerprint: text(fingerprint),
    change: expandChange(number(change)),
    remote: expandRemote(remote, baseUrl),
    before: orNull(before, (given) => expandRemote(given, baseUrl)),
    difference: orNull(difference, (given) => expandRemote(given, baseUrl)),
  };
}

function expandChange(index: number): Change {
  const change = changes[index];
  if (change === undefined) throw new TypeError(`There is no change ${index}.`);
  return change;
}

function expandRemote(value: unknown, baseUrl: string): Remote {
  const [
    url,
    viewerUrl,
    thumbnailUrl,
    mediumUrl,
    secret,
    width,
    height,
    size,
    mime,
    expiresAt,
    duration,
    ...rest
  ] = list(value);
  const full = (given: unknown) => orNull(given, (one) => webAddress(text(one), baseUrl));
  const viewer = full(viewerUrl);
  const isSuffix = typeof secret === 'string' && secret.startsWith('+');
  return {
    url: full(url),
    viewerUrl: viewer,
    shortUrl: full(rest[1]),
    thumbnailUrl: full(thumbnailUrl),
    mediumUrl: full(mediumUrl),
    frameUrl: full(rest[0]),
    deleteUrl: isSuffix ? `${viewer ?? ''}${secret.slice(1)}` : full(secret),
    width: orNull(width, number),
    height: orNull(height, number),
    size: orNull(size, number),
    mime: orNull(mime, text),
    duration: orNull(duration, number),
    expiresAt: orNull(expiresAt, text),
    answer: null,
  };
}

function webAddress(given: string, baseUrl: string): string {
  const url = given.startsWith('/') ? baseUrl + given : given;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new TypeError('A URL is none.');
  return url;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('A list is none.');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A text is none.');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('A number is none.');
  return value;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}
