import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SourceError, UnsupportedMediaError } from '../../../src/core/errors.ts';
import { hashOf, preparePayload } from '../../../src/core/payload.ts';
import { bytesSource, type BinarySource } from '../../../src/core/source.ts';
import { mp4, png, pngOfSize, text } from '../../media/index.ts';
import { bytesOf, inChunks } from './bytes.ts';
import { nodePorts } from './node-ports.ts';

const ports = nodePorts();
const picture = pngOfSize(200_000, 'payload');

function source(bytes: Uint8Array, size = bytes.length, chunk = 64 * 1024): BinarySource {
  return { kind: 'binary', name: 'a.png', size, open: () => inChunks(bytes, chunk) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('preparePayload', () => {
  test.each([100, 999, 64 * 1024, 1_000_000])(
    'sends the bytes as they are, read %d at a time',
    async (chunk) => {
      const payload = await preparePayload(source(picture, picture.length, chunk), ports);
      expect(payload.part).toMatchObject({ fileName: 'a.png', mime: 'image/png', size: picture.length });
      expect(payload.sha256()).toBeUndefined();
      expect((await bytesOf(payload.part.open())).equals(picture)).toBe(true);
      expect(payload.sha256()).toBe(sha256(picture));
    },
  );

  test('gives a nameless file the extension of its type', async () => {
    const payload = await preparePayload(bytesSource('', mp4('payload')), ports);
    expect(payload.part).toMatchObject({ fileName: 'upload.mp4', mime: 'video/mp4' });
  });

  test('a distinct version has other bytes, and says how many', async () => {
    const payload = await preparePayload(source(picture), ports);
    const distinct = payload.distinct('mark');
    const bytes = await bytesOf(distinct?.part.open() ?? inChunks(picture, 1));
    expect(bytes.length).toBe(distinct?.part.size);
    expect(bytes.equals(picture)).toBe(false);
    expect(distinct?.sha256()).toBe(sha256(bytes));
    expect(payload.sha256()).toBeUndefined();
  });

  test('refuses what is no picture or video, without reading all of it', async () => {
    let read = 0;
    const endless = async function* () {
      for (;;) {
        read += 1;
        yield await Promise.resolve(text('payload'));
      }
    };
    const big: BinarySource = { kind: 'binary', name: 'a.png', size: 10 ** 9, open: endless };
    await expect(preparePayload(big, ports)).rejects.toBeInstanceOf(UnsupportedMediaError);
    expect(read).toBeLessThan(5000);
  });

  test('a file that grows is never sent whole', async () => {
    const grown = Buffer.concat([picture, Buffer.from('more')]);
    for (const chunk of [1000, 1_000_000]) {
      const payload = await preparePayload(source(grown, picture.length, chunk), ports);
      await expectChange(payload.part.open(), picture.length, /it grew beyond its 200000 bytes/);
    }
  });

  test('a file that shrinks is never sent whole', async () => {
    for (const chunk of [1000, 1_000_000]) {
      const payload = await preparePayload(source(picture.subarray(0, -1), picture.length, chunk), ports);
      await expectChange(payload.part.open(), picture.length - 1, /it ended after 199999 of 200000 bytes/);
      expect(payload.sha256()).toBeUndefined();
    }
  });

  test('a file that cannot be read is told by its reason', async () => {
    const failing: BinarySource = {
      ...source(picture),
      // eslint-disable-next-line @typescript-eslint/require-await -- fails before it has anything
      open: async function* () {
        throw new Error('EACCES: permission denied');
      },
    };
    const failure = preparePayload(failing, ports);
    await expect(failure).rejects.toBeInstanceOf(SourceError);
    await expect(failure).rejects.toThrow('The file cannot be read: EACCES: permission denied');
    await expect(hashOf(failing, ports, () => undefined)).rejects.toThrow(
      'The file cannot be read: EACCES: permission denied',
    );
  });

  test('a file that vanishes between two attempts is told by its reason', async () => {
    let reads = 0;
    const vanishing: BinarySource = {
      ...source(picture),
      open: () => {
        reads += 1;
        if (reads > 1) throw new Error('ENOENT: no such file');
        return inChunks(picture, 1000);
      },
    };
    const payload = await preparePayload(vanishing, ports);
    expect((await bytesOf(payload.part.open())).equals(picture)).toBe(true);
    await expect(bytesOf(payload.part.open())).rejects.toThrow(
      'The file cannot be read: ENOENT: no such file',
    );
  });

  test('an error of the core that a source throws stays as it is', async () => {
    const own = new SourceError('The file is a directory', 'Name a file.');
    const failing: BinarySource = {
      ...source(picture),
      open: () => {
        throw own;
      },
    };
    await expect(preparePayload(failing, ports)).rejects.toBe(own);
  });

  describe('a source that lends its memory', () => {
    /** How many reads are open, and how often its memory was given back. */
    function lending(chunks: () => AsyncGenerator<Uint8Array>) {
      const counts = { open: 0, released: 0 };
      const lender: BinarySource = {
        ...source(picture),
        open: async function* () {
          counts.open += 1;
          try {
            yield* chunks();
          } finally {
            counts.open -= 1;
          }
        },
        release: () => {
          counts.released += 1;
        },
      };
      return { lender, counts };
    }

    test('is closed with the payload that was not sent', async () => {
      const { lender, counts } = lending(() => inChunks(picture, 64 * 1024));
      const payload = await preparePayload(lender, ports);
      expect(counts).toEqual({ open: 1, released: 0 });
      payload.close();
      await expect.poll(() => counts).toEqual({ open: 0, released: 1 });
    });

    test('is closed when the transport gives up', async () => {
      const { lender, counts } = lending(() => inChunks(picture, 64 * 1024));
      const payload = await preparePayload(lender, ports);
      const chunks = payload.part.open()[Symbol.asyncIterator]();
      await chunks.next();
      expect(counts.open).toBe(1);
      await chunks.return?.();
      expect(counts).toEqual({ open: 0, released: 0 });
      payload.close();
      await expect.poll(() => counts.released).toBe(1);
    });

    test('gets it back before it is read again', async () => {
      const { lender, counts } = lending(() => inChunks(picture, 64 * 1024));
      const payload = await preparePayload(lender, ports);
      await bytesOf(payload.part.open());
      expect(counts.released).toBe(0);
      expect((await bytesOf(payload.part.open())).equals(picture)).toBe(true);
      expect(counts).toEqual({ open: 0, released: 1 });
    });

    test('does not get it back while it is still read into', async () => {
      let go = (): void => undefined;
      const { lender, counts } = lending(async function* () {
        yield picture.subarray(0, 100_000);
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        yield picture.subarray(100_000);
      });
      const payload = await preparePayload(lender, ports);
      // An attempt that is given up while it waits for bytes, and the next one.
      const chunks = payload.part.open()[Symbol.asyncIterator]();
      void chunks.next();
      const again = payload.part.open()[Symbol.asyncIterator]();
      void again.next();
      await expect.poll(() => counts.open).toBe(2);
      payload.close();
      expect(counts.released).toBe(0);
      go();
    });

    test('gets it back after it was hashed', async () => {
      const { lender, counts } = lending(() => inChunks(picture, 64 * 1024));
      await hashOf(lender, ports, () => undefined);
      await expect.poll(() => counts).toEqual({ open: 0, released: 1 });
    });
  });
});

test('hashOf is the SHA-256 of all bytes', async () => {
  expect(await hashOf(source(picture, picture.length, 999), ports, () => undefined)).toBe(sha256(picture));
  expect(await hashOf(bytesSource('', png(1, 1, 1)), ports, () => undefined)).toBe(sha256(png(1, 1, 1)));
});

/** The stream fails as told, with fewer than `size` bytes given away. */
async function expectChange(chunks: AsyncIterable<Uint8Array>, size: number, message: RegExp): Promise<void> {
  let given = 0;
  const reading = (async () => {
    for await (const chunk of chunks) given += chunk.length;
  })();
  await expect(reading).rejects.toBeInstanceOf(SourceError);
  await expect(reading).rejects.toThrow(message);
  expect(given).toBeLessThan(size);
}
