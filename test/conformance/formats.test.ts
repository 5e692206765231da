import { describe, expect, test } from 'vitest';
import { png, text as plainText } from '../media/index.ts';
import { accepted, expectRefusal, text } from './answers.ts';
import { field, file } from './body.ts';
import type { Part } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const picture = () => png(24, 24, fresh());

/** The format's answers give no delete URL: the site is to remove the picture itself. */
const send = (format: string, data: Buffer, ...more: Part[]) =>
  site.upload([field('format', format), field('expiration', 'PT5M'), ...more, file(data)]);

describe('json', () => {
  test.for(['json', 'xml', 'TXT', ''])('is the answer to format "%s"', async (format) => {
    accepted(await send(format, picture()));
  });

  test('is the answer to a format that is an array', async () => {
    accepted(await site.upload([field('format[]', 'txt'), file(picture())]));
  });

  test('is the answer to no format', async () => {
    accepted(await site.upload([file(picture())]));
  });

  test('of a failure has status 400', async () => {
    expectRefusal(await site.upload([field('format', 'json')]), 'Empty upload source', 130);
  });
});

test('txt answers a success with the direct URL, nothing else', async () => {
  const data = picture();
  const answer = await send('txt', data);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
  expect(answer.text).toMatch(/^https?:\/\/\S+\.png$/);
  expect((await site.get(answer.text)).body.equals(data)).toBe(true);
});

test('redirect answers a success with 302 to the viewer, relative, and no body', async () => {
  const answer = await send('redirect', picture(), field('title', 'Look here'));
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toMatch(/^\/(?:.*\/)?image\/Look-here\.[0-9A-Za-z]+$/);
  expect(answer.text).toBe('');
  const viewer = new URL(answer.headers.location ?? '', site.baseUrl).href;
  expect((await site.get(viewer)).status).toBe(200);
});

describe.for(['txt', 'redirect'])('%s answers a failure with 200 text/html and the message', (format) => {
  const expectMessage = async (message: string | RegExp, parts: Part[], key?: string) => {
    const answer = await site.upload([field('format', format), ...parts], key === undefined ? {} : { key });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    if (typeof message === 'string') expect(answer.text).toBe(message);
    else expect(answer.text).toMatch(message);
  };

  test('of a wrong key', async () => {
    await expectMessage('Invalid API key.', [file(picture())], 'chv_Zz_wrong');
  });

  test('of a missing source', async () => {
    await expectMessage('Empty upload source', []);
  });

  test('of a bad file, which may include server paths', async () => {
    await expectMessage(/^getimagesize\(\): Error reading from \S+chvtemp_\w+!$/, [
      file(Buffer.from('text!\n')),
    ]);
  });

  test('of a file that is no picture', async () => {
    const parts = [field('source', plainText(fresh()).toString('base64'))];
    await expectMessage("Can't get target upload source info", parts);
  });

  test('of a flood', async ({ skip }) => {
    site.change({ flood: { minute: 1, hour: 0, day: 0, week: 0, month: 0 } }, skip);
    site.passTime(2 * 60_000, skip); // what the other tests uploaded is a minute ago
    accepted(await site.upload([file(picture())]));
    const message = 'Flooding detected. You can only upload 1 image per minute';
    await expectMessage(message, [file(picture())]);
  });
});

test('json gives the delete URL, the other formats do not', async () => {
  expect(text(accepted(await send('json', picture())), 'delete_url')).toContain('/delete/');
  expect((await send('txt', picture())).text).not.toContain('/delete/');
  expect((await send('redirect', picture())).headers.location).not.toContain('/delete/');
});
