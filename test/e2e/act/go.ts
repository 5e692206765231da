/** Finds a Go that can build act, or fetches one: Debian's, which in turn fetches the Go team's own. */
import { chmod, readdir } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import { findCommand, installDebianPackages, run, type Say } from '../machine.ts';

/** What act v0.2.89 asks for is 1.25; any newer one does. */
const toolchain = 'go1.26.3';

/** From 1.21 on, Go fetches a newer self from the module proxy when a module asks for one. */
const firstSelfUpgradingMinor = 21;

/** @returns the path of a go command that builds act when run with GOTOOLCHAIN=auto */
export async function installGo(say: Say): Promise<string> {
  const go = await findGo();
  if (go === undefined) {
    say('no Go on this machine');
    await installDebianPackages(['golang-go'], say);
  }
  const found = go ?? (await findGo());
  if (found === undefined) throw new Error('Debian installed golang-go, yet there is no go command on PATH.');
  return (await minorVersion(found)) >= firstSelfUpgradingMinor ? found : fetchToolchain(found, say);
}

async function findGo(): Promise<string | undefined> {
  return findCommand(['go'], ['/usr/local/go/bin']);
}

async function minorVersion(go: string): Promise<number> {
  const { stdout } = await run(go, ['version']);
  return Number(/go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
}

async function fetchToolchain(oldGo: string, say: Say): Promise<string> {
  const platform = `linux-${arch() === 'x64' ? 'amd64' : arch()}`;
  const module = `golang.org/toolchain@v0.0.1-${toolchain}.${platform}`;
  say(`fetching ${toolchain} as the Go module ${module}`);
  const { stdout } = await run(oldGo, ['mod', 'download', '-json', module]);
  const folder = /"Dir": "([^"]+)"/.exec(stdout)?.[1];
  if (folder === undefined) throw new Error(`go mod download ${module} told no folder: ${stdout}`);
  // A module's files come without the executable bit.
  for (const tools of ['bin', join('pkg', 'tool', platform.replace('-', '_'))]) {
    for (const tool of await readdir(join(folder, tools))) await chmod(join(folder, tools, tool), 0o755);
  }
  return join(folder, 'bin', 'go');
}
