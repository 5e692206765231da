import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { startSite, type Site } from '../server/index.ts';
import { RealN8n, type N8nServer } from './real-n8n.ts';

let site: Site;
let below: Site;
let n8n: RealN8n;
let server: N8nServer;
beforeAll(async () => {
  site = await startSite();
  below = await startSite({ basePath: '/sub' });
  n8n = await RealN8n.prepare(inject('tarball'));
  server = await n8n.start();
});
beforeEach(async () => {
  await site.reset();
  site.settings.freeEdition = false;
  site.settings.maintenance = false;
});
afterAll(async () => {
  await n8n[Symbol.asyncDispose]();
  await site.close();
  await below.close();
});

const works = { status: 'OK', message: 'Connection successful!' };
const check = (baseUrl: string, apiKey: string) => server.testCredential('pixvidApi', { baseUrl, apiKey });
const failure = (message: string) => ({ status: 'Error', message });

test('a good key: nothing is uploaded', async () => {
  expect(await check(site.baseUrl, site.keys.user)).toEqual(works);
  expect(site.images()).toEqual([]);
  expect(site.requests).toMatchObject([
    { method: 'POST', url: '/api/1/upload', headers: { 'x-api-key': site.keys.user }, file: null },
  ]);
});

test.each(['', '/', '//', ' '])('a good key, with "%s" behind the base URL', async (end) => {
  expect(await check(site.baseUrl + end, ` ${site.keys.user}\n`)).toEqual(works);
  expect(await check(below.baseUrl + end, below.keys.user)).toEqual(works);
});

test('a wrong key', async () => {
  expect(await check(site.baseUrl, 'chv_wrong')).toEqual(failure('The site does not know this API key'));
});

test('an empty key', async () => {
  expect(await check(site.baseUrl, ' ')).toEqual(failure('The API key is empty'));
});

test('a site that refuses API uploads', async () => {
  site.settings.freeEdition = true;
  expect(await check(site.baseUrl, site.keys.user)).toEqual(
    failure('The site refuses API uploads: it must allow guest or API uploads'),
  );
});

const noApi = failure('No Chevereto API answers at this base URL');

test('a site in maintenance', async () => {
  site.settings.maintenance = true;
  expect(await check(site.baseUrl, site.keys.user)).toEqual(noApi);
});

test.each<[string, number, Record<string, string>, string]>([
  ['a page', 200, { 'Content-Type': 'text/html' }, '<html>Hello</html>'],
  ['an error page', 404, { 'Content-Type': 'text/html' }, '<html>Not found</html>'],
  ['a redirect', 301, { Location: 'https://example.com/' }, ''],
  ['another API', 200, { 'Content-Type': 'application/json' }, '{"ok":true}'],
])('an address that is no Chevereto site: %s', async (_, status, headers, body) => {
  const other = createServer((request, response) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await check(`http://127.0.0.1:${port}`, 'key')).toEqual(noApi);
  other.close();
});

test('a path below which there is no site', async () => {
  expect(await check(`${site.baseUrl}/gallery`, site.keys.user)).toEqual(noApi);
});

test('no connection: n8n’s own word for it', async () => {
  const { status, message } = await check('http://127.0.0.1:1', 'key');
  expect(status).toBe('Error');
  expect(message).toContain('ECONNREFUSED');
});

test('no such host', async () => {
  const { status, message } = await check('http://pixvid.invalid', 'key');
  expect(status).toBe('Error');
  expect(message).toMatch(/ENOTFOUND|EAI_AGAIN/);
});
