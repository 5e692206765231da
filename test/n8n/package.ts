import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../e2e/machine.ts';

/**
 * Packs a package as npm would publish it. Its build is not run: what is packed is what is there.
 *
 * @returns path of the tarball, in a new folder under the system's temporary one
 */
export async function pack(packageFolder: string): Promise<string> {
  const destination = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  const { stdout } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', destination],
    { cwd: packageFolder },
  );
  return join(destination, stdout.trim());
}

/** Unpacks a tarball into an empty folder, without the "package/" npm puts before every path. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('tar', ['--extract', '--gzip', '--strip-components=1', '--file', tarball, '--directory', folder]);
}

/** The name in a package.json. */
export async function packageName(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'name' in manifest) {
    if (typeof manifest.name === 'string') return manifest.name;
  }
  throw new Error(`No "name" in ${join(folder, 'package.json')}`);
}
