import { describe, expect, test } from 'vitest';
import { bytesSource, toRecord, type UploadItem } from '../../../../src/core/index.ts';
import * as media from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import {
  bytesAt,
  errorOf,
  expectBalancedBooks,
  fastPorts,
  fileItem,
  sha256,
  siteForTests,
  upload,
  uploadOne,
  uploadsSeenBy,
  urlOf,
} from './situation.ts';

const site = siteForTests();
const picture = media.png(40, 30, 'duplicates');

describe('bytes that the site knows from an earlier run', () => {
  test.each(['reuse', 'fail'] as const)('fail with %s where no URL is known', async (onDuplicate) => {
    urlOf(await uploadOne(site(), fileItem('first.png', picture)));
    const result = await uploadOne(site(), fileItem('again.png', picture), { onDuplicate });
    expect(errorOf(result)).toEqual({
      status: 'failed',
      kind: 'duplicate',
      message: 'The site has these bytes already: "Duplicated upload" (code 101)',
    });
    expect(result).toMatchObject({ attempts: 1, sha256: sha256(picture) });
  });

  test('are passed over with skip', async () => {
    urlOf(await uploadOne(site(), fileItem('first.png', picture)));
    const result = await uploadOne(site(), fileItem('again.png', picture), { onDuplicate: 'skip' });
    expect(errorOf(result)).toMatchObject({ status: 'skipped', kind: 'duplicate' });
    expect(site().images()).toHaveLength(1);
  });

  test.each<[string, Buffer]>([
    ['png', picture],
    ['jpg', media.jpeg(16, 8, 'again')],
    ['gif', media.animatedGif(9, 7, 'again')],
    ['webp', media.webp(9, 7, 'again')],
    ['mp4', media.mp4('again')],
    ['webm', media.webm('again')],
  ])('are made to differ with reupload: %s', async (extension, bytes) => {
    urlOf(await uploadOne(site(), fileItem(`first.${extension}`, bytes)));
    const item = fileItem(`again.${extension}`, bytes);
    const result = await uploadOne(site(), item, { onDuplicate: 'reupload' });
    const stored = await bytesAt(urlOf(result));
    expect(stored.equals(bytes)).toBe(false);
    expect(result).toMatchObject({
      status: 'uploaded',
      attempts: 2,
      sha256: sha256(stored),
      size: stored.length,
      warnings: ['The site had these bytes already: sent again with a mark inside that makes them differ.'],
    });
    // And once more: every mark is another.
    urlOf(await uploadOne(site(), item, { onDuplicate: 'reupload' }));
  });

  test('fail with reupload where nothing can be made to differ', async () => {
    const bitmap = media.bmp(9, 7, 'again');
    urlOf(await uploadOne(site(), fileItem('first.bmp', bitmap)));
    const result = await uploadOne(site(), fileItem('again.bmp', bitmap), { onDuplicate: 'reupload' });
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'duplicate' });
    expect(result.attempts).toBe(1);
  });

  test('are not sent when their upload is remembered', async () => {
    const first = await uploadOne(site(), fileItem('first.png', picture));
    if (first.status !== 'uploaded') throw new Error('not uploaded');
    const { hosted } = first;
    const asked: [string, UploadItem][] = [];
    const items = [
      fileItem('again.png', picture, { title: 'x' }),
      fileItem('other.png', media.png(9, 7, 'other')),
    ];
    const results = await upload(site(), items, {}, nodePorts(), {
      recall: (hash, item) => {
        asked.push([hash, item]);
        return hash === first.sha256 ? hosted : undefined;
      },
    });
    expect(results[0]).toEqual({
      file: 'again.png',
      status: 'reused',
      hosted,
      sha256: first.sha256,
      size: picture.length,
      mime: null,
      attempts: 0,
      warnings: [],
    });
    expect(results[1]?.status).toBe('uploaded');
    expect(asked.map(([, item]) => item)).toEqual(items);
    expect(uploadsSeenBy(site())).toHaveLength(2);
  });

  test.each(['json', 'txt', 'redirect'])('are known by the message alone: %s', async (format) => {
    urlOf(await uploadOne(site(), fileItem('first.png', picture)));
    const result = await uploadOne(site(), fileItem('again.png', picture, { format }), {
      onDuplicate: 'skip',
    });
    expect(result.status).toBe('skipped');
  });
});

describe('equal bytes in one run', () => {
  const twins = (count: number) =>
    Array.from({ length: count }, (_, index) => fileItem(`${index}.png`, picture));

  test.each(['reuse', 'reupload', 'skip', 'fail'] as const)(
    'are sent once, with %s too',
    async (onDuplicate) => {
      const results = await upload(site(), twins(10), { onDuplicate });
      expect(results.map(({ status }) => status)).toEqual(['uploaded', ...Array<string>(9).fill('reused')]);
      expect(new Set(results.map((result) => toRecord(result).url)).size).toBe(1);
      expect(new Set(results.map((result) => toRecord(result).sha256))).toEqual(new Set([sha256(picture)]));
      expect(uploadsSeenBy(site())).toHaveLength(1);
    },
  );

  test('are looked for among files of the same size only', async () => {
    const reads: string[] = [];
    const counted = (file: string, bytes: Uint8Array): UploadItem => ({
      file,
      source: {
        ...bytesSource(file, bytes),
        open: () => {
          reads.push(file);
          return bytesSource(file, bytes).open();
        },
      },
      parameters: {},
    });
    const items = [
      counted('same size', media.pngOfSize(3000, 'one')),
      counted('another size', media.pngOfSize(3001, 'two')),
      counted('same size again', media.pngOfSize(3000, 'three')),
    ];
    await upload(site(), items, { concurrency: 1 });
    expect(reads).toEqual(['same size', 'same size', 'another size', 'same size again', 'same size again']);
  });

  test('whose first is lost are not sent again', async () => {
    site().faults.add({ kind: 'reset', at: 'after-storing' });
    const results = await upload(site(), twins(5), { retries: 0 });
    expect(results.map((result) => errorOf(result).status)).toEqual(Array(5).fill('unknown'));
    expect(uploadsSeenBy(site())).toHaveLength(1);
  });

  test('whose first fails are sent by the next', async () => {
    site().faults.add({ kind: 'reset', at: 'mid-body', first: 2 });
    const items = twins(5).map((item, index) => ({
      ...item,
      // What is wrong with the first one is not wrong with the others.
      parameters: index === 0 ? { width: 'wide' } : {},
    }));
    const results = await upload(site(), items, { concurrency: 1 }, fastPorts(site()));
    expect(results.map(({ status }) => status)).toEqual(['failed', 'uploaded', 'reused', 'reused', 'reused']);
    await expectBalancedBooks(site(), items, results);
  });

  test('whose first fails are sent once by one of those who wait', async () => {
    const [wrong, ...others] = twins(8);
    if (!wrong) throw new Error('no twins');
    const items = [{ ...wrong, parameters: { width: 'wide' } }, ...others];
    const results = await upload(site(), items, { concurrency: 8 });
    const statuses = results.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['failed', ...Array<string>(6).fill('reused'), 'uploaded']);
    expect(uploadsSeenBy(site())).toHaveLength(1);
  });

  test('are known when they come from different places', async () => {
    const url = urlOf(await uploadOne(site(), fileItem('first.png', picture)));
    // The same bytes under two URLs: only the site can tell that it knows them.
    site().settings.duplicates = 'allow';
    const second = urlOf(await uploadOne(site(), fileItem('second.png', picture)));
    site().settings.duplicates = 'refuse';
    site().setClock(25 * 3_600_000);
    const items = [url, second].map((source) => ({
      file: source,
      source: { kind: 'url', url: source } as const,
      parameters: {},
    }));
    const results = await upload(site(), items, { remote: 'download', concurrency: 1 });
    expect(results.map(({ status }) => status)).toEqual(['uploaded', 'reused']);
    expect(toRecord(results[1] ?? (await uploadOne(site(), fileItem('x', picture)))).url).toBe(
      urlOf(results[0]),
    );
  });
});

describe('a refusal as duplicate after a lost answer', () => {
  test.each([
    [{ kind: 'reset', at: 'after-storing' }],
    [{ kind: 'truncated', how: 'connection' }],
    [{ kind: 'truncated', how: 'body' }],
    [{ kind: 'wrong-length', by: 7 }],
    [{ kind: 'status', status: 502, stored: true }],
    [{ kind: 'status', status: 503, stored: true, retryAfter: { seconds: 1, form: 'seconds' } }],
  ] as const)('is neither success nor failure: %j', async (fault) => {
    site().faults.add({ ...fault, first: 1 });
    for (const onDuplicate of ['reuse', 'reupload', 'skip', 'fail'] as const) {
      site().faults.clear();
      site().faults.add({ ...fault, first: 1 });
      const result = await uploadOne(
        site(),
        fileItem('a.png', media.png(9, 7, onDuplicate)),
        { onDuplicate },
        fastPorts(site()),
      );
      expect(errorOf(result)).toEqual({
        status: 'unknown',
        kind: 'duplicate',
        message: 'The answer was lost, and the site now has these bytes: the file may have been uploaded',
      });
      expect(result.attempts).toBe(2);
    }
    expect(site().images()).toHaveLength(4);
  });

  test('where the site takes known bytes, the file is there twice, and the warning says so', async () => {
    site().settings.duplicates = 'allow';
    site().faults.add({ kind: 'reset', at: 'after-storing', first: 1 });
    const item = fileItem('a.png', picture);
    const result = await uploadOne(site(), item, {}, fastPorts(site()));
    expect(result.warnings).toEqual([
      'The answer to an earlier attempt was lost: the site may hold this file twice.',
    ]);
    await expectBalancedBooks(site(), [item], [result]);
  });
});
