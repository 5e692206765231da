import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mp4, noise, png } from '../../media/index.ts';
import { type Site, startSite } from '../../server/index.ts';

let site: Site;
let elsewhere: Server;
let remote: string;

const picture = png(30, 20, 'remote');

beforeAll(async () => {
  site = await startSite({ settings: { spelling: 'newer', urlUpload: 'working', appLimitBytes: 100_000 } });
  elsewhere = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.example').pathname;
    const body = { '/pics/harbour%20view.png': picture, '/page.html': Buffer.from('<html>'.repeat(9)) }[path];
    if (path === '/large.png') response.end(noise(300_000, 'large'));
    else if (path === '/moved.png') response.writeHead(302, { Location: '/pics/harbour%20view.png' }).end();
    else response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  const address = elsewhere.address();
  remote = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
beforeEach(() => site.reset());
afterAll(async () => {
  elsewhere.close();
  await site.close();
});

/** Posts fields with the user's key; the answer's JSON. */
async function post(fields: Record<string, string>): Promise<unknown> {
  const headers = { 'X-API-Key': site.keys.user };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${site.baseUrl}/api/1/upload`, { method: 'POST', headers, body });
  return answer.json();
}

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

describe('a site that fetches URLs itself', () => {
  test.for(['/pics/harbour%20view.png', '/moved.png'])('takes %s', async (path) => {
    expect(await post({ source: remote + path })).toMatchObject({
      status_code: 200,
      image: { width: 30, height: 20, mime: 'image/png' },
    });
    const [image] = site.images();
    expect(Buffer.from(await (await fetch(image?.url ?? '')).arrayBuffer())).toEqual(picture);
  });

  test('names the picture after the address', async () => {
    await post({ source: `${remote}/pics/harbour%20view.png?x=y#z` });
    expect(site.images()).toMatchObject([{ name: 'harbour-view', title: 'harbour view' }]);
  });

  test('takes a GET with the address in its query', async () => {
    const query = new URLSearchParams({ key: site.keys.user, source: `${remote}/pics/harbour%20view.png` });
    const answer = await fetch(`${site.baseUrl}/api/1/upload/?${query.toString()}`);
    expect(await answer.json()).toMatchObject({ status_code: 200 });
  });

  test.for([
    { path: '/missing.png', error: { code: 600, message: "Can't fetch target URL: HTTP 404" } },
    { path: '/page.html', error: { code: 610, message: "Can't get target upload source info" } },
    { path: '/large.png', error: { code: 610 } },
  ])('refuses $path', async ({ path, error }) => {
    expect(await post({ source: remote + path })).toMatchObject({ status_code: 400, error });
    expect(site.images()).toEqual([]);
  });

  test('refuses an address where nobody answers', async () => {
    expect(await post({ source: 'http://127.0.0.1:1/x.png' })).toMatchObject({
      status_code: 400,
      error: { code: 600 },
    });
  });
});

describe('the spelling of newer sites', () => {
  test('of a picture', async () => {
    const answer = await post({ source: picture.toString('base64'), width: '15' });
    expect(answer).toMatchObject({
      image: {
        checksum: matching(/^[0-9a-f]{32}$/),
        source_checksum: matching(/^[0-9a-f]{32}$/),
        file: { resource: { type: 'url' } },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/"(?:source_)?md5"/);
  });

  test('of a video, whose pages are clips', async () => {
    const answer = await post({ source: mp4('clip').toString('base64') });
    const clip = (end: string) => matching(new RegExp(`^${site.baseUrl}/clip/${end}$`));
    expect(answer).toMatchObject({
      image: {
        type: 'video',
        url_viewer: clip('[0-9a-f]{12}\\.\\w+'),
        url_short: clip('\\w+'),
        delete_url: clip('\\w+/delete/[0-9a-f]{48}'),
        frame: { mime: 'image/jpeg' },
      },
    });
    const [video] = site.images();
    expect((await fetch(video?.viewerUrl ?? '')).status).toBe(200);
    expect((await fetch(video?.deleteUrl ?? '', { redirect: 'manual' })).status).toBe(301);
    expect(site.images()).toEqual([]);
  });
});
