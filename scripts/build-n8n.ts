/**
 * Builds what n8n loads: dist/nodes, dist/credentials, dist/core and dist/icons, as CommonJS. The compiler keeps
 * the folders of the sources; the published package has the core beside the nodes, without `src`.
 */
import { execFileSync } from 'node:child_process';
import { cp, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const parts = ['nodes', 'credentials', 'core', 'icons'];

for (const part of [...parts, 'src']) await rm(join(dist, part), { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.n8n.json'], {
  cwd: root,
  stdio: 'inherit',
});
await rename(join(dist, 'src/core'), join(dist, 'core'));
await rm(join(dist, 'src'), { recursive: true });

for await (const file of glob('{nodes,credentials}/**/*.js', { cwd: dist })) {
  const toCore = relative(dirname(file), 'core').replaceAll('\\', '/');
  const code = await readFile(join(dist, file), 'utf8');
  await writeFile(join(dist, file), code.replaceAll(/"(?:\.\.\/)+src\/core\//g, `"${toCore}/`));
}
for await (const file of glob('{nodes,icons}/**/*.{svg,json}', { cwd: root })) {
  await mkdir(dirname(join(dist, file)), { recursive: true });
  await cp(join(root, file), join(dist, file));
}
