import { describe, expect, test } from 'vitest';
import { jpeg, png } from '../media/index.ts';
import { accepted, expectRefusal, text } from './answers.ts';
import { field, file } from './body.ts';
import type { Part } from './body.ts';
import { fresh, openSite, refusalOf } from './site-under-test.ts';
import type { KeyOwner } from './site-under-test.ts';
import type { Answer } from './wire.ts';

const site = await openSite();

const hour = 60 * 60 * 1000;
const expectDuplicate = (answer: Answer, code = 101) => expectRefusal(answer, 'Duplicated upload', code);

describe('the same bytes from the same address are refused', () => {
  test('once they are known', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(40, 30, fresh());
    accepted(await site.upload([file(picture)]));
    expectDuplicate(await site.upload([file(picture)]));
  });

  test.for([
    { what: 'with a different title', parts: [field('title', 'Another')] },
    { what: 'with an album', parts: [field('album_id', 'Another')] },
    { what: 'with a width', parts: [field('width', '20')] },
  ])('$what', async ({ parts }, { skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(40, 30, fresh());
    accepted(await site.upload([file(picture)]));
    expectDuplicate(await site.upload([...parts, file(picture)]));
  });

  test('under another name', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(40, 30, fresh());
    accepted(await site.upload([file(picture, { name: 'one.png' })]));
    expectDuplicate(await site.upload([file(picture, { name: 'two.png' })]));
  });

  test('as base64 instead of a file', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(40, 30, fresh());
    accepted(await site.upload([file(picture)]));
    expectDuplicate(await site.upload([field('source', picture.toString('base64'))]));
  });

  test('when they were resized: the original', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(120, 90, fresh());
    accepted(await site.upload([field('width', '60'), file(picture)]));
    expectDuplicate(await site.upload([file(picture)]));
  });

  test('when they were resized: the downloaded copy', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const image = accepted(await site.upload([field('width', '60'), file(png(120, 90, fresh()))]));
    const { body: resized } = await site.get(text(image, 'url'));
    expectDuplicate(await site.upload([file(resized)]));
  });

  test('with 102 when they become known bytes by processing: a rotated JPEG', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const photo = () => file(lying, { name: 'lying.jpg', type: 'image/jpeg' });
    const lying = jpeg(64, 48, fresh(), { orientation: 6 });
    accepted(await site.upload([photo()]));
    expectDuplicate(await site.upload([photo()]), 102);
  });

  test('whatever X-Forwarded-For says', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const picture = png(40, 30, fresh());
    accepted(await site.upload([file(picture)], { headers: { 'X-Forwarded-For': '198.51.100.1' } }));
    expectDuplicate(await site.upload([file(picture)], { headers: { 'X-Forwarded-For': '198.51.100.2' } }));
  });

  test.for(['admin', 'guest', 'other'] as const)(
    'when the %s uploaded them: users share them',
    async (owner, { skip }) => {
      const picture = png(40, 30, fresh());
      accepted(await site.upload([file(picture)], { key: site.keyOf(owner, skip) }));
      await site.requireDuplicateRefusal(skip);
      expectDuplicate(await site.upload([file(picture)]));
    },
  );

  test('ten times at once: one is taken, the others get 101 or 102', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    const parts = [file(png(40, 30, fresh()))];
    const answers = await Promise.all(Array.from({ length: 10 }, () => site.upload(parts)));
    const refused = answers.filter((answer) => refusalOf(answer) === 'Duplicated upload');
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(refused).toHaveLength(9);
    for (const answer of refused) expect(answer.text).toMatch(/"code":10[12]/);
  });
});

describe('the same bytes are taken again', () => {
  const twice = async (between: (deleteUrl: string) => Promise<void> | void, key = site.key) => {
    const parts: Part[] = [file(png(40, 30, fresh()))];
    const first = accepted(await site.upload(parts, { key }));
    await between(text(first, 'delete_url'));
    accepted(await site.upload(parts, { key }));
  };

  test('after the picture was deleted', async () => {
    await twice(async (deleteUrl) => {
      await site.get(deleteUrl);
    });
  });

  test('after 25 hours, not after 23', async ({ skip }) => {
    const parts = [file(png(40, 30, fresh()))];
    accepted(await site.upload(parts));
    site.passTime(23 * hour, skip);
    expectDuplicate(await site.upload(parts));
    site.passTime(25 * hour, skip);
    accepted(await site.upload(parts));
  });

  test('from an administrator', async ({ skip }) => {
    await twice(() => undefined, site.keyOf('admin', skip));
  });

  test('on a site that allows duplicates', async ({ skip }) => {
    site.change({ duplicates: 'allow' }, skip);
    await twice(() => undefined);
  });

  test('from another address', async ({ skip }) => {
    const parts = [file(png(40, 30, fresh()))];
    accepted(await site.upload(parts));
    accepted(await site.upload(parts, { localAddress: site.anotherAddress(skip) }));
  });
});

test.for<Exclude<KeyOwner, 'user'>>(['guest', 'other'])('the %s is not exempt', async (owner, { skip }) => {
  const key = site.keyOf(owner, skip);
  const parts = [file(png(40, 30, fresh()))];
  accepted(await site.upload(parts, { key }));
  expectDuplicate(await site.upload(parts, { key }));
});
