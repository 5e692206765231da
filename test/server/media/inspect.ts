import { ApiError } from '../failure.ts';
import { type PictureInfo, readPicture } from './picture.ts';
import { type PictureFormat, type Sniffed, sniff, type VideoFormat } from './sniff.ts';
import { readVideo, type VideoInfo } from './video.ts';

export type Media =
  | ({ type: 'image'; format: PictureFormat } & PictureInfo)
  | ({ type: 'video'; format: VideoFormat } & VideoInfo);

const noInfo = () => new ApiError("Can't get target upload source info", 610);

/**
 * Looks at an uploaded file. Which kind it must be is decided by the part's media type alone.
 * @throws ApiError in the site's words when it is not of that kind.
 */
export async function inspectMedia(path: string, mediaType: string): Promise<Media> {
  const found = await sniff(path);
  return mediaType.startsWith('video/') ? inspectVideo(path, found) : inspectPicture(path, found);
}

async function inspectVideo(path: string, found: Sniffed): Promise<Media> {
  const info = found.kind === 'video' ? await readVideo(path) : undefined;
  if (found.kind !== 'video' || info === undefined) throw new ApiError('Invalid video file provided', 100);
  return { type: 'video', format: found.format, ...info };
}

async function inspectPicture(path: string, found: Sniffed): Promise<Media> {
  if (found.kind === 'too-short') throw new ApiError(`getimagesize(): Error reading from ${path}!`, 0);
  if (found.kind === 'refused-picture') throw new ApiError('Unavailable image format', 613);
  if (found.kind !== 'picture') throw noInfo();
  if (found.format === 'bmp') return bmp;
  const info = await readPicture(path, found.format);
  if (info === undefined) throw noInfo();
  return { type: 'image', format: found.format, ...info };
}

/** A BMP is looked at again once it was converted. */
const bmp: Media = {
  type: 'image',
  format: 'bmp',
  width: 0,
  height: 0,
  animated: false,
  exif: undefined,
  iptc: undefined,
  orientation: undefined,
};
