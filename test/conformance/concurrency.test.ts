import { expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, text } from './answers.ts';
import { file } from './body.ts';
import type { UploadOptions } from './site-under-test.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const atOnce = 20;

test('20 different files at once are 20 successes with ids of their own', async () => {
  const names = Array.from({ length: atOnce }, (_, index) => `parallel-${index}.png`);
  const answers = await Promise.all(names.map((name) => site.upload([file(png(40, 30, fresh()), { name })])));
  const images = answers.map(accepted);
  expect(new Set(images.map(({ id_encoded }) => id_encoded)).size).toBe(atOnce);
  expect(images.map((image) => image.original_filename)).toEqual(names);
});

test('20 files of the same name at once get URLs of their own, each with the right file', async () => {
  const files = Array.from({ length: atOnce }, () => png(40, 30, fresh()));
  const answers = await Promise.all(files.map((data) => site.upload([file(data, { name: 'same.png' })])));
  const urls = answers.map((answer) => text(accepted(answer), 'url'));
  expect(new Set(urls).size).toBe(atOnce);
  const downloads = await Promise.all(urls.map((url) => site.get(url)));
  for (const [index, { body }] of downloads.entries()) {
    expect(body.equals(files[index] ?? Buffer.alloc(0)), urls[index]).toBe(true);
  }
});

test('uploads that send the session cookie back wait for one another, others do not', async ({ skip }) => {
  const latencyMs = 400;
  site.change({ latencyMs }, skip);
  const [cookie = ''] = (await site.uploadNothing()).headers['set-cookie'] ?? [];
  const [session = ''] = cookie.split(';');
  const timeOfFour = async (options: UploadOptions): Promise<number> => {
    const start = performance.now();
    const uploads = [1, 2, 3, 4].map(() => site.upload([file(png(24, 24, fresh()))], options));
    (await Promise.all(uploads)).map(accepted);
    return performance.now() - start;
  };
  const together = await timeOfFour({ headers: { Cookie: session } });
  expect(together).toBeGreaterThanOrEqual(4 * latencyMs);
  expect(await timeOfFour({})).toBeLessThan(together);
});
