import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { detectMedia, headSize } from '../../../src/core/media.ts';
import * as media from '../../media/index.ts';

const samples = new URL('../../../samples/', import.meta.url);
const plain = sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } });

const files: [string, Buffer][] = [
  ['a.png', media.png(9, 7, 'media')],
  ['a.apng', media.animatedPng(9, 7, 'media')],
  ['a.jpg', media.jpeg(16, 8, 'media')],
  ['photo.jpg', media.jpeg(16, 8, 'media', { title: 'A photo', orientation: 6 })],
  ['a.gif', media.gif(9, 7, 'media')],
  ['moving.gif', media.animatedGif(9, 7, 'media')],
  ['a.webp', media.webp(9, 7, 'media')],
  ['moving.webp', media.animatedWebp(9, 7, 'media')],
  ['a.avif', media.avif('media')],
  ['a.bmp', media.bmp(9, 7, 'media')],
  ['a.mp4', media.mp4('media')],
  ['a.webm', media.webm('media')],
  ['a.tiff', await plain.clone().tiff().toBuffer()],
  ['progressive.jpg', await plain.clone().jpeg({ progressive: true }).toBuffer()],
  ['lossy.webp', await plain.clone().webp().toBuffer()],
  ['lossless.webp', await plain.clone().webp({ lossless: true }).toBuffer()],
  ['palette.png', await plain.clone().png({ palette: true }).toBuffer()],
  ...readdirSync(samples).map((name): [string, Buffer] => [name, readFileSync(new URL(name, samples))]),
];

/** The oracle tells some things apart that upload as one, and has newer names for others. */
const spellings: Record<string, string> = {
  'image/apng': 'image/png',
  'video/matroska': 'video/x-matroska',
  'video/vnd.avi': 'video/x-msvideo',
};

async function oracle(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  return found && (spellings[found.mime] ?? found.mime);
}

describe('detectMedia', () => {
  test.each(files)('sees what %s is, whatever it is called', async (name, bytes) => {
    const mime = await oracle(bytes);
    expect(mime).toMatch(/^(image|video)\//);
    for (const called of [name, 'file.txt', 'a.constructor', 'a.__proto__', '']) {
      const found = detectMedia(bytes.subarray(0, headSize), called);
      expect(found).toMatchObject({ mime, type: mime?.split('/')[0] });
    }
  });

  const ftyp = (brand: string, ...compatible: string[]) => {
    const size = 16 + 4 * compatible.length;
    return Buffer.concat([
      Buffer.from([0, 0, 0, size]),
      Buffer.from(`ftyp${brand}\0\0\0\0${compatible.join('')}`),
    ]);
  };
  const oddHeads: [string, Buffer, string][] = [
    ['MP4 of any brand', ftyp('isom', 'mp42'), 'video/mp4'],
    ['MP4 for streaming', ftyp('dash'), 'video/mp4'],
    ['QuickTime', ftyp('qt  '), 'video/quicktime'],
    [
      'QuickTime of old, without a brand',
      Buffer.from('\0\0\x03\x28moov\0\0\0\x6clmvhd', 'latin1'),
      'video/quicktime',
    ],
    [
      'QuickTime that begins with its data',
      Buffer.from('\0\x12\x03\x28mdat\0\0\0\x6c', 'latin1'),
      'video/quicktime',
    ],
    [
      'QuickTime that begins with a gap',
      Buffer.from('\0\0\0\x08wide\0\0\x10\0mdat', 'latin1'),
      'video/quicktime',
    ],
    ['iTunes video', ftyp('M4V '), 'video/x-m4v'],
    ['3GPP', ftyp('3gp5'), 'video/3gpp'],
    ['AVIF', ftyp('avif', 'mif1'), 'image/avif'],
    ['moving AVIF', ftyp('avis', 'msf1'), 'image/avif'],
    ['HEIC', ftyp('heic', 'mif1'), 'image/heic'],
    ['HEIF', ftyp('mif1', 'heic'), 'image/heif'],
    ['AVIF that calls itself HEIF', ftyp('mif1', 'avif', 'miaf'), 'image/avif'],
    [
      'Matroska',
      Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'),
      'video/x-matroska',
    ],
    ['WebM', Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'), 'video/webm'],
    ['AVI', Buffer.from('RIFF\x24\0\0\0AVI LIST', 'latin1'), 'video/x-msvideo'],
    [
      'Ogg video',
      Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('\x80theora\x03', 'latin1')]),
      'video/ogg',
    ],
    ['Flash video', Buffer.from('FLV\x01\x05\0\0\0\x09', 'latin1'), 'video/x-flv'],
    ['MPEG program stream', Buffer.from('000001ba4400040004010003', 'hex'), 'video/mpeg'],
    ['MPEG video', Buffer.from('000001b31400f0c3', 'hex'), 'video/mpeg'],
    [
      'MPEG transport stream',
      Buffer.alloc(
        188 * 4,
        Buffer.concat([Buffer.from('\x47\x40\0\x10', 'latin1'), Buffer.alloc(184, 0xff)]),
      ),
      'video/mp2t',
    ],
    ['JPEG XL', Buffer.from('ff0afa1f0100', 'hex'), 'image/jxl'],
    ['JPEG XL in a container', Buffer.from('0000000c4a584c200d0a870a', 'hex'), 'image/jxl'],
    ['TIFF of the other byte order', Buffer.from('4d4d002a00000008', 'hex'), 'image/tiff'],
    ['icon', Buffer.from('00000100010010100000010020006804', 'hex'), 'image/x-icon'],
    ['GIF of 1987', Buffer.from('GIF87a\x01\0\x01\0\0\0\0', 'latin1'), 'image/gif'],
  ];
  test.each(oddHeads)('%s', (_what, head, mime) => {
    expect(detectMedia(head, 'file')).toMatchObject({ mime, type: mime.split('/')[0] });
  });

  test.each([
    ['a.mov', 'video/quicktime'],
    ['a.m4v', 'video/x-m4v'],
    ['a.3gp', 'video/3gpp'],
    ['a.MP4', 'video/mp4'],
    ['a.png', 'video/mp4'],
    ['mov', 'video/mp4'],
  ])('a container that goes by several names is %s', (name, mime) => {
    expect(detectMedia(ftyp('isom'), name)?.mime).toBe(mime);
  });

  test.each([
    '<svg/>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '\ufeff<?xml version="1.0"?>\n<svg>',
    '<?xml version="1.0"?><!-- a --><!-- b > c --> <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x">\n<!-- c --><svg >',
  ])('%j is an SVG', (text) => {
    expect(detectMedia(Buffer.from(text), 'a.svg')).toEqual({
      mime: 'image/svg+xml',
      extension: 'svg',
      type: 'image',
    });
  });

  test.each<[string, Buffer | string]>([
    ['nothing', media.empty()],
    ['text', media.text('media')],
    ['an archive', media.zip('media')],
    ['a PDF', media.pdf('media')],
    ['words', 'the wide world'],
    ['more words', 'BMW and Audi: (a comparison of two cars)'],
    ['words about pictures', 'GIF87b, PNG and JPEG'],
    ['words about videos', 'one ftyp isom, two moov'],
    ['a web page', '<!DOCTYPE html><html><svg></svg></html>'],
    ['XML', '<?xml version="1.0"?><feed/>'],
    ['a list of SVGs', '<svgs>'],
    ['sound', Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')],
    ['sound in a WAV', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['sound in an MP4', ftyp('M4A ', 'isom')],
    ['an audio book', ftyp('M4B ')],
    [
      'sound in an Ogg',
      Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('\x01vorbis')]),
    ],
    [
      'speech in an Ogg',
      Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead')]),
    ],
    ['a font', Buffer.from('00010000000f0080', 'hex')],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
    ['zeros', Buffer.alloc(1024)],
    ['a PNG without its start', media.png(9, 7, 'media').subarray(1)],
  ])('%s is neither picture nor video', (_what, content) => {
    expect(detectMedia(Buffer.from(content), 'a.png')).toBeUndefined();
  });

  test('no start of a file is mistaken for another type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(600), ([name, bytes], length) => {
        const whole = detectMedia(bytes, name);
        const found = detectMedia(bytes.subarray(0, length), name);
        if (found?.mime.startsWith('video/x-matroska') === false)
          expect([whole, undefined]).toContainEqual(found);
      }),
    );
  });

  test('no text is mistaken for a picture or video', () => {
    const word = fc.constantFrom(
      'ftyp',
      'isom',
      'wide',
      'moov',
      'mdat',
      'BM',
      'the ',
      'RIFF',
      'GIF',
      '(',
      '\n',
      'G',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 200 }), (words) => {
        expect(detectMedia(Buffer.from(words.join('')), 'a.png')).toBeUndefined();
      }),
    );
  });

  test('a hostile start is read in a moment', () => {
    for (const piece of ['<!---->', '<!--', '<?xml ?>', ' ', '<!DOCTYPE svg>', '<!DOCTYPE svg']) {
      const text = piece.repeat(headSize / piece.length);
      expect(detectMedia(Buffer.from(text), 'a.svg')).toBeUndefined();
      expect(detectMedia(Buffer.from(`<?xml ?>${text}`), 'a.svg')).toBeUndefined();
    }
  });
});
