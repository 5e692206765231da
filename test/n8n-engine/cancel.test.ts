import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { png, pngOfSize } from '../media/index.ts';
import type { Fault } from '../server/index.ts';
import { continueOnFail, fileItem, json, pixvidNode, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };
const pictures = (count: number) =>
  Array.from({ length: count }, (_, n) => fileItem(png(8 + (n % 50), 8, n), `${n}.png`, { n }));

describe('cancelling the execution', () => {
  test.each<[string, Fault]>([
    ['while the site is silent', { kind: 'hang', at: 'before-storing' }],
    ['while a body is on its way', { kind: 'slow-reading', bytesPerSecond: 500_000 }],
    ['while an answer is awaited', { kind: 'slow-answer', ms: 4_000 }],
  ])('%s stops sending', async (_, fault) => {
    node.site.faults.add(fault);
    const cancel = new AbortController();
    const given = Array.from({ length: 6 }, (_, n) => fileItem(pngOfSize(1_500_000, n), `${n}.png`));
    const running = node.upload(binary, { items: given, options: { concurrency: 2 }, signal: cancel.signal });
    while (uploads(node.site).length < 2) await sleep(10);
    const cancelledAt = performance.now();
    cancel.abort();
    const outcome = await running;
    expect(outcome.status).toBe('canceled');
    expect(json(outcome).map(({ details }) => details)).toEqual(
      Array(6).fill(expect.objectContaining({ kind: 'cancelled' })),
    );
    expect(performance.now() - cancelledAt).toBeLessThan(2_000);
    await expect.poll(() => node.site.openConnections(), { timeout: 10_000 }).toBe(0);
    expect(uploads(node.site)).toHaveLength(2);
  });

  test('while a retry is awaited', async () => {
    node.site.faults.add({ kind: 'status', status: 503, retryAfter: { seconds: 60, form: 'seconds' } });
    const cancel = new AbortController();
    const running = node.upload(binary, { items: pictures(1), signal: cancel.signal });
    while (uploads(node.site)[0]?.answeredStatus !== 503) await sleep(10);
    cancel.abort();
    expect((await running).status).toBe('canceled');
    expect(uploads(node.site)).toHaveLength(1);
  });

  test('a deletion', async () => {
    node.site.faults.add({ kind: 'hang', at: 'before-storing', on: 'delete' });
    const cancel = new AbortController();
    const deleteUrl = `${node.site.baseUrl}/image/abc/delete/123`;
    const running = node.delete(deleteUrl, {
      items: [{}, {}, {}],
      settings: continueOnFail,
      signal: cancel.signal,
    });
    while (node.site.requests.length === 0) await sleep(10);
    cancel.abort();
    expect((await running).status).toBe('canceled');
    expect(node.site.requests).toHaveLength(1);
  });
});

test(
  'after 1,000 uploads with faults, open files and connections are as before',
  { timeout: 180_000 },
  async () => {
    await node.upload(binary, { items: pictures(20) });
    await expect.poll(() => node.site.openConnections(), { timeout: 10_000 }).toBe(0);
    const before = await openFiles();
    await node.site.reset();
    const faults: Fault[] = [
      { kind: 'reset', at: 'before-body', every: 11 },
      { kind: 'reset', at: 'mid-body', every: 13 },
      { kind: 'reset', at: 'after-storing', every: 17 },
      { kind: 'early-answer', status: 413, every: 19 },
      { kind: 'early-answer', status: 413, abrupt: true, every: 23 },
      { kind: 'status', status: 503, every: 7 },
      { kind: 'truncated', how: 'connection', every: 29 },
      { kind: 'html', every: 31 },
      { kind: 'hang', at: 'before-storing', every: 101 },
    ];
    for (const fault of faults) node.site.faults.add(fault);
    const outcome = await node.upload(binary, {
      items: pictures(1000),
      settings: continueOnFail,
      options: { concurrency: 16, timeout: 1, retries: 1 },
    });
    expect(outcome.status).toBe('success');
    const results = json(outcome);
    expect(results).toHaveLength(1000);
    const failed = results.filter(({ error }) => error !== undefined).length;
    expect(failed).toBeGreaterThan(20);
    expect(failed).toBeLessThan(300);
    node.site.faults.clear();
    await expect.poll(() => node.site.openConnections(), { timeout: 10_000 }).toBe(0);
    await expect.poll(openFiles, { timeout: 10_000 }).toBeLessThanOrEqual(before);
  },
);

/** Files, sockets and pipes this process has open: engine, node and site alike. */
async function openFiles(): Promise<number> {
  return (await readdir('/proc/self/fd')).length;
}
