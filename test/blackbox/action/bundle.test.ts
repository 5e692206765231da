import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle, node } from './run-action.ts';
import { pictures, test } from './scene.ts';

const root = resolve(import.meta.dirname, '../../..');

test('the committed bundle is what its sources make, byte for byte', { timeout: 300_000 }, ({ expect }) => {
  const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    execFileSync(node, [join(root, 'scripts/build-action.ts'), directory], { stdio: 'pipe' });
    const committed = dirname(bundle);
    expect(readdirSync(directory)).toEqual(readdirSync(committed));
    for (const name of readdirSync(directory)) {
      const isSame = readFileSync(join(directory, name)).equals(readFileSync(join(committed, name)));
      expect(isSame, `${name} differs: run npm run build:action and commit dist/action`).toBe(true);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the bundle needs nothing beside it', async ({ open, expect }) => {
  const { run, outside } = await open({ files: pictures('a.png') });
  cpSync(dirname(bundle), outside, { recursive: true });
  const step = await run({ path: '*.png' }, { script: join(outside, 'index.js') });
  expect(step.exitCode).toBe(0);
  expect(readdirSync(outside).some((name) => readFileSync(join(outside, name), 'utf8').includes(root))).toBe(
    false,
  );
});
