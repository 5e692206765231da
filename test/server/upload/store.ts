import { createHash, randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { sqlDate } from '../clock.ts';
import { ServerError } from '../failure.ts';
import type { KeyOwner } from '../keys.ts';
import { writeResized, writeThumb } from '../media/picture.ts';
import { videoMime, writeFrame } from '../media/video.ts';
import type { StoredName } from '../storage/picture-files.ts';
import type { ImageRecord } from '../storage/records.ts';
import { removeTemp } from '../storage/temp-files.ts';
import type { SiteState } from '../state.ts';
import { categoryNumber } from './category.ts';
import { refuseBadText } from './column-text.ts';
import { checksDuplicates, refuseDuplicate } from './duplicates.ts';
import { type PhotoNotes, readPhotoNotes } from './exif.ts';
import { expiresAt } from './expiration.ts';
import { storedStem, titleFromName } from './file-name.ts';
import { refuseFlood } from './flood.ts';
import type { Parameters } from './parameters.ts';
import { measure, type Prepared, prepareFile } from './prepare.ts';
import type { SourceFile } from './source.ts';
import { parseTags } from './tags.ts';
import { type Size, targetSize } from './width.ts';

export interface Uploader {
  owner: KeyOwner;
  clientIp: string;
}

/** Pictures wider than this get a medium one of this width. */
export const mediumWidth = 500;
const maxTitleLength = 100;

/**
 * Takes one file into the site, in the real server's order: duplicate, flood, the file itself,
 * duplicate again, resizing, and at last what the database refuses.
 * @throws ApiError or ServerError; nothing of the file is left then.
 */
export async function storeUpload(
  site: SiteState,
  uploader: Uploader,
  source: SourceFile,
  parameters: Parameters,
): Promise<ImageRecord> {
  const { owner, clientIp } = uploader;
  if (checksDuplicates(site, owner)) {
    // The real server takes the MD5 of a file it does not have, and fails.
    if (source.stored === undefined) throw new ServerError(`No file to compare: ${source.error}`);
    refuseDuplicate(site, owner, clientIp, source.stored.md5, 101);
  }
  refuseFlood(site, clientIp);
  const prepared = await prepareFile(site, owner, source);
  const folder = `${sqlDate(site.clock.now(), site.settings.zoneOffsetMinutes).slice(0, 10).replaceAll('-', '/')}/`;
  const stored = await site.files.reserve(
    folder,
    storedStem(source.name, prepared.extension),
    prepared.extension,
  );
  try {
    const written = await writeFiles(site, uploader, prepared, stored, parameters.width);
    const record = describe(site, uploader, source, parameters, prepared, stored, written);
    // A twin may have been stored while this one was worked on.
    refuseDuplicate(site, owner, clientIp, record.sourceMd5 ?? record.md5, 102);
    await site.records.add(record);
    return record;
  } catch (error) {
    await site.files.remove(stored);
    throw error;
  } finally {
    await removeTemp(prepared.file);
  }
}

interface Written extends Size {
  size: number;
  md5: string;
  sha256: string;
  sourceMd5: string | null;
  thumbSize: number;
  mediumSize: number;
  frameSize: number;
}

async function writeFiles(
  site: SiteState,
  { owner, clientIp }: Uploader,
  { media, extension, file }: Prepared,
  stored: StoredName,
  width: string | undefined,
): Promise<Written> {
  refuseDuplicate(site, owner, clientIp, file.md5, 102);
  const path = (role: 'original' | 'medium' | 'thumb' | 'frame') => site.files.path(stored, role);
  const still = media.type === 'image' && !media.animated;
  const target = still ? targetSize(width, media) : undefined;
  const size: Size = target ?? media;
  let final = file;
  if (target !== undefined) {
    refuseDuplicate(site, owner, clientIp, file.md5, 103);
    const resized = site.temp.path();
    await writeResized(file.path, resized, extension, target.width, target.height);
    await rename(resized, file.path);
    final = await measure(file.path);
  }
  const frameSize = media.type === 'video' ? await writeFrame(path('frame'), media.width, media.height) : 0;
  const picture = media.type === 'video' ? path('frame') : file.path;
  const drawn = media.type === 'video' ? 'jpeg' : extension;
  const thumbSize = await writeThumb(picture, path('thumb'), drawn);
  const animated = media.type === 'image' && media.animated;
  const medium = Math.min(mediumWidth, size.width);
  const mediumSize =
    size.width > mediumWidth || animated
      ? await writeResized(picture, path('medium'), drawn, medium, mediumHeight(size, medium))
      : 0;
  await site.files.place(final.path, stored);
  return {
    ...{ width: size.width, height: size.height },
    ...{ size: final.size, md5: final.md5, sha256: final.sha256 },
    sourceMd5: target === undefined ? null : file.md5,
    ...{ thumbSize, mediumSize, frameSize },
  };
}

export function mediumHeight({ width, height }: Size, medium: number): number {
  return Math.max(1, Math.round((medium * height) / width));
}

function describe(
  site: SiteState,
  { owner, clientIp }: Uploader,
  source: SourceFile,
  parameters: Parameters,
  { media, extension }: Prepared,
  stored: StoredName,
  written: Written,
): ImageRecord {
  const notes = media.type === 'image' ? readPhotoNotes(media.exif) : undefined;
  const title = parameters.title ?? notes?.title ?? titleFromName(source.name);
  const description = parameters.description ?? notes?.description ?? null;
  refuseBadText(source.name, 'image_original_filename', 255);
  for (const text of [title, description]) if (text !== null) refuseBadText(text, 'image_title', Infinity);
  const id = site.records.nextId();
  const now = site.clock.now();
  return {
    id,
    idEncoded: encodeId(id),
    deletePassword: randomBytes(24).toString('hex'),
    type: media.type,
    ...stored,
    mime: media.type === 'video' ? videoMime(media.format) : mimeOf(extension),
    ...written,
    duration: media.type === 'video' ? media.duration : 0,
    uploadedAt: now,
    expiresAt: expiresAt(parameters.expiration, now),
    title: title === null ? null : [...title].slice(0, maxTitleLength).join(''),
    description,
    tags: owner === 'guest' ? [] : parseTags(tagList(site, parameters.tags, notes)),
    albumId: album(site, owner, parameters.albumId),
    categoryId: categoryNumber(parameters.categoryId),
    nsfw: parameters.nsfw === '1' ? 1 : 0,
    originalFilename: source.name,
    exif: notes?.json ?? null,
    animated: media.type === 'image' && media.animated,
    approved: isApproved(site, owner),
    keyOwner: owner,
    clientIp,
  };
}

function mimeOf(extension: string): string {
  return `image/${extension === 'jpg' ? 'jpeg' : extension}`;
}

function tagList(site: SiteState, tags: string | undefined, notes: PhotoNotes | undefined): string {
  return [tags ?? '', site.settings.cameraTag ? (notes?.camera ?? '') : ''].join(',');
}

/** Own albums are taken, the guest key's in anyone's; any other wish is silently ignored. */
function album(site: SiteState, owner: KeyOwner, albumId: string | undefined): string | null {
  const found = site.settings.albums.find(({ id }) => id === albumId?.trim());
  return found !== undefined && (owner === 'guest' || owner === found.owner) ? found.id : null;
}

function isApproved(site: SiteState, owner: KeyOwner): boolean {
  if (site.settings.moderation === 'all') return owner === 'admin';
  return site.settings.moderation === 'none' || owner !== 'guest';
}

/** A short id that does not tell how many there are, as Chevereto's look (`BMAp`). */
function encodeId(id: number): string {
  const digest = createHash('sha256').update(String(id)).digest();
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz';
  const prefix = [0, 1].map((at) => letters.charAt((digest[at] ?? 0) % letters.length)).join('');
  return prefix + id.toString(36);
}
