import { describe } from 'vitest';
import { pictures, resultsOf, test } from './scene.ts';

describe.concurrent('the key', () => {
  test('is masked in every form before anything is printed', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const key = 'geheim/+key=1';
    const step = await run({ path: 'a.png', 'api-key': key, retries: '0' });
    const bytes = Buffer.from(key);
    expect(step.masks).toEqual(
      expect.arrayContaining([
        key,
        encodeURIComponent(key),
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('hex'),
      ]),
    );
    const firstOther = step.stdout.split('\n').findIndex((line) => !line.startsWith('::add-mask::'));
    expect(step.stdout.split('\n').slice(firstOther).join('\n')).not.toContain(key);
    expect(JSON.stringify([step.outputs, step.summary, step.stderr])).not.toContain(key);
  });

  test('is masked even when it cannot be used', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', 'api-key': 'geheim 1' });
    expect(step.exitCode).toBe(1);
    expect(step.masks).toContain('geheim 1');
  });

  test('that the site echoes is not shown', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'redirect', location: `/login?key=${site.keys.user}` });
    const step = await run({ path: 'a.png' });
    expect(resultsOf(step)[0]?.status).toBe('failed');
    const shown = JSON.stringify([step.lines, step.annotations, step.outputs, step.summary, step.stderr]);
    expect(shown).not.toContain(site.keys.user);
  });

  test('goes to the site only, not to where a URL is downloaded from', async ({ open, expect }) => {
    const source = await open({ files: pictures('a.png') });
    await source.run({ path: 'a.png' });
    const { run, site } = await open();
    await run({ path: source.site.images()[0]?.url ?? '', remote: 'download' });
    expect(site.images()).toHaveLength(1);
    const downloads = source.site.requests.filter(({ url }) => url.includes('/images/'));
    expect(downloads.length).toBeGreaterThan(0);
    expect(JSON.stringify(downloads)).not.toContain(site.keys.user);
  });
});
