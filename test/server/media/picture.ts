import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { ApiError } from '../failure.ts';
import type { PictureFormat } from './sniff.ts';

/** What the header of a picture says. */
export interface PictureInfo {
  width: number;
  height: number;
  animated: boolean;
  /** The EXIF and IPTC blocks, and of the first the orientation tag. */
  exif: Buffer | undefined;
  iptc: Buffer | undefined;
  orientation: number | undefined;
}

// Many uploads at once share few cores; a cache would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

/** Undefined when the header is not that of a picture after all. */
export async function readPicture(path: string, format: PictureFormat): Promise<PictureInfo | undefined> {
  try {
    const { width, height, pages, exif, iptc, orientation } = await sharp(path).metadata();
    const animated = format === 'png' ? await isAnimatedPng(path) : (pages ?? 1) > 1;
    return { width, height, animated, exif, iptc, orientation };
  } catch {
    return undefined;
  }
}

/** An APNG announces itself with an acTL chunk before the first IDAT. */
async function isAnimatedPng(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    const text = head.buffer.toString('latin1', 0, head.bytesRead);
    const control = text.indexOf('acTL');
    const data = text.indexOf('IDAT');
    return control >= 0 && (data < 0 || control < data);
  } finally {
    await file.close();
  }
}

/** A square cut-out, as every upload gets. */
export async function writeThumb(from: string, to: string, extension: string): Promise<number> {
  return write(sharp(from).resize(thumbEdge, thumbEdge, { fit: 'cover' }), to, extension);
}

export const thumbEdge = 320;

/** The whole picture at this width. */
export async function writeResized(
  from: string,
  to: string,
  extension: string,
  { width, height }: { width: number; height: number },
): Promise<number> {
  return write(sharp(from).resize(width, height, { fit: 'fill' }), to, extension);
}

/** The picture turned as its orientation tag says, encoded anew. */
export async function writeUpright(from: string, to: string): Promise<void> {
  await write(sharp(from).autoOrient(), to, 'jpeg');
}

/** The picture without its EXIF, encoded anew. */
export async function writeWithoutExif(from: string, to: string): Promise<void> {
  await write(sharp(from), to, 'jpeg');
}

/** Writes the picture and returns its bytes; a picture that cannot be decoded is GD's warning, code 0. */
async function write(picture: Sharp, to: string, extension: string): Promise<number> {
  try {
    const { size } = await encoded(picture, extension).toFile(to);
    return size;
  } catch (error) {
    throw new ApiError(decodeWarning(extension, error), 0);
  }
}

/** Chevereto's quality for the formats that lose something. */
const quality = 90;

/** Every format with its least effort: the server's time matters here, not the thumb's bytes. */
function encoded(picture: Sharp, extension: string): Sharp {
  switch (extension) {
    case 'png':
      return picture.png({ compressionLevel: 1, adaptiveFiltering: false });
    case 'gif':
      return picture.gif({ effort: 1, dither: 0 });
    case 'webp':
      return picture.webp({ quality, effort: 0 });
    default:
      return picture.jpeg({ quality });
  }
}

function decodeWarning(extension: string, error: unknown): string {
  switch (extension) {
    case 'png':
      return 'imagecreatefrompng(): gd-png: fatal libpng error: Read Error: truncated data\n';
    case 'gif':
      return 'imagecreatefromgif(): Passed data is not in "GIF" format';
    case 'webp':
      return 'imagecreatefromwebp(): gd-webp cannot allocate temporary buffer\n';
    default:
      return `imagecreatefromjpeg(): gd-jpeg: ${error instanceof Error ? error.message : 'cannot read'}`;
  }
}
