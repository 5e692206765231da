import { describe, expect, test } from 'vitest';
import { bytesSource, type UploadResult } from '../../../../src/core/index.ts';
import { png, pngOfSize } from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import { errorOf, expectBalancedBooks, fileItem, siteForTests, upload, uploadsSeenBy } from './situation.ts';

const site = siteForTests();
const pictures = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => fileItem(`${index}.png`, png(9, 7, `${name} ${index}`)));
const kindOf = (result: UploadResult) =>
  `${result.status} ${'error' in result ? result.error.kind : ''}`.trim();

describe('cancelling', () => {
  test('before it began sends nothing and reads nothing', async () => {
    let reads = 0;
    const counted = {
      ...bytesSource('a.png', png(9, 7, 1)),
      open: () => {
        reads += 1;
        return bytesSource('a.png', png(9, 7, 1)).open();
      },
    };
    const items = [1, 2, 3].map((index) => ({ file: `${index}`, source: counted, parameters: {} }));
    const results = await upload(site(), items, {}, nodePorts(), { signal: AbortSignal.abort() });
    expect(results.map(kindOf)).toEqual(Array(3).fill('failed cancelled'));
    expect(reads).toBe(0);
    expect(site().requests).toEqual([]);
  });

  test('half-way keeps what was done and reports the rest', async () => {
    site().settings.latencyMs = 20;
    const cancel = new AbortController();
    const items = pictures(40, 'half-way');
    let decided = 0;
    const results = await upload(site(), items, { concurrency: 4 }, nodePorts(), {
      signal: cancel.signal,
      onResult: () => {
        decided += 1;
        if (decided === 10) cancel.abort();
      },
    });
    await expectBalancedBooks(site(), items, results);
    expect(results.filter(({ status }) => status === 'uploaded')).toHaveLength(10);
    expect(new Set(results.map(kindOf))).toEqual(
      new Set(['uploaded', 'unknown cancelled', 'failed cancelled']),
    );
    expect(uploadsSeenBy(site()).length).toBeLessThanOrEqual(14);
  });

  test('while the bytes go out is a failure: the site cannot have all of them', async () => {
    const cancel = new AbortController();
    const bytes = pngOfSize(1_500_000, 'cancelled');
    let closed = false;
    const source = {
      ...bytesSource('a.png', bytes),
      open: async function* () {
        try {
          for (let start = 0; start < bytes.length; start += 100_000) {
            if (start > 500_000) cancel.abort();
            yield await Promise.resolve(bytes.subarray(start, start + 100_000));
          }
        } finally {
          closed = true;
        }
      },
    };
    const results = await upload(site(), [{ file: 'a.png', source, parameters: {} }], {}, nodePorts(), {
      signal: cancel.signal,
    });
    expect(results.map(kindOf)).toEqual(['failed cancelled']);
    await expect.poll(() => closed).toBe(true);
    expect(site().images()).toEqual([]);
  });

  test('while the answer is awaited leaves it open', async () => {
    site().faults.add({ kind: 'hang', at: 'after-storing' });
    const cancel = new AbortController();
    const items = pictures(1, 'awaited');
    const uploading = upload(site(), items, {}, nodePorts(), { signal: cancel.signal });
    await expect.poll(() => site().images().length).toBe(1);
    cancel.abort();
    const results = await uploading;
    expect(results.map(kindOf)).toEqual(['unknown cancelled']);
    expect(errorOf(results[0]).message).toMatch(
      /^The request to 127\.0\.0\.1:\d+ was cancelled while it was under way$/,
    );
    await expectBalancedBooks(site(), items, results);
  });

  test('during a flood’s pause, a pacing pause and a retry’s pause ends at once', async () => {
    site().settings.flood.minute = 1;
    const start = performance.now();
    for (const change of [{ concurrency: 1 }, { maxPerMinute: 1 }]) {
      const items = pictures(4, JSON.stringify(change));
      const results = await upload(site(), items, change, nodePorts(), { signal: AbortSignal.timeout(150) });
      expect(results.map(kindOf)).toContain('failed cancelled');
    }
    site().faults.add({ kind: 'status', status: 429, retryAfter: { seconds: 60, form: 'seconds' } });
    const results = await upload(site(), pictures(1, 'retry'), {}, nodePorts(), {
      signal: AbortSignal.timeout(150),
    });
    expect(results.map(kindOf)).toEqual(['failed cancelled']);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('after everything was done changes nothing', async () => {
    const cancel = new AbortController();
    const results = await upload(site(), pictures(2, 'done'), {}, nodePorts(), { signal: cancel.signal });
    cancel.abort();
    expect(results.map(kindOf)).toEqual(['uploaded', 'uploaded']);
  });
});
