import { readFile } from 'node:fs/promises';
import { decode } from 'bmp-ts';
import sharp from 'sharp';

/** Writes a BMP file's picture as PNG; libvips cannot read BMP itself. */
export async function convertBmp(path: string, pngPath: string): Promise<void> {
  const { data, width, height } = decode(await readFile(path), { toRGBA: true });
  await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toFile(pngPath);
}
