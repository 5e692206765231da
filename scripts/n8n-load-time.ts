/**
 * How much longer n8n takes to load this package than an empty one, in milliseconds: the quickest of fresh
 * processes in turns, since whatever else the machine does only makes them slower. Build the package first.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { installEngine } from '../test/n8n/install.ts';
import { pack, unpack } from '../test/n8n/package.ts';

const rounds = 20;

const engine = await installEngine();
await mkdir(join(engine, 'packages'), { recursive: true });
const folder = await mkdtemp(join(engine, 'packages', 'load-'));
const tarball = await pack(resolve(import.meta.dirname, '..'));
await unpack(tarball, join(folder, 'pixvid'));
await mkdir(join(folder, 'empty'));
const manifest = { name: 'n8n-nodes-empty', version: '1.0.0', n8n: { nodes: [], credentials: [] } };
await writeFile(join(folder, 'empty/package.json'), JSON.stringify(manifest));

const times = { empty: [] as number[], pixvid: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  for (const name of ['empty', 'pixvid'] as const) times[name].push(loadTime(join(folder, name)));
}
await rm(folder, { recursive: true });
await rm(dirname(tarball), { recursive: true });

const [empty, pixvid] = [Math.min(...times.empty), Math.min(...times.pixvid)];
console.log(`empty package: ${empty.toFixed(1)} ms`);
console.log(`n8n-nodes-pixvid: ${pixvid.toFixed(1)} ms`);
console.log(`over an empty one: ${(pixvid - empty).toFixed(1)} ms`);

/** Loads a package with n8n's own loader, in a process that has loaded n8n already. */
function loadTime(packageFolder: string): number {
  const code = `
    require('n8n-workflow');
    const { PackageDirectoryLoader } = require('n8n-core');
    const started = performance.now();
    new PackageDirectoryLoader(${JSON.stringify(packageFolder)}).loadAll().then(() => {
      console.log(performance.now() - started);
      process.exit();
    });`;
  const env = { ...process.env, N8N_USER_FOLDER: folder, N8N_LOG_LEVEL: 'silent' };
  return Number(execFileSync(process.execPath, ['-e', code], { cwd: engine, encoding: 'utf8', env }).trim());
}
