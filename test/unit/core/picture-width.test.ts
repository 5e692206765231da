import { readdirSync, readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { detectMedia, headSize } from '../../../src/core/media.ts';
import { pictureWidth } from '../../../src/core/picture-width.ts';
import * as media from '../../media/index.ts';

const samples = new URL('../../../samples/', import.meta.url);
const picture = (width: number) => sharp({ create: { width, height: 5, channels: 3, background: 'teal' } });
const widths = [1, 2, 255, 256, 257, 16_000];

const files: [string, Buffer][] = [
  ...widths.flatMap((width): [string, Buffer][] => [
    [`png ${width}`, media.png(width, 5, 'width')],
    [`jpeg ${width}`, media.jpeg(width, 5, 'width')],
    [`jpeg with metadata ${width}`, media.jpeg(width, 5, 'width', { title: 't', description: 'd' })],
    [`gif ${width}`, media.gif(width, 5, 'width')],
    [`webp ${width}`, media.webp(width, 5, 'width')],
    [`moving webp ${width}`, media.animatedWebp(width, 5, 'width')],
    [`bmp ${width}`, media.bmp(width, 5, 'width')],
  ]),
  ['moving png', media.animatedPng(300, 5, 'width')],
  ['moving gif', media.animatedGif(300, 5, 'width')],
  ['progressive jpeg', await picture(301).jpeg({ progressive: true }).toBuffer()],
  ['jpeg with a colour profile', await picture(301).withMetadata({ icc: 'p3' }).jpeg().toBuffer()],
  ['lossy webp', await picture(302).webp().toBuffer()],
  ['lossless webp', await picture(303).webp({ lossless: true }).toBuffer()],
  [
    'webp with metadata',
    await picture(304)
      .withMetadata({ exif: { IFD0: { Copyright: 'x' } } })
      .webp()
      .toBuffer(),
  ],
  ...readdirSync(samples)
    .filter((name) => !name.endsWith('.mp4'))
    .map((name): [string, Buffer] => [name, readFileSync(new URL(name, samples))]),
];

describe('pictureWidth', () => {
  test.each(files)('%s', (name, bytes) => {
    const head = bytes.subarray(0, headSize);
    const mime = detectMedia(head, name)?.mime ?? '';
    expect(pictureWidth(head, mime)).toBe(imageSize(bytes).width);
  });

  test('reads a header that is not at the start of its buffer', () => {
    const bytes = Buffer.concat([Buffer.from('before'), media.png(123, 5, 'width')]);
    expect(pictureWidth(bytes.subarray(6), 'image/png')).toBe(123);
  });

  test('reads a bitmap that is stored the other way round', () => {
    const bytes = media.bmp(123, 5, 'width');
    bytes.writeInt32LE(-5, 22);
    expect(pictureWidth(bytes, 'image/bmp')).toBe(123);
  });

  test('reads an old bitmap', () => {
    const bytes = Buffer.alloc(30);
    bytes.write('BM');
    bytes.writeUInt32LE(12, 14);
    bytes.writeUInt16LE(123, 18);
    expect(pictureWidth(bytes, 'image/bmp')).toBe(123);
  });

  test('passes over fill bytes and a comment in a JPEG', () => {
    const bytes = media.jpeg(123, 5, 'width');
    const filled = Buffer.concat([
      bytes.subarray(0, 2),
      Buffer.from('fffffffe0004abcd', 'hex'),
      bytes.subarray(2),
    ]);
    expect(pictureWidth(filled, 'image/jpeg')).toBe(123);
  });

  test.each(['image/avif', 'image/heic', 'image/tiff', 'image/svg+xml', 'video/mp4', '', 'constructor'])(
    'does not know the width of %s',
    (mime) => {
      expect(pictureWidth(media.png(123, 5, 'width'), mime)).toBeUndefined();
    },
  );

  test.each(files)('%s cut off anywhere: its width or none', (name, bytes) => {
    const mime = detectMedia(bytes, name)?.mime ?? '';
    const width = imageSize(bytes).width;
    for (let length = 0; length < Math.min(bytes.length, 700); length++) {
      expect([width, undefined]).toContain(pictureWidth(bytes.subarray(0, length), mime));
    }
  });

  test('a JPEG of nothing but segments ends the search', () => {
    const endless = Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      Buffer.alloc(headSize, Buffer.from('ffe00002', 'hex')),
    ]);
    expect(pictureWidth(endless, 'image/jpeg')).toBeUndefined();
    expect(pictureWidth(Buffer.alloc(headSize, 0xff), 'image/jpeg')).toBeUndefined();
  });
});
