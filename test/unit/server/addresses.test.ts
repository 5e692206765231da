import { afterEach, expect, test } from 'vitest';
import { type Site, startSite } from '../../server/index.ts';
import { parts, sendRaw, uploadBytes } from './client.ts';

let site: Site | undefined;
afterEach(() => site?.close());

test.for(['/sub', 'sub/', '/deep/er/'])('a site below %s says so in all its addresses', async (basePath) => {
  site = await startSite({ basePath });
  expect(site.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/(?:sub|deep\/er)$/);
  const path = new URL(site.baseUrl).pathname;
  const bytes = uploadBytes(site).toString('latin1').replace('POST /', `POST ${path}/`);
  const { status, body } = parts(await sendRaw(site, Buffer.from(bytes, 'latin1')));
  expect(status).toBe(200);
  const viewer: unknown = expect.stringMatching(new RegExp(`^${path}/image/`));
  expect(JSON.parse(body)).toMatchObject({
    image: { path_viewer: viewer },
  });
  const [image] = site.images();
  for (const url of [image?.url, image?.viewerUrl, image?.deleteUrl])
    expect(url).toContain(`${site.baseUrl}/`);
  expect((await fetch(image?.url ?? '')).status).toBe(200);
  const slash = await fetch(`${site.baseUrl}/api/1/upload/`, { method: 'POST', redirect: 'manual' });
  expect(slash.headers.get('location')).toBe(`${site.baseUrl}/api/1/upload`);
});

test('addresses are the configured ones, whatever Host a request names', async () => {
  site = await startSite();
  const { body } = parts(await sendRaw(site, uploadBytes(site)));
  expect(body).not.toContain('site.example');
  expect(site.images()[0]?.url).toContain(site.baseUrl);
});
