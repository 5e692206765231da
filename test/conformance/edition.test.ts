import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, expectHtmlPage, expectRefusal, text } from './answers.ts';
import { file } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';
import type { Skip } from './site-under-test.ts';

const site = await openSite({ evenIfItRefusesKeys: true });

const picture = () => file(png(24, 24, fresh()));

describe('the stock free edition', () => {
  /** A real site may be one. */
  const requireFreeEdition = async (skip: Skip): Promise<void> => {
    if (!(await site.refusesKeys())) site.change({ freeEdition: true }, skip);
  };

  test("refuses a user's valid key", async ({ skip }) => {
    await requireFreeEdition(skip);
    expectRefusal(await site.upload([picture()]), 'Request denied', 401);
  });

  test("refuses an administrator's valid key", async ({ skip }) => {
    await requireFreeEdition(skip);
    expectRefusal(await site.upload([picture()], { key: site.keyOf('admin', skip) }), 'Request denied', 401);
  });

  test('does not know the guest key', async ({ skip }) => {
    await requireFreeEdition(skip);
    expectRefusal(
      await site.upload([picture()], { key: site.keyOf('guest', skip) }),
      'Invalid API key.',
      100,
    );
  });

  test("hides the viewer page of anyone's picture but user 1's, and does not delete it", async ({ skip }) => {
    if (site.isReal) skip('needs a site that becomes a free edition after an upload');
    const image = accepted(await site.upload([picture()]));
    site.change({ freeEdition: true }, skip);
    expectHtmlPage(await site.get(text(image, 'url_viewer')), 404);
    expectHtmlPage(await site.get(text(image, 'delete_url')), 404);
    expect((await site.get(text(image, 'url'))).status).toBe(200);
  });

  test("deletes user 1's picture", async ({ skip }) => {
    if (site.isReal) skip('needs a site that becomes a free edition after an upload');
    const image = accepted(await site.upload([picture()], { key: site.keyOf('admin', skip) }));
    site.change({ freeEdition: true }, skip);
    expect((await site.get(text(image, 'delete_url'))).headers.location).toMatch(/\?deleted$/);
    expect((await site.get(text(image, 'url'))).status).toBe(404);
  });
});

test.for(['user', 'admin'] as const)(
  'a private site refuses the valid key of a %s',
  async (owner, { skip }) => {
    site.change({ private: true }, skip);
    const key = owner === 'user' ? site.key : site.keyOf(owner, skip);
    expectRefusal(await site.upload([picture()], { key }), 'Request denied', 401);
  },
);
