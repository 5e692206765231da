import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseSite, toRecord, uploadAll, type UploadItem } from '../../../../src/core/index.ts';
import { checkSource } from '../../../../src/core/source.ts';
import { mp4, png, pngOfSize, text } from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import {
  bytesAt,
  errorOf,
  expectBalancedBooks,
  fastPorts,
  settingsFor,
  sha256,
  siteForTests,
  upload,
  uploadOne,
  uploadsSeenBy,
  urlOf,
} from './situation.ts';
import { bytesPage, redirectPage, webForTests } from './web.ts';

const site = siteForTests();
const web = webForTests();
const picture = png(40, 30, 'url sources');

function urlItem(path: string, parameters = {}): UploadItem {
  const url = path.startsWith('/') ? web().url(path) : path;
  return { file: url, source: { kind: 'url', url }, parameters };
}

describe('download', () => {
  test('fetches the bytes and sends them', async () => {
    web().pages.set('/pictures/a.png', bytesPage(picture, { 'set-cookie': 'a=b' }));
    const result = await uploadOne(site(), urlItem('/pictures/a.png?size=1#x'), { remote: 'download' });
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
    expect(toRecord(result)).toMatchObject({
      mime: 'image/png',
      size: picture.length,
      sha256: sha256(picture),
      attempts: 1,
    });
    expect(uploadsSeenBy(site())).toMatchObject([
      { file: { name: 'a.png', mediaType: 'image/png' }, fields: {} },
    ]);
  });

  test('asks once, without credentials, cookies or the key', async () => {
    web().pages.set('/a.png', bytesPage(picture, { 'set-cookie': 'a=b' }));
    web().pages.set('/start', redirectPage('/a.png', 301));
    urlOf(await uploadOne(site(), urlItem('/start'), { remote: 'download' }));
    expect(web().requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /start', 'GET /a.png']);
    for (const { headers } of web().requests) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('authorization');
      expect(JSON.stringify(headers)).not.toContain(site().keys.user);
      expect(headers['accept-encoding']).toBe('identity');
    }
  });

  test('is made once for all attempts where the bytes can be held', async () => {
    web().pages.set('/a.png', bytesPage(picture));
    site().faults.add({ kind: 'status', status: 503, first: 2 });
    urlOf(await uploadOne(site(), urlItem('/a.png'), { remote: 'download' }, fastPorts(site())));
    expect(web().requests).toHaveLength(1);
    expect(uploadsSeenBy(site())).toHaveLength(3);
  });

  test('streams what is too large to be held, again for every further attempt', async () => {
    const limit = 30 * 1024 ** 2;
    Object.assign(site().settings, {
      appLimitBytes: limit,
      phpUploadLimitBytes: limit,
      phpPostLimitBytes: limit,
    });
    const large = Buffer.concat([mp4('large'), freeBox(9 * 1024 ** 2)]);
    web().pages.set('/large.mp4', bytesPage(large));
    site().faults.add({ kind: 'status', status: 503, first: 1 });
    const result = await uploadOne(site(), urlItem('/large.mp4'), { remote: 'download' }, fastPorts(site()));
    expect((await bytesAt(urlOf(result))).equals(large)).toBe(true);
    expect(web().requests).toHaveLength(2);
    expect(
      uploadsSeenBy(site()).map(({ transfer, declaredLength, receivedBytes }) => [
        transfer,
        declaredLength === receivedBytes,
      ]),
    ).toEqual([
      ['length', true],
      ['length', true],
    ]);
  });

  test('takes a source that does not say its length', async () => {
    web().pages.set('/a.png', (_request, response) => {
      response.write(picture.subarray(0, 100));
      response.end(picture.subarray(100));
    });
    const result = await uploadOne(site(), urlItem('/a.png'), { remote: 'download' });
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
    expect(uploadsSeenBy(site())).toMatchObject([{ transfer: 'length' }]);
  });

  test('gives up on an endless source', async () => {
    web().pages.set('/endless', (_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(1024 ** 2, 7)));
      };
      response.on('drain', more);
      more();
    });
    const result = await uploadOne(site(), urlItem('/endless'), { remote: 'download' });
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'source' });
    expect(errorOf(result).message).toMatch(/has more than 33554432 bytes of unknown number$/);
    await expectEverythingEnded();
  });

  test('refuses a source that says it is enormous, without reading it', async () => {
    web().pages.set('/huge', (_request, response) => {
      response.writeHead(200, { 'content-length': String(5 * 1024 ** 3) });
      response.write('x');
    });
    expect(errorOf(await uploadOne(site(), urlItem('/huge'), { remote: 'download' }))).toMatchObject({
      status: 'failed',
      kind: 'source',
      message: expect.stringContaining('has 5368709120 bytes') as string,
    });
    await expectEverythingEnded();
  });

  test.each([301, 302, 303, 307, 308])('follows redirects with status %d', async (status) => {
    web().pages.set('/start', redirectPage('/on', status));
    web().pages.set('/on', redirectPage(web().url('/a.png'), status));
    web().pages.set('/a.png', bytesPage(picture));
    const result = await uploadOne(site(), urlItem('/start'), { remote: 'download' });
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
    expect(uploadsSeenBy(site())).toMatchObject([{ file: { name: 'start.png' } }]);
  });

  test.each([
    ['in a circle', '/circle', /redirects more than 5 times/],
    ['to another scheme', 'file:///etc/passwd', /has the scheme file:/],
    ['to a script', 'javascript:alert(1)', /has the scheme javascript:/],
    ['to credentials', 'http://user:hunter2@127.0.0.1/', /contains a user name or password/],
    ['to nowhere', 'http://', /redirects to nowhere/],
  ])('does not follow redirects %s', async (_what, location, message) => {
    web().pages.set('/circle', redirectPage(location));
    const result = await uploadOne(site(), urlItem('/circle'), { remote: 'download' });
    expect(errorOf(result).status).toBe('failed');
    expect(errorOf(result).message).toMatch(message);
    expect(errorOf(result).message).not.toContain('hunter2');
    expect(uploadsSeenBy(site())).toEqual([]);
  });

  test.each([401, 403, 404, 410, 204, 206, 304])('tells that the source answered %d', async (status) => {
    web().pages.set('/a.png', (_request, response) => response.writeHead(status).end());
    expect(errorOf(await uploadOne(site(), urlItem('/a.png'), { remote: 'download' }))).toEqual({
      status: 'failed',
      kind: 'source',
      message: `The source at ${new URL(web().url('/')).host} answered with status ${status}`,
    });
    expect(web().requests).toHaveLength(1);
  });

  test.each([429, 500, 503])('asks again when the source answered %d', async (status) => {
    let asked = 0;
    web().pages.set('/a.png', (request, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(status, { 'retry-after': '2' }).end();
      else bytesPage(picture)(request, response);
    });
    const ports = fastPorts(site());
    const start = ports.now();
    urlOf(await uploadOne(site(), urlItem('/a.png'), { remote: 'download' }, ports));
    expect(ports.now() - start).toBeGreaterThan(4000);
  });

  test.each([
    ['before its answer', (_: unknown, response: ServerResponse) => response.destroy()],
    [
      'half-way',
      (_: unknown, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': String(picture.length) });
        response.write(picture.subarray(0, 100), () => response.destroy());
      },
    ],
  ])('asks again when the source breaks off %s, but not for ever', async (_what, breakOff) => {
    let asked = 0;
    web().pages.set('/once', (request, response) => {
      asked += 1;
      if (asked === 1) breakOff(request, response);
      else bytesPage(picture)(request, response);
    });
    web().pages.set('/always', breakOff);
    urlOf(await uploadOne(site(), urlItem('/once'), { remote: 'download' }, fastPorts(site())));
    const result = await uploadOne(
      site(),
      urlItem('/always'),
      { remote: 'download', retries: 2 },
      fastPorts(site()),
    );
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'source' });
    expect(errorOf(result).message).toMatch(/^The connection to the source at 127\.0\.0\.1:\d+ failed/);
    expect(web().requests.filter(({ url }) => url === '/always')).toHaveLength(3);
  });

  test('does not wait for a source that says nothing', async () => {
    web().pages.set('/silent', () => undefined);
    const result = await uploadOne(site(), urlItem('/silent'), {
      remote: 'download',
      timeout: 0.1,
      retries: 1,
    });
    expect(errorOf(result)).toEqual({
      status: 'failed',
      kind: 'timeout',
      message: expect.stringMatching(
        /^No byte came from the source at 127\.0\.0\.1:\d+ for 0\.1 seconds$/,
      ) as string,
    });
    await expectEverythingEnded();
  });

  test.each([
    ['in the middle of a small one', picture.length, picture.subarray(0, 50)],
    ['of unknown length', undefined, picture.subarray(0, 50)],
    ['at the head of a large one', 20 * 1024 ** 2, picture.subarray(0, 50)],
    ['in the middle of a large one', 20 * 1024 ** 2, Buffer.concat([picture, Buffer.alloc(10 * 1024 ** 2)])],
  ])('does not wait for a source that falls silent %s', async (_what, length, start) => {
    web().pages.set('/stalls', (_request, response) => {
      response.writeHead(200, length === undefined ? {} : { 'content-length': String(length) });
      response.write(start);
    });
    const result = await uploadOne(site(), urlItem('/stalls'), {
      remote: 'download',
      timeout: 0.2,
      retries: 0,
    });
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'timeout' });
    await expectEverythingEnded();
  });

  test('is cancelled at any moment', async () => {
    web().pages.set('/silent', () => undefined);
    web().pages.set('/stalls', (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x');
    });
    const items = [urlItem('/silent'), urlItem('/stalls')];
    const results = await upload(site(), items, { remote: 'download' }, nodePorts(), {
      signal: AbortSignal.timeout(100),
    });
    expect(results.map((result) => errorOf(result).kind)).toEqual(['cancelled', 'cancelled']);
    await expectEverythingEnded();
  });

  test('refuses bytes that are encoded', async () => {
    web().pages.set('/a.png', bytesPage(gzipSync(picture), { 'content-encoding': 'gzip' }));
    const result = await uploadOne(site(), urlItem('/a.png'), { remote: 'download' });
    expect(errorOf(result).message).toMatch(/sends its bytes encoded as gzip$/);
  });

  test.each([
    ['a web page', Buffer.from('<!DOCTYPE html><p>Log in</p>'), 'unsupported-media'],
    ['text', text('url'), 'unsupported-media'],
    ['nothing', Buffer.alloc(0), 'source'],
  ])('refuses %s', async (_what, bytes, kind) => {
    web().pages.set('/a.png', bytesPage(bytes));
    expect(errorOf(await uploadOne(site(), urlItem('/a.png'), { remote: 'download' }))).toMatchObject({
      status: 'failed',
      kind,
    });
    expect(uploadsSeenBy(site())).toEqual([]);
  });

  test('is not made for a source that changed its length before it was tried again', async () => {
    let asked = 0;
    site().faults.add({ kind: 'status', status: 429, first: 1 });
    const large = pngOfSize(9 * 1024 ** 2, 'changing');
    web().pages.set('/a.png', (request, response) => {
      asked += 1;
      bytesPage(asked === 1 ? large : large.subarray(0, -1000))(request, response);
    });
    const result = await uploadOne(site(), urlItem('/a.png'), { remote: 'download' }, fastPorts(site()));
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'source' });
    expect(site().images()).toEqual([]);
  });

  test('of the same URL is made once in a run', async () => {
    web().pages.set('/a.png', bytesPage(picture));
    const items = [urlItem('/a.png'), urlItem('/a.png'), urlItem('/a.png')];
    const results = await upload(site(), items, { remote: 'download' });
    expect(results.map(({ status }) => status)).toEqual(['uploaded', 'reused', 'reused']);
    expect(web().requests).toHaveLength(1);
    await expectBalancedBooks(site(), items, results);
  });
});

describe('the site fetches', () => {
  test.each(['post', 'get'] as const)('by %s', async (method) => {
    site().settings.urlUpload = 'working';
    web().pages.set('/a.png', bytesPage(picture));
    const parameters = { title: 'A title & more', nsfw: '1' };
    const result = await uploadOne(site(), urlItem('/a.png', parameters), { remote: 'site', method });
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
    expect(toRecord(result)).toMatchObject({ sha256: null, size: picture.length, mime: 'image/png' });
    expect(site().images()).toMatchObject([{ title: 'A title & more', nsfw: 1 }]);
    const [request, ...others] = uploadsSeenBy(site());
    expect(others).toEqual([]);
    expect(request?.method).toBe(method.toUpperCase());
    expect(request?.url).not.toContain(site().keys.user);
    expect(request?.headers).toMatchObject({ 'x-api-key': site().keys.user });
  });

  test('not by GET with the key as a field, which would end up in logs', async () => {
    const result = await uploadOne(site(), urlItem('/a.png'), {
      remote: 'site',
      method: 'get',
      auth: 'field',
    });
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'bad-input' });
    expect(site().requests).toEqual([]);
  });

  test('not when the site is not there: a plain failure, by GET too', async () => {
    const nobody = { ...site(), baseUrl: 'http://127.0.0.1:9' };
    for (const method of ['post', 'get'] as const) {
      const result = await uploadOne(nobody, urlItem('/a.png'), { remote: 'site', method, retries: 0 });
      expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'network' });
    }
  });

  test.each(['off', 'admin-broken'] as const)('not on a site where that is %s', async (urlUpload) => {
    site().settings.urlUpload = urlUpload;
    const result = await uploadOne(site(), urlItem('/a.png'), { remote: 'site' });
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'url-refused' });
    expect(web().requests).toEqual([]);
  });

  test.each(['post', 'get'] as const)(
    'and its answer is lost, by %s: it may have the file',
    async (method) => {
      site().settings.urlUpload = 'working';
      web().pages.set('/a.png', bytesPage(picture));
      site().faults.add({ kind: 'reset', at: 'after-storing' });
      const result = await uploadOne(site(), urlItem('/a.png'), { remote: 'site', method, retries: 0 });
      expect(errorOf(result)).toMatchObject({ status: 'unknown', kind: 'network' });
    },
  );
});

describe('auto', () => {
  test.each([
    ['off', 'user'],
    ['admin-broken', 'user'],
    ['admin-broken', 'admin'],
  ] as const)(
    'downloads when the site does not fetch (%s, key of %s), and asks it once',
    async (urlUpload, owner) => {
      site().settings.urlUpload = urlUpload;
      const items = Array.from({ length: 5 }, (_, index) => {
        web().pages.set(`/${index}.png`, bytesPage(png(9, 7, index)));
        return urlItem(`/${index}.png`);
      });
      const change = { apiKey: site().keys[owner], concurrency: 1 };
      const results = await upload(site(), items, change);
      expect(results.map(({ status }) => status)).toEqual(Array(5).fill('uploaded'));
      expect(results.map(({ attempts }) => attempts)).toEqual([2, 1, 1, 1, 1]);
      await expectBalancedBooks(site(), items, results);
    },
  );

  test('lets the site fetch where it does', async () => {
    site().settings.urlUpload = 'working';
    web().pages.set('/a.png', bytesPage(picture));
    const result = await uploadOne(site(), urlItem('/a.png'));
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
    expect(web().requests).toHaveLength(1);
    expect(uploadsSeenBy(site())).toMatchObject([{ file: null, fields: { source: [web().url('/a.png')] } }]);
  });

  test('downloads what the site could not fetch', async () => {
    site().settings.urlUpload = 'working';
    let asked = 0;
    web().pages.set('/a.png', (request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(403).end();
      else bytesPage(picture)(request, response);
    });
    const result = await uploadOne(site(), urlItem('/a.png'));
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
  });
});

describe('private addresses', () => {
  const pixvid = parseSite('https://pixvid.org');

  test('are refused for a public site, before anything is sent', async () => {
    const settings = {
      ...settingsFor(site()),
      site: { ...pixvid, uploadUrl: `${site().baseUrl}/api/1/upload` },
    };
    for (const remote of ['site', 'download', 'auto'] as const) {
      const results = await uploadAll([urlItem('/a.png')], { ...settings, remote }, nodePorts());
      expect(errorOf(results[0])).toMatchObject({ status: 'failed', kind: 'bad-input' });
    }
    expect(site().requests).toEqual([]);
    expect(web().requests).toEqual([]);
  });

  test('are found by checkSource', () => {
    const source = { kind: 'url', url: web().url('/a.png') } as const;
    expect(() => checkSource(source, pixvid)).toThrow(/is at the private address 127\.0\.0\.1:/);
    expect(() => checkSource(source, parseSite(site().baseUrl))).not.toThrow();
  });
});

function freeBox(size: number): Buffer {
  const box = Buffer.alloc(size, 7);
  box.writeUInt32BE(size);
  box.write('free', 4, 'latin1');
  return box;
}

async function expectEverythingEnded(): Promise<void> {
  await expect.poll(() => web().answersUnderWay(), { interval: 10, timeout: 2000 }).toBe(0);
}
