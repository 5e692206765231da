import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ResultRecord } from '../core/index.ts';
import { absolutePath } from './absolute-path.ts';
import type { Place } from './place.ts';
import { Problems } from './problems.ts';
import { variable, type Environment } from './runner.ts';

/**
 * Where the results of this run are written: where the input says, or among the runner's temporary files, which
 * it removes when the job ends.
 *
 * @throws InputError when no file can be written there.
 */
export function prepareResultsFile(given: string, place: Place, environment: Environment): string {
  return given === ''
    ? join(variable(environment, 'RUNNER_TEMP') ?? tmpdir(), `pixvid-results-${randomUUID()}.json`)
    : prepareFile('results-file', given, place);
}

/**
 * The absolute path of a file to be written, whose name an input gives. Its directory is made.
 *
 * @throws InputError when no file can be written there.
 */
export function prepareFile(input: string, given: string, place: Place): string {
  const path = absolutePath(given, place);
  const problems = new Problems();
  try {
    makeDirectory(dirname(path));
    accessSync(dirname(path), constants.W_OK);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true || /[/\\]$/.test(given)) {
      problems.add(input, given, 'is a directory', 'Give the path of a file.');
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.add(input, given, `cannot be written (${reason})`, 'Give the path of a file that can.');
  }
  if (problems.any) throw problems.error();
  return path;
}

export function writeResultsFile(path: string, records: readonly ResultRecord[]): void {
  writeWhole(path, `${JSON.stringify(records, undefined, 2)}\n`);
}

/** Whether a path is free, or has the results of an earlier step: those are a JSON array. */
export function holdsNothingElse(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return true;
  if (!stats.isFile()) return false;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(1);
    return readSync(file, start) === 0 || start.toString() === '[';
  } finally {
    closeSync(file);
  }
}

/** Written beside and renamed, so that nobody reads half of it, and no link that lies there is written through. */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    makeDirectory(dirname(path));
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** One directory after the other: Node's own recursion never ends below a place such as /proc. */
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  makeDirectory(dirname(path));
  mkdirSync(path);
}
