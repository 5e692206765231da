import { expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, text } from './answers.ts';
import { file } from './body.ts';
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
