/** What the machine offers the end-to-end tests: commands on PATH, and Debian packages it can fetch. */
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** Takes the lines that tell the reader what is being installed. */
export type Say = (line: string) => void;

/** @returns the path of the first of these commands that PATH or one of `furtherFolders` holds */
export async function findCommand(
  names: readonly string[],
  furtherFolders: readonly string[] = [],
): Promise<string | undefined> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...furtherFolders];
  for (const name of names) {
    for (const folder of folders) {
      const candidate = join(folder, name);
      if (folder !== '' && (await isExecutable(candidate))) return candidate;
    }
  }
  return undefined;
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** @throws Error when the machine has no apt-get, or does not let this user install packages */
export async function installDebianPackages(packages: readonly string[], say: Say): Promise<void> {
  const wanted = packages.join(' ');
  const aptGet = await findCommand(['apt-get']);
  if (aptGet === undefined) throw new Error(`Cannot install ${wanted}: no apt-get here. Install it by hand.`);
  say(`installing the Debian packages ${wanted}`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const [command = aptGet, ...args] = [...asRoot, aptGet, '--quiet=2', ...step];
    await run(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}
