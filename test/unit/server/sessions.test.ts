import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Site, startSite } from '../../server/index.ts';
import { upload } from './client.ts';

const latencyMs = 300;
let site: Site;
beforeAll(async () => {
  site = await startSite({ settings: { latencyMs } });
});
afterAll(() => site.close());

/** How long four uploads at once take. */
async function fourAtOnce(headers: string[]): Promise<number> {
  await site.reset();
  const started = performance.now();
  const names = ['a.png', 'b.png', 'c.png', 'd.png'];
  const answers = await Promise.all(names.map((name) => upload(site, { name, headers })));
  expect(answers.every(({ text }) => text.startsWith('HTTP/1.1 200'))).toBe(true);
  return performance.now() - started;
}

test('uploads that share a session cookie wait for each other', async () => {
  expect(await fourAtOnce(['Cookie: a=b; PHPSESSID=0123456789abcdef'])).toBeGreaterThan(4 * latencyMs);
});

test('uploads without one do not', async () => {
  expect(await fourAtOnce([])).toBeLessThan(4 * latencyMs);
});
