import { mkdtemp, rm, truncate, writeFile, appendFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SourceError, type BinarySource, type HttpRequest } from '../../../../src/core/index.ts';
import { mp4, pngOfSize } from '../../../media/index.ts';
import { nodePorts, undiciTransport } from '../node-ports.ts';
import {
  bytesAt,
  errorOf,
  fastPorts,
  siteForTests,
  upload,
  uploadOne,
  uploadsSeenBy,
  urlOf,
} from './situation.ts';

const site = siteForTests();
const bytes = pngOfSize(1_000_000, 'sources');
let directory = '';
let path = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sources-'));
  path = join(directory, 'a.png');
});
afterAll(async () => rm(directory, { recursive: true }));

function fileOnDisk(): BinarySource {
  return { kind: 'binary', name: 'a.png', size: bytes.length, open: () => createReadStream(path) };
}
const item = (source: BinarySource) => ({ file: 'a.png', source, parameters: {} });

describe('a file on disk', () => {
  test('is streamed, again for every attempt', async () => {
    await writeFile(path, bytes);
    site().faults.add({ kind: 'status', status: 503, first: 2 });
    const result = await uploadOne(site(), item(fileOnDisk()), {}, fastPorts(site()));
    expect((await bytesAt(urlOf(result))).equals(bytes)).toBe(true);
    expect(uploadsSeenBy(site()).map(({ file }) => file?.size)).toEqual(Array(3).fill(bytes.length));
  });

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'grows',
      async () => appendFile(path, 'more'),
      /^The file changed while it was read: it grew beyond its 1000000 bytes$/,
    ],
    [
      'shrinks',
      async () => truncate(path, 500_000),
      /^The file changed while it was read: it ended after 500000 of 1000000 bytes$/,
    ],
    [
      'is emptied',
      async () => truncate(path, 0),
      /^The file changed while it was read: it ended after \d+ of 1000000 bytes$/,
    ],
  ])('that %s never arrives whole, and is not tried again', async (_what, change, message) => {
    await writeFile(path, bytes);
    const changing: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        let isChanged = false;
        for await (const chunk of createReadStream(path)) {
          yield chunk as Buffer;
          // Once its type is known, and it is being sent.
          if (!isChanged) await change();
          isChanged = true;
        }
      },
    };
    const result = await uploadOne(site(), item(changing));
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'source' });
    expect(errorOf(result).message).toMatch(message);
    expect(result.attempts).toBe(1);
    expect(site().images()).toEqual([]);
  });

  test('that vanishes before it is tried again is told by its reason', async () => {
    await writeFile(path, bytes);
    site().faults.add({ kind: 'status', status: 429, first: 1 });
    const vanishing: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        yield* createReadStream(path);
        await rm(path);
      },
    };
    const result = await uploadOne(site(), item(vanishing), {}, fastPorts(site()));
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'source' });
    expect(errorOf(result).message).toMatch(/^The file cannot be read: ENOENT/);
    expect(result.attempts).toBe(2);
    expect(site().images()).toEqual([]);
  });

  test('is read once, and its memory given back when it is decided', async () => {
    await writeFile(path, bytes);
    const happened: string[] = [];
    const borrowing: BinarySource = {
      ...fileOnDisk(),
      open: () => {
        happened.push('open');
        return createReadStream(path);
      },
      release: () => happened.push('release'),
    };
    site().faults.add({ kind: 'status', status: 503, first: 1 });
    urlOf(await uploadOne(site(), item(borrowing), {}, fastPorts(site())));
    expect(happened).toEqual(['open', 'release', 'open', 'release']);
  });

  test('whose reader has an error of its own says just that', async () => {
    const own = new SourceError('The file is a directory', 'Name a file.');
    const failing: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        yield bytes.subarray(0, 600_000);
        await Promise.resolve();
        throw own;
      },
    };
    // Some transports hide what the body failed with.
    const hiding = async (request: HttpRequest) =>
      undiciTransport()(request).catch(() => {
        throw new Error('write EPIPE');
      });
    for (const transport of [undiciTransport(), hiding]) {
      const result = await uploadOne(site(), item(failing), {}, nodePorts({ transport }));
      expect(result).toMatchObject({ status: 'failed', attempts: 1 });
      expect('error' in result && result.error).toBe(own);
    }
  });

  test.each([
    ['before its type is known', 0],
    ['after its type is known', 600_000],
  ])('that is stuck %s is a timeout', async (_what, given) => {
    const stuck: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        if (given > 0) yield bytes.subarray(0, given);
        await new Promise(() => undefined);
      },
    };
    // Of the same size, so that it is hashed first.
    const items = [item(stuck), { ...item(fileOnDisk()), file: 'b.png' }];
    await writeFile(path, bytes);
    const results = await upload(site(), items, { timeout: 0.1, retries: 0 });
    expect(errorOf(results[0])).toMatchObject({ status: 'failed', kind: 'timeout' });
    expect(results[1]?.status).toBe('uploaded');
  });

  test('that comes slowly is waited for as long as bytes come', async () => {
    const slow: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        for (let start = 0; start < bytes.length; start += 100_000) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          yield bytes.subarray(start, start + 100_000);
        }
      },
    };
    urlOf(await uploadOne(site(), item(slow), { timeout: 0.3, retries: 0 }));
  });

  test('that is stuck can be cancelled', async () => {
    const stuck: BinarySource = {
      ...fileOnDisk(),
      open: async function* () {
        await new Promise(() => undefined);
        yield bytes;
      },
    };
    const signal = AbortSignal.timeout(50);
    const results = await upload(site(), [item(stuck), item(stuck)], { concurrency: 1 }, nodePorts(), {
      signal,
    });
    expect(results.map((result) => errorOf(result).kind)).toEqual(['cancelled', 'cancelled']);
  });
});

test('a large video is never held in memory as a whole', async () => {
  site().settings.phpUploadLimitBytes = site().settings.phpPostLimitBytes = 200 * 1024 ** 2;
  site().settings.appLimitBytes = 200 * 1024 ** 2;
  const clip = mp4('large');
  const chunk = Buffer.alloc(256 * 1024);
  const chunks = 200;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + chunk.length * chunks);
  head.write('free', 4, 'latin1');
  let ahead = 0;
  let most = 0;
  const source: BinarySource = {
    kind: 'binary',
    name: 'large.mp4',
    size: clip.length + head.length + chunk.length * chunks,
    open: async function* () {
      yield clip;
      yield head;
      for (let index = 0; index < chunks; index++) {
        ahead += chunk.length;
        most = Math.max(most, ahead);
        yield await Promise.resolve(chunk);
      }
    },
  };
  const result = await uploadOne(site(), item(source), {}, nodePorts(), {
    onProgress: ({ sent }) => {
      ahead = Math.max(0, ahead + clip.length + head.length - sent);
    },
  });
  urlOf(result);
  expect(most).toBeLessThan(50 * 1024 ** 2);
});
