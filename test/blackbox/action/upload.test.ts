import { describe, expect } from 'vitest';
import { picture, test } from './scene.ts';

describe.concurrent('uploading', () => {
  test('a picture', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'shot.png': picture('shot') } });
    const step = await run({ path: 'shot.png' });
    expect(step.stderr).toBe('');
    expect(step.exitCode).toBe(0);
    expect(step.outputs.count).toBe('1');
    expect(site.images()).toHaveLength(1);
  });
});
