import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { comparePictures } from '../../../src/action/comment/difference/compare.ts';
import { decodePicture } from '../../../src/action/comment/difference/decode.ts';

/** A white page, with a black square of so many pixels a side. */
function page(square: number, { width = 100, height = 80 } = {}) {
  const page = sharp({ create: { width, height, channels: 3, background: 'white' } });
  if (square === 0) return page;
  const black = { create: { width: square, height: square, channels: 3, background: 'black' } } as const;
  return page.composite([{ input: black, left: 10, top: 10 }]);
}

describe('differences', () => {
  it.each([
    ['PNG', async (square: number) => page(square).png().toBuffer()],
    ['palette PNG', async (square: number) => page(square).png({ palette: true }).toBuffer()],
    ['JPEG', async (square: number) => page(square).jpeg({ quality: 95 }).toBuffer()],
    ['lossless WebP', async (square: number) => page(square).webp({ lossless: true }).toBuffer()],
    ['lossy WebP', async (square: number) => page(square).webp({ quality: 95 }).toBuffer()],
  ])('of %s are told and drawn', async (_, draw) => {
    const same = await comparePictures(await draw(20), await draw(20));
    expect(same.percent).toBe(0);
    const { percent, png } = await comparePictures(await draw(0), await draw(20));
    expect(percent).toBeGreaterThan(4);
    expect(percent).toBeLessThan(6);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 100, height: 80 });
  });

  it('compare formats with each other', async () => {
    const { percent } = await comparePictures(
      await page(20).png().toBuffer(),
      await page(20).webp({ lossless: true }).toBuffer(),
    );
    expect(percent).toBe(0);
  });

  it('count what only the larger picture has', async () => {
    const { percent, png } = await comparePictures(
      await page(0).png().toBuffer(),
      await page(0, { height: 100 }).png().toBuffer(),
    );
    expect(await sharp(png).metadata()).toMatchObject({ width: 100, height: 100 });
    expect(percent).toBeLessThanOrEqual(20);
  });

  it.each([
    ['a GIF', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
    ['a cut PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['a PNG of 30,000 pixels a side', hugePng()],
    ['a cut JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    ['a cut WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
  ])('are refused for %s', async (_, bytes) => {
    await expect(decodePicture(bytes)).rejects.toThrow();
  });
});

function hugePng(): Buffer {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0', 'latin1');
  head.writeUInt32BE(30_000, 16);
  head.writeUInt32BE(30_000, 20);
  return head;
}
