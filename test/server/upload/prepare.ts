import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { ApiError } from '../failure.ts';
import { convertBmp } from '../media/bmp.ts';
import { inspectMedia, type Media } from '../media/inspect.ts';
import { writeUpright, writeWithoutExif } from '../media/picture.ts';
import { videoExtension } from '../media/video.ts';
import type { SiteState } from '../state.ts';
import type { TempFile } from '../storage/temp-files.ts';
import type { SourceFile } from './source.ts';
import type { Uploader } from './store.ts';

/** An accepted file, still in the temporary directory, as it is going to be stored. */
export interface Prepared {
  media: Media;
  /** Lower case; `jpg` where the client's name said so. */
  extension: string;
  file: TempFile;
}

/** Checks the file and brings it into the form the site stores. */
export async function prepareFile(
  site: SiteState,
  uploader: Uploader,
  source: SourceFile,
): Promise<Prepared> {
  const stored = readableFile(source);
  const media = await inspectMedia(stored.path, source.mediaType);
  refuseTooBig(site, uploader, stored.size);
  if (media.type === 'video') return { media, extension: videoExtension(media.format), file: stored };
  switch (media.format) {
    case 'bmp': {
      await rewrite(site, stored.path, convertBmp);
      return {
        media: await inspectMedia(stored.path, 'image/png'),
        extension: 'png',
        file: await measure(stored.path),
      };
    }
    case 'avif':
      throw new ApiError('imagecreatefromavif(): avif error - Could not decode image: No codec available', 0);
    case 'webp':
      if (media.animated) throw new ApiError('Animated WebP is not supported', 400);
      return { media, extension: 'webp', file: stored };
    case 'jpeg': {
      const extension = /\.jpg$/i.test(source.name) ? 'jpg' : 'jpeg';
      return { ...(await prepareJpeg(site, stored, media)), extension };
    }
    default:
      return { media, extension: media.format, file: stored };
  }
}

function readableFile(source: SourceFile): TempFile {
  if (source.error === 'too-large') throw new ApiError('File too big (UPLOAD_ERR_INI_SIZE)', 601);
  if (source.error === 'no-file') throw new ApiError('No file was uploaded (UPLOAD_ERR_NO_FILE)', 601);
  if (source.stored === undefined)
    throw new ApiError('File was partially uploaded (UPLOAD_ERR_PARTIAL)', 601);
  return source.stored;
}

function refuseTooBig(site: SiteState, uploader: Uploader, size: number): void {
  const limit = byteLimit(site, uploader);
  if (size > limit) throw new ApiError(`File too big - max ${formatBytes(limit)}`, 400);
}

/** The largest file the application takes. */
export function byteLimit({ settings }: SiteState, { owner }: Uploader): number {
  return owner === 'guest' ? settings.guestLimitBytes : settings.appLimitBytes;
}

/** `2 MB`, `11.1 KB`: thousands, one decimal at most. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${Math.round((bytes / 1000 ** power) * 10) / 10} ${units[power - 1] ?? ''}`;
}

/** A turned photo is set upright; EXIF is dropped where the site is set so. Else the bytes stay. */
async function prepareJpeg(
  site: SiteState,
  stored: TempFile,
  media: Media,
): Promise<Omit<Prepared, 'extension'>> {
  if (media.type !== 'image') return { media, file: stored };
  const { exif, iptc, orientation = 0 } = media;
  const { keepExif } = site.settings;
  if (orientation === 0 && keepExif) return { media, file: stored };
  if (orientation !== 0) await rewrite(site, stored.path, writeUpright);
  if (!keepExif) await rewrite(site, stored.path, writeWithoutExif);
  const after = await inspectMedia(stored.path, 'image/jpeg');
  const kept = after.type === 'image' && keepExif ? { ...after, exif, iptc } : after;
  return { media: kept, file: await measure(stored.path) };
}

async function rewrite(
  site: SiteState,
  path: string,
  write: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const written = site.temp.path();
  await write(path, written);
  await rename(written, path);
}

/** A file's size and sums, read from disk in pieces. */
export async function measure(path: string): Promise<TempFile> {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    md5.update(bytes);
    sha256.update(bytes);
  }
  const { size } = await stat(path);
  return { path, size, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}
