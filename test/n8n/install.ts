import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findCommand, installDebianPackages, run, type Say } from '../e2e/machine.ts';
import { filledOnce, oneAtATime } from './once.ts';

/** The release everything here was measured with; 2.41.2 and 2.41.3 did not install from npm. */
export const N8N_VERSION = '2.41.1';
const SCANNER_VERSION = '0.32.0';

const cache = resolve(import.meta.dirname, '../../.cache');

/** A whole n8n: its command line, server, editor and worker. The first time takes minutes and 3 GB. */
export async function installN8n(say: Say = print): Promise<string> {
  const { platform, arch, versions } = process;
  // npm's own Node package, for the C headers alone: without them node-gyp asks nodejs.org.
  const headers = `node-${platform}-${arch}`;
  return install(say, 'n8n', { n8n: N8N_VERSION, [headers]: versions.node }, async (folder) => {
    say('building sqlite3, the one part of n8n that comes without a build');
    const nodedir = join(folder, 'node_modules', headers);
    await npm('rebuild', 'sqlite3', '--prefix', folder, `--nodedir=${nodedir}`);
  });
}

/** n8n's execution engine without server and database: half a minute and 350 MB. */
export async function installEngine(say: Say = print): Promise<string> {
  return install(say, 'n8n-core', { 'n8n-core': N8N_VERSION });
}

/** n8n's scanner, kept out of the project's own tree: one of its parts refuses to be installed by npm with scripts on. */
export async function installScanner(say: Say = print): Promise<string> {
  return install(say, 'n8n-scanner', { '@n8n/scan-community-package': SCANNER_VERSION });
}

/** The Redis server that n8n's queue mode needs, from the system or from Debian. */
export async function installRedis(say: Say = print): Promise<string> {
  const command = 'redis-server';
  let found = await findCommand([command]);
  if (found !== undefined) return found;
  await mkdir(cache, { recursive: true });
  await oneAtATime(join(cache, `${command}.lock`), async () => {
    if ((await findCommand([command])) === undefined) await installDebianPackages([command], say);
  });
  found = await findCommand([command]);
  if (found === undefined) throw new Error(`The Debian package ${command} brought no command ${command}.`);
  return found;
}

async function install(
  say: Say,
  name: string,
  dependencies: Record<string, string>,
  finish?: (folder: string) => Promise<void>,
): Promise<string> {
  const manifest = JSON.stringify({ name: `${name}-for-tests`, private: true, dependencies }, null, 2);
  const version = Object.values(dependencies)[0] ?? '';
  return filledOnce(join(cache, `${name}-${version}`), manifest, async (folder) => {
    const started = performance.now();
    say(`installing ${name} ${version} into ${folder}`);
    await writeFile(join(folder, 'package.json'), manifest);
    await npm('install', '--prefix', folder, '--ignore-scripts', '--no-package-lock');
    await finish?.(folder);
    say(`installed ${name} ${version} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  });
}

async function npm(...args: string[]): Promise<void> {
  // npm hands its own prefix on to what it runs: without an explicit one this would install into the project.
  await run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { maxBuffer: 64 * 1024 * 1024 });
}

/** To stderr, so that a command's own output stays clean. */
function print(line: string): void {
  process.stderr.write(`[n8n] ${line}\n`);
}
