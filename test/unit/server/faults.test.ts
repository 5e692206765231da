import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noise, pngOfSize } from '../../media/index.ts';
import { type Fault, type Site, startSite } from '../../server/index.ts';
import { parts, upload, uploadBytes } from './client.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
beforeEach(() => site.reset());
afterAll(() => site.close());

/** Uploads once while a fault is on. */
async function uploadUnder(fault: Fault) {
  site.faults.add(fault);
  return upload(site);
}

describe('reset', () => {
  test.for(['before-body', 'mid-body', 'before-storing'] as const)('%s stores nothing', async (at) => {
    expect(await uploadUnder({ kind: 'reset', at })).toEqual({ text: '', end: 'reset' });
    expect(site.images()).toEqual([]);
    expect(site.requests.map(({ answeredStatus }) => answeredStatus)).toEqual([null]);
  });

  test('after storing loses only the answer', async () => {
    expect(await uploadUnder({ kind: 'reset', at: 'after-storing' })).toEqual({ text: '', end: 'reset' });
    expect(site.images()).toHaveLength(1);
    site.faults.clear();
    expect(parts(await upload(site)).body).toContain('"Duplicated upload","code":101');
  });
});

describe('hang', () => {
  test.for([
    { at: 'before-storing', stored: 0 },
    { at: 'after-storing', stored: 1 },
  ] as const)('$at leaves $stored stored and says nothing', async ({ at, stored }) => {
    site.faults.add({ kind: 'hang', at });
    const socket = connect(Number(new URL(site.baseUrl).port), '127.0.0.1');
    const heard: Buffer[] = [];
    socket.on('data', (piece) => heard.push(piece));
    socket.write(uploadBytes(site));
    await sleep(400);
    expect(heard).toEqual([]);
    expect(site.images()).toHaveLength(stored);
    expect(site.openConnections()).toBe(1);
    socket.destroy();
    await expect.poll(() => site.openConnections()).toBe(0);
  });

  test('for a time is answered after it', async () => {
    const started = performance.now();
    expect(parts(await uploadUnder({ kind: 'hang', at: 'after-storing', ms: 200 })).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(190);
  });
});

test('closing a site ends what hangs on it', async () => {
  const closing = await startSite();
  closing.faults.add({ kind: 'hang', at: 'before-storing' });
  const hanging = upload(closing);
  await expect.poll(() => closing.requests[0]?.file?.size ?? 0).toBeGreaterThan(0);
  await closing.close();
  expect((await hanging).text).toBe('');
});

describe('slowness', () => {
  test('an answer comes late', async () => {
    const started = performance.now();
    expect(parts(await uploadUnder({ kind: 'slow-answer', ms: 200 })).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  test('an answer comes in small pieces, and whole', async () => {
    const started = performance.now();
    const { headers, body } = parts(await uploadUnder({ kind: 'slow-answer', bytesPerSecond: 8000 }));
    expect(performance.now() - started).toBeGreaterThan(150);
    expect(body).toHaveLength(Number(headers.get('content-length')));
    expect(JSON.parse(body)).toMatchObject({ status_code: 200 });
  });

  test('a body is read slowly', async () => {
    site.faults.add({ kind: 'slow-reading', bytesPerSecond: 1_000_000 });
    const started = performance.now();
    await upload(site, { data: noise(300_000, 'slow') });
    expect(performance.now() - started).toBeGreaterThan(250);
    expect(site.requests[0]?.receivedBytes).toBe(site.requests[0]?.declaredLength);
  });
});

describe('broken answers', () => {
  test('a connection closed half way through what was promised', async () => {
    const { headers, body } = parts(await uploadUnder({ kind: 'truncated', how: 'connection' }));
    expect(body.length).toBeGreaterThan(100);
    expect(body.length).toBeLessThan(Number(headers.get('content-length')));
    expect(site.images()).toHaveLength(1);
  });

  test('half a JSON text of matching length', async () => {
    const { headers, body } = parts(await uploadUnder({ kind: 'truncated', how: 'body' }));
    expect(body).toHaveLength(Number(headers.get('content-length')));
    expect(() => void JSON.parse(body)).toThrow(SyntaxError);
  });

  test.for([-7, 7])('a Content-Length off by %i', async (by) => {
    const { headers, body } = parts(await uploadUnder({ kind: 'wrong-length', by }));
    expect(Number(headers.get('content-length'))).toBe(body.length + by);
    expect(JSON.parse(body)).toMatchObject({ status_code: 200 });
  });

  test('far too large', async () => {
    const heard = await uploadUnder({ kind: 'oversized', bytes: 3_000_000 });
    expect(heard.text.length).toBeGreaterThan(3_000_000);
  });

  test('small on the wire and far too large unpacked', async () => {
    const { headers, body } = parts(await uploadUnder({ kind: 'oversized', bytes: 20_000_000, gzip: true }));
    expect(headers.get('content-encoding')).toBe('gzip');
    const packed = dechunked(Buffer.from(body, 'latin1'));
    expect(packed.length).toBeLessThan(100_000);
    expect(gunzipSync(packed).length).toBeGreaterThan(20_000_000);
  });

  test('addresses that are not to be followed', async () => {
    const { body } = parts(await uploadUnder({ kind: 'hostile-url', url: 'javascript:alert(1)' }));
    expect(JSON.parse(body)).toMatchObject({
      image: { url: 'javascript:alert(1)', thumb: { url: 'javascript:alert(1)' }, name: 'a' },
    });
    expect(body).not.toContain(new URL(site.baseUrl).host);
  });
});

describe('a front server', () => {
  test.for([408, 425, 429, 502, 503])('answers %i in HTML, and nothing is stored', async (status) => {
    const answer = parts(await uploadUnder({ kind: 'status', status }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.has('retry-after')).toBe(false);
    expect(answer.body).toContain(`<h1>${status} `);
    expect(site.images()).toEqual([]);
  });

  test('answers 502 although the site has stored the file', async () => {
    expect(parts(await uploadUnder({ kind: 'status', status: 502, stored: true })).status).toBe(502);
    expect(site.images()).toHaveLength(1);
  });

  test('says in seconds when to come back', async () => {
    const retryAfter = { seconds: 3, form: 'seconds' } as const;
    const { headers } = parts(await uploadUnder({ kind: 'status', status: 429, retryAfter }));
    expect(headers.get('retry-after')).toBe('3');
  });

  test('says by a date when to come back', async () => {
    const retryAfter = { seconds: 60, form: 'date' } as const;
    const { headers } = parts(await uploadUnder({ kind: 'status', status: 503, retryAfter }));
    const date = headers.get('retry-after') ?? '';
    expect(date).toMatch(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT$/);
    expect(Math.abs(Date.parse(date) - Date.now() - 60_000)).toBeLessThan(3_000);
  });

  test('answers HTML under 200', async () => {
    const { status, body } = parts(await uploadUnder({ kind: 'html' }));
    expect([status, body.startsWith('<html>')]).toEqual([200, true]);
    expect(site.images()).toEqual([]);
  });

  test('sends elsewhere', async () => {
    const location = 'http://127.0.0.2:9/elsewhere';
    const { status, headers } = parts(await uploadUnder({ kind: 'redirect', location, status: 307 }));
    expect([status, headers.get('location')]).toEqual([307, location]);
  });

  test('answers 413 before the body is there', async () => {
    site.faults.add({ kind: 'early-answer', status: 413 });
    const head = uploadBytes(site).subarray(0, 400);
    const socket = connect(Number(new URL(site.baseUrl).port), '127.0.0.1');
    socket.write(head);
    const answer = await new Promise<string>((done) => socket.once('data', (piece) => done(String(piece))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*<h1>413 /s);
    expect(site.requests[0]?.answeredStatus).toBe(413);
  });

  test('answers 413 and closes the connection on the rest', async () => {
    site.faults.add({ kind: 'early-answer', status: 413, abrupt: true });
    const heard = await upload(site, { data: pngOfSize(1_900_000, 'abrupt') });
    expect(heard.text === '' || parts(heard).status === 413).toBe(true);
    expect(site.images()).toEqual([]);
  });
});

test('faults strike other routes where they are told to', async () => {
  await upload(site);
  const [image] = site.images();
  site.faults.add({ kind: 'status', status: 503, on: 'file' });
  site.faults.add({ kind: 'status', status: 502, on: 'delete' });
  expect((await fetch(image?.url ?? '')).status).toBe(503);
  expect((await fetch(image?.deleteUrl ?? '', { redirect: 'manual' })).status).toBe(502);
  expect((await fetch(image?.viewerUrl ?? '')).status).toBe(200);
  expect(site.images()).toHaveLength(1);
});

test('200 uploads under a seeded mix of faults: what is stored and what was answered never disagree', async () => {
  site.settings.flood.minute = 0;
  const mix: Fault[] = [
    { kind: 'reset', at: 'before-storing' },
    { kind: 'reset', at: 'after-storing' },
    { kind: 'status', status: 503 },
    { kind: 'truncated', how: 'connection' },
    { kind: 'html', stored: true },
  ];
  for (const [seed, fault] of mix.entries()) site.faults.add({ ...fault, share: 0.15, seed, per: 'file' });
  const names = Array.from({ length: 200 }, (_, index) => `mix-${index}.png`);
  const whole = await Promise.all(names.map(async (name) => isWhole((await upload(site, { name })).text)));
  const stored = new Set(site.images().map(({ originalFilename }) => originalFilename));
  const answered = names.filter((_, index) => whole[index]);
  expect(answered.length).toBeGreaterThan(60);
  expect(answered.length).toBeLessThan(140);
  expect(answered.every((name) => stored.has(name))).toBe(true);
  expect(stored.size).toBeGreaterThan(answered.length);
  expect(stored.size).toBeLessThan(200);
});

function isWhole(text: string): boolean {
  return text.startsWith('HTTP/1.1 200') && text.trimEnd().endsWith('"status_txt":"OK"}');
}

/** The body of a chunked answer. */
function dechunked(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(length > 0)) return Buffer.concat(pieces);
    pieces.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}
