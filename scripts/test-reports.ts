/**
 * Counts what vitest's JSON reports say.
 *
 * Every vitest run of `npm test` writes its report into out/reports/test/, every one of `npm run test:e2e`
 * into out/reports/e2e/: vitest run … --reporter=default --reporter=json --outputFile.json=<file>.
 */
import { readdir, readFile } from 'node:fs/promises';

export type ReportsOf = 'test' | 'e2e';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function reportsFolder(of: ReportsOf): URL {
  return new URL(`../out/reports/${of}/`, import.meta.url);
}

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

export function describe({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The sum of all reports in the folder; no folder, no tests. */
export async function readReports(folder: URL): Promise<Tally> {
  const names = await readdir(folder).catch(() => []);
  let sum = nothing;
  for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
    sum = add(sum, await readReport(new URL(name, folder)));
  }
  return sum;
}

/** No report, or one cut off by a crash, counts nothing; the exit code tells of the crash. */
export async function readReport(file: URL): Promise<Tally> {
  const report = await readFile(file, 'utf8')
    .then(parse)
    .catch(() => undefined);
  return listIn(report, 'testResults').map(countFile).reduce(add, nothing);
}

/**
 * What a run comes to when its exit code is taken into account: one that failed without a failed test (it
 * crashed, or what came before the tests failed), and one that ran no test at all, count as one failure.
 */
export function judge(tally: Tally, exitCode: number): Tally {
  const unexplained = exitCode !== 0 && tally.failed === 0;
  const empty = tally.passed + tally.failed === 0;
  return unexplained || empty ? add(tally, { ...nothing, failed: 1 }) : tally;
}

/** A file that could not be loaded, or whose hooks failed, failed without a failed test: one failure. */
function countFile(file: unknown): Tally {
  const statuses = listIn(file, 'assertionResults').map((test) => valueIn(test, 'status'));
  const failed = statuses.filter((status) => status === 'failed').length;
  const passed = statuses.filter((status) => status === 'passed').length;
  const brokenFile = valueIn(file, 'status') === 'failed' && failed === 0;
  return { passed, failed: brokenFile ? 1 : failed, skipped: statuses.length - passed - failed };
}

function parse(json: string): unknown {
  return JSON.parse(json);
}

function listIn(container: unknown, key: string): readonly unknown[] {
  const value = valueIn(container, key);
  return Array.isArray(value) ? value : [];
}

function valueIn(container: unknown, key: string): unknown {
  return typeof container === 'object' && container !== null
    ? Object.entries(container).find(([name]) => name === key)?.[1]
    : undefined;
}
