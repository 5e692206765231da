import { describe } from 'vitest';
import { pngOfSize } from '../../media/index.ts';
import { pictures, test } from './scene.ts';

describe.concurrent('the log', () => {
  test('shows a line a file, in a group, and totals with a rate at the end', async ({ open, expect }) => {
    const { run, site } = await open({ files: { ...pictures('a.png', 'b.png'), 'c.png': 'text' } });
    const step = await run({ path: '*.png' });
    const group = /::group::Uploading 3 files to (.*)\n([^]*)::endgroup::/.exec(step.stdout);
    expect(group?.[1]).toBe(site.baseUrl);
    expect(group?.[2]).toMatch(/^✓ a\.png → http:.*\.png \(\d+ B\)$/m);
    expect(group?.[2]).toMatch(/^✗ c\.png: .*\. \S.*$/m);
    expect(step.lines.at(-1)).toMatch(
      /^2 of 3 files uploaded, 1 failed: [\d.]+ K?B in [\d.]+ s \([\d.]+ K?B\/s\)$/,
    );
  });

  test('shows how far a long upload has got', async ({ open, expect }) => {
    const size = 16_000_000;
    const { run, site } = await open({
      files: { 'a.png': pngOfSize(size, 'a') },
      settings: { appLimitBytes: 2 * size, phpUploadLimitBytes: 2 * size, phpPostLimitBytes: 2 * size },
    });
    site.faults.add({ kind: 'slow-reading', bytesPerSecond: 4_000_000 });
    const step = await run({ path: 'a.png' });
    expect(step.exitCode).toBe(0);
    const figures = step.lines.flatMap(
      (line) => /^ {2}(\d+) % · [\d.]+ MB of 16 MB · [\d.]+ [KM]B\/s · 0 of 1 file$/.exec(line)?.[1] ?? [],
    );
    expect(figures.length).toBeGreaterThanOrEqual(2);
    expect(figures.map(Number)).toEqual(figures.map(Number).toSorted((one, other) => one - other));
  });

  test('shows no figure on a short run', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png' });
    expect(step.stdout).not.toContain('%');
  });
});
