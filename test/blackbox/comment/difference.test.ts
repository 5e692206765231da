import sharp from 'sharp';
import { describe } from 'vitest';
import { test } from './scene.ts';

/** A white page with a black square of so many pixels a side. */
async function page(square: number, format: 'png' | 'jpeg' | 'webp' = 'png'): Promise<Buffer> {
  const black = { create: { width: square, height: square, channels: 3, background: 'black' } } as const;
  return sharp({ create: { width: 200, height: 100, channels: 3, background: 'white' } })
    .composite([{ input: black, left: 20, top: 20 }])
    .toFormat(format, { quality: 95 })
    .toBuffer();
}

const shown = / differences" width/g;

describe.concurrent('differences', () => {
  test('are drawn for changed pairs, and deleted with them', async ({ open, expect }) => {
    const { write, run, ours, site } = await open();
    const inputs = { path: '*.png\n*.jpg\n*.webp', diff: 'true' };
    await write({
      'a.png': await page(20),
      'b.jpg': await page(22, 'jpeg'),
      'c.webp': await page(24, 'webp'),
    });
    await run(inputs);
    await write({
      'a.png': await page(40),
      'b.jpg': await page(42, 'jpeg'),
      'c.webp': await page(44, 'webp'),
    });
    const second = await run(inputs);
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.outputs['changed-count']).toBe('3');
    expect(ours()[0]?.body.match(shown)).toHaveLength(3);
    expect(site.images()).toHaveLength(9);

    const third = await run(inputs);
    expect(third.outputs['unchanged-count']).toBe('3');
    expect(site.images()).toHaveLength(9);

    await run({ mode: 'cleanup', path: '' });
    expect(site.images()).toEqual([]);
  });

  test('below the threshold make a pair count as unchanged', async ({ open, expect }) => {
    const { write, run, ours } = await open();
    const inputs = { diff: 'true', 'diff-threshold': '5' };
    await write({ 'a.png': await page(20) });
    await run(inputs);
    await write({ 'a.png': await page(21) });
    const second = await run(inputs);
    expect(second.outputs).toMatchObject({
      'changed-count': '0',
      'unchanged-count': '1',
      'pruned-count': '1',
    });
    expect(ours()[0]?.body).not.toMatch(shown);
  });

  test('are drawn for pairs by name', async ({ open, expect }) => {
    const { write, run, ours } = await open();
    await write({ 'menu-before.png': await page(20), 'menu-after.png': await page(40) });
    const first = await run({ diff: 'true' });
    expect(first.exitCode, first.stdout).toBe(0);
    expect(ours()[0]?.body.match(shown)).toHaveLength(1);
  });

  test('that cannot be drawn leave the pair as it is', async ({ open, expect }) => {
    const { write, run, ours, site } = await open();
    await write({ 'a.png': await page(20) });
    await run({ diff: 'true' });
    await write({
      'a.png': await sharp(await page(40))
        .gif()
        .toBuffer(),
    });
    const second = await run({ diff: 'true' });
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.outputs['changed-count']).toBe('1');
    expect(second.stdout).toContain('No differences of a.png: only PNG, JPEG and WebP can be compared');
    expect(ours()[0]?.body).toContain('<th>Before</th><th>After</th></tr>');
    expect(site.images()).toHaveLength(2);
  });

  test.for(['-1', '101', 'much', '1e2'])(
    'with a threshold of %s are refused',
    async (threshold, { open, expect }) => {
      const { write, run, site } = await open();
      await write({ 'a.png': await page(20) });
      const step = await run({ diff: 'true', 'diff-threshold': threshold });
      expect(step.exitCode).toBe(1);
      expect(step.annotations[0]?.message).toBe(
        `diff-threshold: "${threshold}" is not a percentage. Give a number from 0 to 100, such as 0.1.`,
      );
      expect(site.requests).toEqual([]);
    },
  );
});
