import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/**
 * Fills a folder once, however many processes ask for it at the same time.
 *
 * The stamp inside says what the folder holds and is written last: a folder without it, or with another one,
 * is filled again.
 */
export async function filledOnce(
  folder: string,
  contents: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const stamp = join(folder, '.filled');
  const isFilled = async () => (await readFile(stamp, 'utf8').catch(() => '')) === contents;
  if (await isFilled()) return folder;

  await mkdir(dirname(folder), { recursive: true });
  await oneAtATime(`${folder}.lock`, async () => {
    if (await isFilled()) return;
    await mkdir(folder, { recursive: true });
    await fill(folder);
    await writeFile(stamp, contents);
  });
  return folder;
}

/**
 * Runs `work` while no other process runs work under the same lock file.
 *
 * An exclusive SQLite transaction is a lock of the operating system: it ends with its holder, however that ends.
 */
export async function oneAtATime(lockFile: string, work: () => Promise<void>): Promise<void> {
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    while (!isTaken(lock)) await sleep(500);
    await work();
  } finally {
    lock.close();
  }
}

function isTaken(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
