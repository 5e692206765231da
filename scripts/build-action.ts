/**
 * Bundles the Action into one directory: `node scripts/build-action.ts [directory]`, `dist/action` by default.
 * The same sources and packages give the same bytes, so that anybody can check what is committed.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'terser';

const root = resolve(import.meta.dirname, '..');
const directory = resolve(process.argv[2] ?? `${root}/dist/action`);
const fresh = join(root, 'build/bundle');

rmSync(fresh, { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.action.json');
run(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  ...['build', 'build/action/index.js', '--out', fresh],
  ...['--license', 'licenses.txt', '--no-cache', '--quiet'],
);

// Half of the bundle is comments and long names, and the runner waits while they are parsed. ncc minifies its first file only.
for (const name of readdirSync(fresh).filter((file) => file.endsWith('.js'))) {
  const path = join(fresh, name);
  const { code } = await minify(readFileSync(path, 'utf8'), { ecma: 2020, format: { comments: false } });
  if (code === undefined) throw new Error(`${path} could not be minified`);
  writeFileSync(path, `${code}\n`);
}

// Only now, so that a build that fails leaves the last bundle where it is.
rmSync(directory, { recursive: true, force: true });
cpSync(fresh, directory, { recursive: true });

function run(script: string, ...parameters: string[]): void {
  execFileSync(process.execPath, [script, ...parameters], { cwd: root, stdio: 'inherit' });
}
