/**
 * Bundles the Action into one directory: `node scripts/build-action.ts [directory]`, `dist/action` by default.
 * The same sources and packages give the same bytes, so that anybody can check what is committed.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const directory = resolve(process.argv[2] ?? `${root}/dist/action`);

rmSync(directory, { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.action.json');
run(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  ...['build', 'build/action/index.js', '--out', directory],
  ...['--license', 'licenses.txt', '--no-cache', '--quiet'],
);

function run(script: string, ...parameters: string[]): void {
  execFileSync(process.execPath, [script, ...parameters], { cwd: root, stdio: 'inherit' });
}
