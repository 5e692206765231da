import { decodePicture, type Pixels } from './decode.ts';

export interface Difference {
  /** Percentage of pixels that differ, of the area both pictures cover together. */
  percent: number;
  /** The later picture, faint, with what differs in red. */
  png: Buffer;
}

/** How different a colour must be, 0 to 1; pixelmatch's own default, which passes over anti-aliasing. */
const colourThreshold = 0.1;

/** @throws Error when one of them cannot be decoded. */
export async function comparePictures(before: Buffer, after: Buffer): Promise<Difference> {
  const [one, other] = [await decodePicture(before), await decodePicture(after)];
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const [{ default: pixelmatch }, { PNG }] = await Promise.all([import('pixelmatch'), import('pngjs')]);
  const drawn = new PNG({ width, height });
  const different = pixelmatch(
    onCanvas(one, width, height),
    onCanvas(other, width, height),
    drawn.data,
    width,
    height,
    {
      threshold: colourThreshold,
    },
  );
  return { percent: (100 * different) / (width * height), png: PNG.sync.write(drawn) };
}

/** The picture in the upper left corner; the rest is transparent. */
function onCanvas(picture: Pixels, width: number, height: number): Uint8Array {
  if (picture.width === width && picture.height === height) return picture.data;
  const canvas = new Uint8Array(width * height * 4);
  for (let row = 0; row < picture.height; row += 1) {
    const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
    canvas.set(line, row * width * 4);
  }
  return canvas;
}
