import { rename } from 'node:fs/promises';
import { writeResized, writeThumb } from '../media/picture.ts';
import { writeFrame } from '../media/video.ts';
import type { SiteState } from '../state.ts';
import type { StoredName } from '../storage/picture-files.ts';
import type { TempFile } from '../storage/temp-files.ts';
import { measure, type Prepared } from './prepare.ts';
import { atWidth, type Size, targetSize } from './width.ts';

/** Pictures wider than this get a medium one of this width. */
export const mediumWidth = 500;

/** What became of an upload on disk. Sizes are bytes, 0 where there is no such file. */
export interface WrittenFiles extends Size {
  size: number;
  md5: string;
  /** The upload's, where the stored file was resized. */
  sourceMd5: string | null;
  sha256: string;
  thumbSize: number;
  mediumSize: number;
  frameSize: number;
}

/**
 * Writes the original, resized where that was asked for, and all that is cut from it.
 * @param beforeResizing called when the picture is about to be resized
 * @throws ApiError for a width or a picture that cannot be had
 */
export async function writeFiles(
  site: SiteState,
  prepared: Prepared,
  stored: StoredName,
  width: string | undefined,
  beforeResizing: () => void,
): Promise<WrittenFiles> {
  const { media, extension, file } = prepared;
  const target = media.type === 'image' && !media.animated ? targetSize(width, media) : undefined;
  if (target !== undefined) beforeResizing();
  const size: Size = target ?? media;
  const original = target === undefined ? file : await resize(site, file, extension, target);
  const cuts = await writeCuts(site, prepared, stored, size);
  await site.files.place(original.path, stored);
  return {
    width: size.width,
    height: size.height,
    size: original.size,
    md5: original.md5,
    sourceMd5: target === undefined ? null : file.md5,
    sha256: original.sha256,
    ...cuts,
  };
}

async function resize(site: SiteState, file: TempFile, extension: string, to: Size): Promise<TempFile> {
  const resized = site.temp.path();
  await writeResized(file.path, resized, extension, to);
  await rename(resized, file.path);
  return measure(file.path);
}

type Cuts = Pick<WrittenFiles, 'thumbSize' | 'mediumSize' | 'frameSize'>;

async function writeCuts(
  site: SiteState,
  { media, extension, file }: Prepared,
  stored: StoredName,
  size: Size,
): Promise<Cuts> {
  const [framePath, mediumPath, thumbPath] = [
    site.files.path(stored, 'frame'),
    site.files.path(stored, 'medium'),
    site.files.path(stored, 'thumb'),
  ];
  const frameSize = media.type === 'video' ? await writeFrame(framePath, size) : 0;
  const picture = media.type === 'video' ? framePath : file.path;
  const format = media.type === 'video' ? 'jpeg' : extension;
  const animated = media.type === 'image' && media.animated;
  const mediumSize =
    size.width > mediumWidth || animated
      ? await writeResized(picture, mediumPath, format, atWidth(size, Math.min(mediumWidth, size.width)))
      : 0;
  // Cut from the medium one where there is one: that spares a second reading of the large picture.
  const thumbSize = await writeThumb(mediumSize > 0 ? mediumPath : picture, thumbPath, format);
  return { thumbSize, mediumSize, frameSize };
}
