import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, expectHtmlPage, expectRefusal, nested, object, text } from './answers.ts';
import { field, file } from './body.ts';
import { endpoint, fresh, openSite } from './site-under-test.ts';
import { send } from './wire.ts';

const site = await openSite();

const large = () => file(png(600, 40, fresh()));
const small = () => file(png(24, 24, fresh()));

describe('there is no CORS', () => {
  test('OPTIONS is treated like a request', async () => {
    const headers = { Origin: 'https://page.example', 'Access-Control-Request-Method': 'POST' };
    const answer = await send(site.baseUrl + endpoint, { method: 'OPTIONS', headers });
    expectRefusal(answer, 'No key provided', 100);
  });

  test('no answer has a header of it', async () => {
    const headers = { Origin: 'https://page.example' };
    for (const answer of [
      await send(site.baseUrl + endpoint, { method: 'OPTIONS', headers }),
      await site.upload([small()], { headers }),
    ]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});

test('HEAD answers 400', async () => {
  expect((await send(site.baseUrl + endpoint, { method: 'HEAD' })).status).toBe(400);
});

test('Expect: 100-continue is honoured', async () => {
  const answer = await site.upload([small()], { headers: { Expect: '100-continue' } });
  expect(answer.continued).toBe(true);
  accepted(answer);
});

test('answers are not compressed', async () => {
  const answer = await site.upload([small()], { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
  expect(answer.headers).not.toHaveProperty('content-encoding');
  accepted(answer);
});

test('action and type fields are ignored', async () => {
  accepted(await site.upload([field('action', 'delete'), field('type', 'url'), small()]));
});

test('in maintenance the upload is answered with an HTML page under 200', async ({ skip }) => {
  site.change({ maintenance: true }, skip);
  expectHtmlPage(await site.upload([small()]), 200);
});

describe('where all uploads are moderated', () => {
  test('the answer has no URL of the picture, but viewer and delete URLs', async ({ skip }) => {
    site.change({ moderation: 'all' }, skip);
    const image = accepted(await site.upload([large()]));
    expect(image.is_approved).toBe(0);
    expect(image).not.toHaveProperty('url');
    expect(image).not.toHaveProperty('display_url');
    for (const size of ['image', 'thumb', 'medium']) {
      expect(object(image[size], size)).not.toHaveProperty('url');
      expect(nested(image, size, 'filename')).toMatch(/\.png$/);
    }
    for (const url of ['url_viewer', 'url_short', 'delete_url']) {
      expect(text(image, url).startsWith(site.baseUrl)).toBe(true);
    }
  });

  test('the viewer page is 403', async ({ skip }) => {
    site.change({ moderation: 'all' }, skip);
    const image = accepted(await site.upload([small()]));
    expect((await site.get(text(image, 'url_viewer'))).status).toBe(403);
  });

  test('format=txt prints a PHP warning under 200', async ({ skip }) => {
    site.change({ moderation: 'all' }, skip);
    const answer = await site.upload([field('format', 'txt'), small()]);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('Undefined array key "url"');
  });

  test('the picture of an administrator does not wait', async ({ skip }) => {
    site.change({ moderation: 'all' }, skip);
    const image = accepted(await site.upload([small()], { key: site.keyOf('admin', skip) }));
    expect(image.is_approved).toBe(1);
    expect((await site.get(text(image, 'url'))).status).toBe(200);
  });
});

test('an unforeseen server error is an HTML page under 500 with the time and an incident id', async () => {
  const answer = await site.upload([field('title[]', 'x'), small()]);
  expectHtmlPage(answer, 500);
  expect(answer.text).toContain('Something went wrong');
  expect(answer.text).toMatch(/\d{4}-\d\d-\d\d.\d\d:\d\d:\d\d/);
  const again = await site.upload([field('title[]', 'x'), small()]);
  const withoutTime = (page: string): string => page.replace(/\d\d:\d\d:\d\d/g, '');
  expect(withoutTime(again.text), 'the incident id').not.toBe(withoutTime(answer.text));
});
