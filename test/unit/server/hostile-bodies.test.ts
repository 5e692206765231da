import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { noise } from '../../media/index.ts';
import { type Site, startSite } from '../../server/index.ts';
import { parts, sendRaw, upload, uploadBytes } from './client.ts';

let dataDir: string;
let site: Site;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hostile-'));
  site = await startSite({ dataDir, settings: { phpPostLimitBytes: 200_000_000 } });
});
beforeEach(() => site.reset());
afterEach(async () => {
  await expect.poll(() => readdir(join(dataDir, 'tmp'))).toEqual([]);
  expect(parts(await upload(site, { name: 'still-alive.png' })).status).toBe(200);
});
afterAll(async () => {
  await site.close();
  await rm(dataDir, { recursive: true });
});

/** Posts a body to the upload endpoint with the user's key. */
async function post(body: Buffer | string, contentType: string) {
  const bytes = Buffer.from(body);
  const head = [
    'POST /api/1/upload HTTP/1.1',
    'Host: site.example',
    `X-API-Key: ${site.keys.user}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${bytes.length}`,
    'Connection: close',
  ];
  return parts(await sendRaw(site, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes])));
}

const form = 'multipart/form-data; boundary=b';
const source = 'Content-Disposition: form-data; name="source"; filename="a.png"';

test.for([
  { what: 'noise', body: noise(300_000, 'noise') },
  { what: 'nothing', body: '' },
  { what: 'a boundary only', body: '--b' },
  { what: 'an end without a beginning', body: '--b--\r\n' },
  { what: 'a header without an end', body: `--b\r\n${source}` },
  {
    what: 'a header of a megabyte',
    body: `--b\r\nX: ${'a'.repeat(1_000_000)}\r\n${source}\r\n\r\nx\r\n--b--`,
  },
  { what: 'a header that is no header', body: `--b\r\n\0\x01\x02\r\n\r\nx\r\n--b--` },
  { what: 'parts without a name', body: `--b\r\nContent-Type: image/png\r\n\r\nx\r\n`.repeat(50) + '--b--' },
  {
    what: 'an unfinished quote',
    body: `--b\r\nContent-Disposition: form-data; name="sour\r\n\r\nx\r\n--b--`,
  },
])('$what: no source is seen', async ({ body }) => {
  const answer = await post(body, form);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('"Empty upload source","code":130');
});

test('a body that ends within its file', async () => {
  site.settings.duplicates = 'allow';
  const answer = await post(`--b\r\n${source}\r\n\r\nhalf a pict`, form);
  site.settings.duplicates = 'refuse';
  expect(answer.body).toContain('"File was partially uploaded (UPLOAD_ERR_PARTIAL)","code":601');
});

test('ten thousand parts are not all read', async () => {
  const part = '--b\r\nContent-Disposition: form-data; name="p"\r\n\r\nv\r\n';
  expect((await post(`${part.repeat(10_000)}--b--`, form)).body).toContain('Empty upload source');
  expect(site.requests.at(-1)?.fields.p?.length).toBeLessThanOrEqual(1000);
});

test('names that mean something to JavaScript are names', async () => {
  const named = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nv\r\n`;
  const body = `${named('__proto__')}${named('constructor')}${named('toString')}--b--`;
  expect((await post(body, form)).body).toContain('Empty upload source');
});

test('a content type without a boundary, and a boundary of nothing', async () => {
  expect((await post('x', 'multipart/form-data')).status).toBe(400);
  expect((await post('--\r\nx', 'multipart/form-data; boundary=')).status).toBe(400);
});

test('text beyond all measure is an error of the server, not its end', async () => {
  const text = Buffer.concat([Buffer.from('source='), Buffer.alloc(70 * 1024 * 1024, 'A')]);
  expect((await post(text, 'application/x-www-form-urlencoded')).status).toBe(500);
});

test('a header larger than servers take', async () => {
  const answer = parts(await upload(site, { headers: [`X-Long: ${'a'.repeat(20_000)}`] }));
  expect(answer.status).toBe(431);
});

test('no HTTP at all', async () => {
  expect(parts(await sendRaw(site, Buffer.from('\x16\x03\x01\x02\x00hello\r\n\r\n'))).status).toBe(400);
});

test('a client that leaves in the middle of its file', async () => {
  const bytes = uploadBytes(site, { data: noise(2_000_000, 'leaves') });
  const socket = connect(Number(new URL(site.baseUrl).port), '127.0.0.1');
  socket.write(bytes.subarray(0, 1_000_000));
  await expect.poll(() => site.requests[0]?.receivedBytes ?? 0).toBeGreaterThan(500_000);
  socket.destroy();
  await expect.poll(() => site.openConnections()).toBe(0);
  expect(site.images()).toEqual([]);
  expect(site.requests[0]?.answeredStatus).toBeNull();
});
