import { describe, expect, test } from 'vitest';
import { mp4, png } from '../media/index.ts';
import { accepted, expectHtmlPage, nested, text } from './answers.ts';
import type { JsonObject } from './answers.ts';
import { field, file } from './body.ts';
import type { Part } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';
import { send } from './wire.ts';
import type { Answer } from './wire.ts';

const site = await openSite();

const upload = async (...parts: Part[]) =>
  accepted(await site.upload([...parts, file(png(24, 24, fresh()), { name: 'gone.png' })]));

/** 301 to the viewer with `?deleted`: nothing else proves a deletion. */
function expectDeletion(answer: Answer, image: JsonObject): void {
  expect(answer.status).toBe(301);
  expect(new URL(answer.headers.location ?? '', site.baseUrl).href).toBe(
    new URL(`${text(image, 'url_viewer')}?deleted`).href,
  );
  expect(answer.text).toBe('');
}

async function expectGone(image: JsonObject): Promise<void> {
  for (const url of [text(image, 'url'), nested(image, 'thumb', 'url'), text(image, 'url_viewer')]) {
    expect((await site.get(url)).status, url).toBe(404);
  }
}

async function expectThere(image: JsonObject): Promise<void> {
  for (const url of [text(image, 'url'), nested(image, 'thumb', 'url'), text(image, 'url_viewer')]) {
    expect((await site.get(url)).status, url).toBe(200);
  }
}

test.for(['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'])(
  '%s deletes, with no key, no session and no confirmation',
  async (method) => {
    const image = await upload();
    await expectThere(image);
    expectDeletion(await send(text(image, 'delete_url'), { method }), image);
    await expectGone(image);
  },
);

test('following the redirect ends in 404', async () => {
  const image = await upload();
  let answer = await site.get(text(image, 'delete_url'));
  for (let hops = 0; hops < 5 && answer.headers.location !== undefined; hops++) {
    answer = await site.get(new URL(answer.headers.location, site.baseUrl).href);
  }
  expectHtmlPage(answer, 404);
});

test('the second time is an HTML page under 404', async () => {
  const image = await upload();
  await site.get(text(image, 'delete_url'));
  expectHtmlPage(await site.get(text(image, 'delete_url')), 404);
});

test.for([
  { what: 'a wrong hash', broken: (url: string) => url.replace(/[^/]+$/, 'f'.repeat(48)) },
  { what: 'a missing hash', broken: (url: string) => url.replace(/\/[^/]+$/, '') },
])('$what is an HTML page under 404, and leaves the picture alone', async ({ broken }) => {
  const image = await upload();
  expectHtmlPage(await site.get(broken(text(image, 'delete_url'))), 404);
  await expectThere(image);
});

describe('other forms of the URL that delete', () => {
  test('with another path segment after the hash', async () => {
    const image = await upload();
    expectDeletion(await site.get(`${text(image, 'delete_url')}/more`), image);
    await expectGone(image);
  });

  test('with the slug', async () => {
    const image = await upload(field('title', 'With a slug'));
    const hash = text(image, 'delete_url').split('/').at(-1);
    expectDeletion(await site.get(`${text(image, 'url_viewer')}/delete/${hash}`), image);
    await expectGone(image);
  });
});

test.for([
  { what: 'a trailing slash', altered: (url: string) => `${url}/` },
  { what: 'a query string', altered: (url: string) => `${url}?x=y` },
])('with $what it answers 301 to a canonical URL, and does not delete', async ({ altered }) => {
  const image = await upload();
  const answer = await site.get(altered(text(image, 'delete_url')));
  expect(answer.status).toBe(301);
  expect(answer.headers.location).not.toMatch(/\?deleted/);
  await expectThere(image);
});

describe('what else is deleted so', () => {
  test('a video', async () => {
    const image = accepted(await site.upload([file(mp4(fresh()), { name: 'clip.mp4', type: 'video/mp4' })]));
    expectDeletion(await site.get(text(image, 'delete_url')), image);
    await expectGone(image);
  });

  test('a picture whose title is not ASCII', async () => {
    const image = await upload(field('title', 'Größe 日本語'));
    expectDeletion(await site.get(text(image, 'delete_url')), image);
    await expectGone(image);
  });

  test('a picture in a private album, whose viewer is 404 for strangers', async ({ skip }) => {
    const image = await upload(field('album_id', site.album({ owner: 'user', private: true }, skip)));
    expect((await site.get(text(image, 'url_viewer'))).status).toBe(404);
    expect((await site.get(text(image, 'url'))).status).toBe(200);
    expectDeletion(await site.get(text(image, 'delete_url')), image);
    await expectGone(image);
  });
});
