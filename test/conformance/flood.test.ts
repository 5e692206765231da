import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, expectRefusal, text } from './answers.ts';
import { file } from './body.ts';
import type { Part } from './body.ts';
import { fresh, openSite, refusalOf } from './site-under-test.ts';
import type { UploadOptions } from './site-under-test.ts';
import type { Answer } from './wire.ts';

const site = await openSite();

const unlimited = { minute: 0, hour: 0, day: 0, week: 0, month: 0 };
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const picture = () => [file(png(24, 24, fresh()))];
const upload = (parts: Part[] = picture(), options: UploadOptions = {}) =>
  site.upload(parts, { ...options, floodIsTheAnswer: true });
const expectFlood = (answer: Answer, limit: string) =>
  expectRefusal(answer, `Flooding detected. You can only upload ${limit}`, 130);

test('a stock site takes 50 uploads a minute', async ({ skip }) => {
  const answers: Answer[] = [];
  while (answers.length < 50) {
    const batch = Array.from({ length: Math.min(5, 50 - answers.length) }, () => upload());
    answers.push(...(await Promise.all(batch)));
    if (answers.some((answer) => refusalOf(answer) !== '')) break;
  }
  const refused = answers.find((answer) => refusalOf(answer) !== '') ?? (await upload());
  if (site.isReal && !refusalOf(refused).includes(' 50 images per minute')) {
    skip('needs a site with the stock limit of 50 uploads a minute');
  }
  const taken = answers.filter(({ status }) => status === 200).length;
  if (site.isReal)
    expect(taken).toBeLessThanOrEqual(50); // others upload from this address, too
  else expect(taken).toBe(50);
  expectFlood(refused, '50 images per minute');
  expect(refused.headers).not.toHaveProperty('retry-after');
});

describe.for([
  { window: 'minute', passed: 61 * second, within: 58 * second },
  { window: 'hour', passed: hour + 2 * second, within: hour - 5 * second },
  { window: 'day', passed: day + 2 * second, within: day - 5 * second },
  { window: 'week', passed: 7 * day + 2 * second, within: 7 * day - 5 * second },
  { window: 'month', passed: 32 * day, within: 27 * day },
] as const)('the limit per $window', ({ window, passed, within }) => {
  test('names the number and the window', async ({ skip }) => {
    site.change({ flood: { ...unlimited, [window]: 2 } }, skip);
    accepted(await upload());
    accepted(await upload());
    expectFlood(await upload(), `2 images per ${window}`);
  });

  test('has a singular', async ({ skip }) => {
    site.change({ flood: { ...unlimited, [window]: 1 } }, skip);
    accepted(await upload());
    expectFlood(await upload(), `1 image per ${window}`);
  });

  test('slides', async ({ skip }) => {
    site.change({ flood: { ...unlimited, [window]: 1 }, duplicates: 'allow' }, skip);
    accepted(await upload());
    site.passTime(within, skip);
    expectFlood(await upload(), `1 image per ${window}`);
    site.passTime(passed, skip);
    accepted(await upload());
  });
});

describe('with a limit of one a minute', () => {
  const limit = '1 image per minute';
  const one = { flood: { ...unlimited, minute: 1 } };

  test('deleting a picture gives its place back', async ({ skip }) => {
    site.change(one, skip);
    const image = accepted(await upload());
    expectFlood(await upload(), limit);
    await site.get(text(image, 'delete_url'));
    accepted(await upload());
  });

  test('a refused upload takes no place', async ({ skip }) => {
    site.change({ flood: { ...unlimited, minute: 2 } }, skip);
    accepted(await upload());
    expectRefusal(await upload([file(Buffer.from('text'))]), /^getimagesize/, 0);
    accepted(await upload());
  });

  test.for(['other', 'guest', 'admin'] as const)(
    'uploads are counted by address: the %s is refused after the user',
    async (owner, { skip }) => {
      site.change(one, skip);
      const key = site.keyOf(owner, skip);
      accepted(await upload());
      expectFlood(await upload(picture(), { key }), limit);
    },
  );

  test('another address is not counted', async ({ skip }) => {
    site.change(one, skip);
    accepted(await upload());
    accepted(await upload(picture(), { localAddress: site.anotherAddress(skip) }));
  });

  test('an administrator is not exempt', async ({ skip }) => {
    site.change(one, skip);
    const key = site.keyOf('admin', skip);
    accepted(await upload(picture(), { key }));
    expectFlood(await upload(picture(), { key }), limit);
  });

  test('a duplicate is refused as such: that is checked first', async ({ skip }) => {
    site.change(one, skip);
    const parts = picture();
    accepted(await upload(parts));
    expectRefusal(await upload(parts), 'Duplicated upload', 101);
  });

  test('a bad file is refused as flood: files are checked last', async ({ skip }) => {
    site.change(one, skip);
    accepted(await upload());
    expectFlood(await upload([file(Buffer.from('text'))]), limit);
  });
});
