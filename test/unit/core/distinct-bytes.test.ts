import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { addedBytes, distinctBytes, withEdits, type Edit } from '../../../src/core/distinct-bytes.ts';
import { detectMedia, headSize } from '../../../src/core/media.ts';
import * as media from '../../media/index.ts';
import { bytesOf, inChunks } from './bytes.ts';

const samples = new URL('../../../samples/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, samples));
const square = sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } });

async function distinct(bytes: Buffer, mark: string, chunk = 1000): Promise<Buffer | undefined> {
  const head = bytes.subarray(0, headSize);
  const edits = distinctBytes(head, detectMedia(head, '')?.mime ?? '', bytes.length, mark);
  if (!edits) return undefined;
  const edited = await bytesOf(withEdits(inChunks(bytes, chunk), edits));
  expect(edited.length).toBe(bytes.length + addedBytes(edits));
  return edited;
}

const pictures: [string, Buffer][] = [
  ['png', media.png(40, 30, 'distinct')],
  ['moving png', media.animatedPng(40, 30, 'distinct')],
  ['palette png', await square.clone().png({ palette: true }).toBuffer()],
  ['jpeg', media.jpeg(40, 32, 'distinct')],
  ['jpeg with metadata', media.jpeg(40, 32, 'distinct', { title: 'kept', orientation: 6 })],
  ['progressive jpeg', await square.clone().jpeg({ progressive: true }).toBuffer()],
  ['gif', media.gif(40, 30, 'distinct')],
  ['moving gif', media.animatedGif(40, 30, 'distinct')],
  ['webp', media.webp(40, 30, 'distinct')],
  ['moving webp', media.animatedWebp(40, 30, 'distinct')],
  ['lossy webp', await square.clone().webp().toBuffer()],
  ['lossless webp', await square.clone().webp({ lossless: true }).toBuffer()],
  ['avif', media.avif('distinct')],
  ...readdirSync(samples)
    .filter((name) => !name.endsWith('.mp4'))
    .map((name): [string, Buffer] => [name, sample(name)]),
];

describe('distinctBytes', () => {
  test.each(pictures)('%s shows the same afterwards', async (_name, bytes) => {
    const edited = await distinct(bytes, 'another one');
    expect(edited).toBeDefined();
    expect(edited?.equals(bytes)).toBe(false);
    const seen = async (input: Buffer | undefined) => {
      const picture = sharp(input, { animated: true });
      const { width, height, pages, loop, delay, orientation, hasAlpha } = await picture.metadata();
      return {
        width,
        height,
        pages,
        loop,
        delay,
        orientation,
        hasAlpha,
        pixels: sha256(await picture.raw().toBuffer()),
      };
    };
    expect(await seen(edited)).toEqual(await seen(bytes));
  });

  test.each([
    ['mp4', media.mp4('distinct')],
    ['webm', media.webm('distinct')],
    ['walkthrough.mp4', sample('walkthrough.mp4')],
  ])('%s plays the same afterwards', async (_name, bytes) => {
    const edited = await distinct(bytes, 'another one');
    expect(edited?.subarray(0, bytes.length).equals(bytes)).toBe(true);
    expect(edited?.length).toBeGreaterThan(bytes.length);
    expect(await played(edited ?? bytes)).toEqual(await played(bytes));
  });

  test('the checksums of a PNG stay right', async () => {
    const edited = (await distinct(media.png(40, 30, 'distinct'), 'another one')) ?? Buffer.alloc(0);
    const types: string[] = [];
    for (let offset = 8; offset < edited.length;) {
      const end = offset + 8 + edited.readUInt32BE(offset);
      expect(edited.readUInt32BE(end)).toBe(crc32(edited.subarray(offset + 4, end)));
      types.push(edited.toString('latin1', offset + 4, offset + 8));
      offset = end + 4;
    }
    expect(types).toEqual(['IHDR', 'tEXt', 'tEXt', 'IDAT', 'IEND']);
  });

  test('every mark makes other bytes, the same one the same', async () => {
    const bytes = media.png(9, 7, 'distinct');
    const [one, two, again] = [
      await distinct(bytes, 'one'),
      await distinct(bytes, 'two'),
      await distinct(bytes, 'one'),
    ];
    expect(one).not.toEqual(two);
    expect(one).toEqual(again);
  });

  test('a WebP may have something behind it', async () => {
    const bytes = Buffer.concat([media.webp(40, 30, 'distinct'), Buffer.from('trailing')]);
    const edited = await distinct(bytes, 'x');
    expect(edited?.subarray(-8).toString()).toBe('trailing');
    expect((await sharp(edited).metadata()).width).toBe(40);
  });

  test.each<[string, Buffer]>([
    ['bmp', media.bmp(9, 7, 'distinct')],
    ['svg', media.svg('distinct')],
    ['gif of 1987', Buffer.from('GIF87a\x09\0\x07\0\0\0\0,', 'latin1')],
    ['webp that ends early', media.webp(40, 30, 'distinct').subarray(0, 30)],
    [
      'png whose first chunk is another',
      Buffer.from('89504e470d0a1a0a0000000443674249500020022bd5b37f0000000d49484452', 'hex'),
    ],
    ['png that ends early', media.png(9, 7, 'distinct').subarray(0, 30)],
    ['gif that ends early', media.gif(9, 7, 'distinct').subarray(0, 60)],
  ])('a %s has no place for a mark', async (_name, bytes) => {
    expect(await distinct(bytes, 'x')).toBeUndefined();
  });
});

describe('withEdits', () => {
  test('edits whatever the chunks', async () => {
    const edit = fc.record({ gap: fc.nat(20), removed: fc.nat(20), bytes: fc.uint8Array({ maxLength: 5 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 100 }),
        fc.array(edit, { maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        async (bytes, gaps, chunk) => {
          const edits: Edit[] = [];
          let end = 0;
          for (const { gap, removed, bytes: added } of gaps) {
            const offset = end + gap;
            if (offset + removed > bytes.length) break;
            edits.push({ offset, removed, bytes: added });
            end = offset + removed;
          }
          const expected = [...bytes];
          for (const { offset, removed, bytes: added } of edits.toReversed())
            expected.splice(offset, removed, ...added);
          expect([...(await bytesOf(withEdits(inChunks(bytes, chunk), edits)))]).toEqual(expected);
        },
      ),
    );
  });

  test('lets go of the bytes when nobody wants more', async () => {
    let closed = false;
    const endless = async function* () {
      try {
        for (;;) yield Buffer.from(await Promise.resolve('abc'));
      } finally {
        closed = true;
      }
    };
    for await (const chunk of withEdits(endless(), [])) {
      expect(chunk.length).toBe(3);
      break;
    }
    expect(closed).toBe(true);
  });
});

/** Duration, codec, size and every packet of the video track. */
async function played(bytes: Buffer): Promise<unknown> {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  return {
    duration: await input.computeDuration(),
    codec: await track?.getCodec(),
    width: await track?.getDisplayWidth(),
    packets: await track?.computePacketStats(),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
