import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { continueOnFail, fileItem, json, pixvidNode, text, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };
const pictures = (count: number) =>
  Array.from({ length: count }, (_, n) => fileItem(png(8 + n, 8, n), `${n}.png`));

describe('authentication', () => {
  test('sends the key in the header, once, and nowhere else', async () => {
    await node.upload(binary, { items: pictures(1) });
    const [request] = uploads(node.site);
    const keys = request?.rawHeaders.filter(([name]) => name.toLowerCase() === 'x-api-key');
    expect(keys?.map(([, value]) => value)).toEqual([node.credential.apiKey]);
    expect(request?.fields).not.toHaveProperty('key');
    expect(request?.url).toBe('/api/1/upload');
  });

  test('"field" sends it in the form, and in no header', async () => {
    const outcome = await node.upload(binary, { items: pictures(1), options: { auth: 'field' } });
    expect(json(outcome)).toMatchObject([{ status: 'uploaded' }]);
    const [request] = uploads(node.site);
    expect(request?.fields.key?.[0]).toContain(node.credential.apiKey.slice(0, 60));
    expect(request?.headers).not.toHaveProperty('x-api-key');
    expect(request?.url).toBe('/api/1/upload');
  });

  test('takes a key and a base URL with white space and slashes around', async () => {
    node.credential.apiKey = ` ${node.credential.apiKey}\n`;
    node.credential.baseUrl = ` ${node.credential.baseUrl}// `;
    expect(json(await node.upload(binary, { items: pictures(1) }))).toMatchObject([{ status: 'uploaded' }]);
    expect(uploads(node.site)[0]?.url).toBe('/api/1/upload');
  });
});

test('concurrency bounds how many are under way', async () => {
  node.site.settings.latencyMs = 100;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, node.site.requests.filter(({ answeredStatus }) => answeredStatus === null).length);
  }, 5);
  await node.upload(binary, { items: pictures(6), options: { concurrency: 2 } });
  clearInterval(watch);
  expect(most).toBe(2);
});

test('the pace is kept from the start', { timeout: 90_000 }, async () => {
  await node.upload(binary, { items: pictures(4), options: { maxPerMinute: 2 } });
  const [first, , third] = uploads(node.site).map(({ startedAt }) => startedAt);
  expect(uploads(node.site)).toHaveLength(4);
  expect(Number(third) - Number(first)).toBeGreaterThanOrEqual(60_000);
});

test('a full flood window is waited out by all items together', { timeout: 90_000 }, async () => {
  node.site.settings.flood.minute = 3;
  const outcome = await node.upload(binary, { items: pictures(5) });
  expect(json(outcome).map(({ status }) => status)).toEqual(Array(5).fill('uploaded'));
  // Those under way at once met the limit; nobody asked again before the window had passed.
  expect(uploads(node.site).length).toBeLessThanOrEqual(8);
});

describe('retries', () => {
  test('repeat an upload after a temporary failure', async () => {
    node.site.faults.add({ kind: 'status', status: 503, first: 1 });
    const outcome = await node.upload(binary, { items: pictures(1) });
    expect(json(outcome)).toMatchObject([{ status: 'uploaded' }]);
    expect(uploads(node.site).map(({ answeredStatus }) => answeredStatus)).toEqual([503, 200]);
  });

  test('as many as asked for', async () => {
    node.site.faults.add({ kind: 'status', status: 503 });
    const outcome = await node.upload(binary, { items: pictures(1), options: { retries: 1 } });
    expect(outcome.error?.message).toContain('503');
    expect(uploads(node.site)).toHaveLength(2);
  });

  test('none', async () => {
    node.site.faults.add({ kind: 'status', status: 503 });
    await node.upload(binary, { items: pictures(1), options: { retries: 0 } });
    expect(uploads(node.site)).toHaveLength(1);
  });
});

describe('timeout', () => {
  test('ends an upload on which nothing moves', async () => {
    node.site.faults.add({ kind: 'hang', at: 'before-storing' });
    const started = performance.now();
    const outcome = await node.upload(binary, { items: pictures(1), options: { timeout: 1, retries: 0 } });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(outcome.error?.message).toMatch(
      /^"0\.png": No byte moved to or from 127\.0\.0\.1:\d+ for 1 seconds \[item 0\]$/,
    );
    expect(outcome.error?.description).toContain('Raise the timeout');
  });

  test('leaves alone a slow one on which bytes move', async () => {
    node.site.faults.add({ kind: 'slow-answer', bytesPerSecond: 700 });
    const started = performance.now();
    const outcome = await node.upload(binary, { items: pictures(1), options: { timeout: 1, retries: 0 } });
    expect(performance.now() - started).toBeGreaterThan(1_500);
    expect(json(outcome)).toMatchObject([{ status: 'uploaded' }]);
  });
});

describe('on duplicate', () => {
  const twice = [fileItem(png(9, 9, 'twin'), 'a.png'), fileItem(png(9, 9, 'twin'), 'b.png')];

  test('equal bytes are sent once in an execution, whatever the mode', async () => {
    const outcome = await node.upload(binary, { items: twice });
    const [a, b] = json(outcome);
    expect(a).toMatchObject({ file: 'a.png', status: 'uploaded' });
    expect(b).toMatchObject({ file: 'b.png', status: 'reused', url: a?.url, sha256: a?.sha256 });
    expect(uploads(node.site)).toHaveLength(1);
  });

  /** Uploads in one execution, and the same in a second one with these options. */
  async function again(onDuplicate: string) {
    node.site.settings.duplicates = 'refuse';
    await node.upload(binary, { items: twice.slice(0, 1) });
    return node.upload(binary, { items: twice.slice(0, 1), options: { onDuplicate } });
  }

  test.each(['fail', 'reuse'])('"%s" reports bytes of an earlier execution', async (mode) => {
    const outcome = await again(mode);
    expect(outcome.status).toBe('error');
    expect(outcome.error?.message).toContain('Duplicated upload');
    expect(outcome.error?.description).toContain('24 hours');
  });

  test('"skip" passes over them', async () => {
    const outcome = await again('skip');
    expect(outcome.status).toBe('success');
    expect(json(outcome)).toMatchObject([{ file: 'a.png', status: 'skipped', url: null }]);
    expect(json(outcome)[0]?.warnings).toEqual([expect.stringContaining('Duplicated upload')]);
  });

  test('"reupload" sends them with other bytes', async () => {
    const outcome = await again('reupload');
    expect(json(outcome)).toMatchObject([{ status: 'uploaded' }]);
    const hashes = uploads(node.site).map(({ file }) => file?.sha256);
    expect(hashes).toHaveLength(3);
    expect(new Set(hashes).size).toBe(2);
    expect(json(outcome)[0]?.warnings).toEqual([expect.stringContaining('sent again')]);
  });
});

describe('shape of the result', () => {
  test('the delete URL is given only when asked for, and works', async () => {
    const plain = await node.upload({ ...binary, simplify: false }, { items: pictures(1) });
    expect(JSON.stringify(plain.runData)).not.toMatch(/delete/i);
    const asked = await node.upload(binary, { items: pictures(1), options: { includeDeleteUrl: true } });
    const deleteUrl = json(asked)[0]?.deleteUrl;
    expect(deleteUrl).toMatch(/\/delete\//);
    expect(json(await node.delete(text(deleteUrl)))).toEqual([{ deleted: true }]);
  });

  test('goes into a field beside what the item has', async () => {
    const items = [fileItem(png(8, 8, 1), 'a.png', { order: 17 })];
    const outcome = await node.upload(binary, { items, options: { outputField: 'picture' } });
    expect(json(outcome)).toMatchObject([{ order: 17, picture: { status: 'uploaded', file: 'a.png' } }]);
    expect(Object.keys(json(outcome)[0] ?? {})).toEqual(['order', 'picture']);
  });

  test('a failed item keeps its own data too', async () => {
    const items = [fileItem(Buffer.from('no picture'), 'a.png', { order: 17 })];
    const run = { items, settings: continueOnFail, options: { outputField: 'picture' } };
    expect(json(await node.upload(binary, run))).toMatchObject([
      { order: 17, error: expect.any(String) as string },
    ]);
  });
});
