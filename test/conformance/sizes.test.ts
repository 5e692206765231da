import { describe, expect, test } from 'vitest';
import { pngOfSize } from '../media/index.ts';
import { accepted, expectRefusal, expectServerError } from './answers.ts';
import { field, file } from './body.ts';
import { fresh, openSite, refusalOf } from './site-under-test.ts';
import type { KeyOwner, Skip } from './site-under-test.ts';

const site = await openSite();

const megabyte = 1_000_000;
const sizes = [3, 6, 9, 12, 20, 40].map((count) => count * megabyte);

const picture = (bytes: number) => file(pngOfSize(bytes, fresh()));

type Limit = 'none' | 'application' | 'PHP file' | 'PHP request';

/** What stops a picture of this size. A site's limits are its own: the sizes to test with are looked for. */
async function limitHit(bytes: number): Promise<Limit> {
  const answer = await site.upload([picture(bytes)]);
  if (answer.status === 500) return 'PHP file';
  const message = refusalOf(answer);
  if (message.startsWith('File too big - max')) return 'application';
  if (message.startsWith('File too big (')) return 'PHP file';
  return message === 'Empty upload source' ? 'PHP request' : 'none';
}

const limits = new Map<Limit, number>();
for (const bytes of sizes) {
  const limit = await limitHit(bytes);
  if (!limits.has(limit)) limits.set(limit, bytes);
  if (limit === 'PHP request') break;
}

function sizeOver(limit: Limit, skip: Skip): number {
  return limits.get(limit) ?? skip(`needs a size that hits the ${limit} limit: none up to 40 MB does`);
}

describe('over the limit of the application', () => {
  test('the size is refused, with the limit', async ({ skip }) => {
    const answer = await site.upload([picture(sizeOver('application', skip))]);
    expectRefusal(answer, /^File too big - max [\d.]+ MB$/, 400);
  });

  test('which is 2 MB by default: of 1.9 and 2.2 MB, one is taken and one is not', async ({ skip }) => {
    const answer = await site.upload([picture(2.2 * megabyte)]);
    if (site.isReal && refusalOf(answer) !== 'File too big - max 2 MB')
      skip('needs a site with the stock limit');
    expectRefusal(answer, 'File too big - max 2 MB', 400);
    accepted(await site.upload([picture(1.9 * megabyte)]));
  });

  test('the guest key has a limit of its own', async ({ skip }) => {
    const key = site.keyOf('guest', skip);
    accepted(await site.upload([picture(sizeOver('application', skip))], { key }));
  });
});

describe("over PHP's upload_max_filesize", () => {
  const tooBig = 'File too big (UPLOAD_ERR_INI_SIZE)';

  test('a user gets a server error', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    expectServerError(await site.upload([picture(sizeOver('PHP file', skip))]));
  });

  test('an administrator is refused', async ({ skip }) => {
    const key = site.keyOf('admin', skip);
    expectRefusal(await site.upload([picture(sizeOver('PHP file', skip))], { key }), tooBig, 601);
  });

  test('a user is refused where duplicates are allowed', async ({ skip }) => {
    site.change({ duplicates: 'allow' }, skip);
    expectRefusal(await site.upload([picture(sizeOver('PHP file', skip))]), tooBig, 601);
  });
});

describe("over PHP's post_max_size everything sent is lost", () => {
  test('with the key in the header: the source', async ({ skip }) => {
    const answer = await site.upload([picture(sizeOver('PHP request', skip))]);
    expectRefusal(answer, 'Empty upload source', 130);
  });

  test('with the key in a form field: the key', async ({ skip }) => {
    const parts = [field('key', site.key), picture(sizeOver('PHP request', skip))];
    expectRefusal(await site.upload(parts, { key: null }), 'No key provided', 100);
  });

  test.for<Exclude<KeyOwner, 'user'>>(['admin', 'guest'])('of the %s, too', async (owner, { skip }) => {
    const key = site.keyOf(owner, skip);
    const answer = await site.upload([picture(sizeOver('PHP request', skip))], { key });
    expectRefusal(answer, 'Empty upload source', 130);
  });
});

test('the limits come in their order', () => {
  const order: Limit[] = ['none', 'application', 'PHP file', 'PHP request'];
  const met = [...limits.keys()];
  expect(met).toEqual(order.filter((limit) => met.includes(limit)));
});
