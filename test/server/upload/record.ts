import { createHash, randomBytes } from 'node:crypto';
import type { KeyOwner } from '../keys.ts';
import { videoMime } from '../media/video.ts';
import type { SiteState } from '../state.ts';
import type { StoredName } from '../storage/picture-files.ts';
import type { ImageRecord } from '../storage/records.ts';
import { categoryNumber } from './category.ts';
import { refuseBadText } from './column-text.ts';
import { type PhotoNotes, readPhotoNotes } from './exif.ts';
import { expiresAt } from './expiration.ts';
import { titleFromName } from './file-name.ts';
import type { Parameters } from './parameters.ts';
import type { Prepared } from './prepare.ts';
import type { Uploader } from './store.ts';
import { parseTags } from './tags.ts';
import type { WrittenFiles } from './write-files.ts';

/** Longer titles are cut, in characters. */
const maxTitleLength = 100;
/** The database's column for the client's file name, in characters. */
const maxFilenameLength = 255;

/**
 * The record of an upload whose files are written.
 * @throws ApiError in the database's words for what its columns refuse
 */
export function describeUpload(
  site: SiteState,
  { owner, clientIp }: Uploader,
  sentName: string,
  parameters: Parameters,
  { media, extension }: Prepared,
  stored: StoredName,
  written: WrittenFiles,
): ImageRecord {
  const notes = media.type === 'image' ? readPhotoNotes(media.exif, media.iptc) : undefined;
  const title = parameters.title ?? notes?.title ?? titleFromName(sentName);
  const description = parameters.description ?? notes?.description ?? null;
  refuseBadText(sentName, 'image_original_filename', maxFilenameLength);
  refuseBadText(title ?? '', 'image_title', Infinity);
  refuseBadText(description ?? '', 'image_description', Infinity);
  const id = site.records.nextId();
  const now = site.clock.now();
  return {
    id,
    idEncoded: encodeId(id),
    deletePassword: randomBytes(24).toString('hex'),
    type: media.type,
    ...stored,
    mime: media.type === 'video' ? videoMime(media.format) : pictureMime(extension),
    ...written,
    duration: media.type === 'video' ? media.duration : 0,
    uploadedAt: now,
    expiresAt: expiresAt(parameters.expiration, now),
    title: title === null ? null : [...title].slice(0, maxTitleLength).join(''),
    description,
    tags: owner === 'guest' ? [] : parseTags(tagList(site, parameters.tags, notes)),
    albumId: allowedAlbum(site, owner, parameters.albumId),
    categoryId: categoryNumber(parameters.categoryId),
    nsfw: parameters.nsfw === '1' ? 1 : 0,
    originalFilename: sentName,
    exif: notes?.json ?? null,
    animated: media.type === 'image' && media.animated,
    approved: isApproved(site, owner),
    keyOwner: owner,
    clientIp,
  };
}

function pictureMime(extension: string): string {
  return `image/${extension === 'jpg' ? 'jpeg' : extension}`;
}

function tagList(site: SiteState, tags: string | undefined, notes: PhotoNotes | undefined): string {
  return [tags ?? '', site.settings.cameraTag ? (notes?.camera ?? '') : ''].join(',');
}

/** Own albums are taken, the guest key's in anyone's; any other wish is silently ignored. */
function allowedAlbum(site: SiteState, owner: KeyOwner, albumId: string | undefined): string | null {
  const found = site.settings.albums.find(({ id }) => id === albumId?.trim());
  return found !== undefined && (owner === 'guest' || owner === found.owner) ? found.id : null;
}

function isApproved(site: SiteState, owner: KeyOwner): boolean {
  if (site.settings.moderation === 'all') return owner === 'admin';
  return site.settings.moderation === 'none' || owner !== 'guest';
}

const idLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz';

/** A short id that does not tell how many there are, looking like Chevereto's (`BMAp`). */
function encodeId(id: number): string {
  const digest = createHash('sha256').update(String(id)).digest();
  const prefix = [...digest.subarray(0, 2)].map((byte) => idLetters.charAt(byte % idLetters.length));
  return prefix.join('') + id.toString(36);
}
