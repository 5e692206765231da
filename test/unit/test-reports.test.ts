import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge, readReports } from '../../scripts/test-reports.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pixvid-reports-'));
});
afterEach(async () => rm(folder, { recursive: true }));

const reportsHere = (): URL => pathToFileURL(`${folder}/`);

/** A report as vitest writes it, with these files and their tests' statuses. */
async function report(name: string, ...files: { status: string; tests: string[] }[]): Promise<void> {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  await writeFile(join(folder, name), JSON.stringify({ testResults }));
}

describe('readReports', () => {
  it('sums the tests of all reports', async () => {
    await report('unit.json', { status: 'passed', tests: ['passed', 'passed', 'pending', 'todo'] });
    await report('blackbox.json', { status: 'failed', tests: ['failed', 'passed', 'skipped'] });
    expect(await readReports(reportsHere())).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failure', async () => {
    await report('unit.json', { status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] });
    expect(await readReports(reportsHere())).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a file whose hooks failed as one failure', async () => {
    await report('unit.json', { status: 'failed', tests: ['skipped', 'skipped'] });
    expect(await readReports(reportsHere())).toEqual({ passed: 0, failed: 1, skipped: 2 });
  });

  it.each(['', '{"testResults": [{"sta', 'null', '[]'])(
    'counts nothing in the broken report %j',
    async (text) => {
      await writeFile(join(folder, 'unit.json'), text);
      expect(await readReports(reportsHere())).toEqual({ passed: 0, failed: 0, skipped: 0 });
    },
  );

  it('counts nothing where there is no folder', async () => {
    expect(await readReports(new URL('missing/', reportsHere()))).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });
});

describe('judge', () => {
  it('leaves a green run as it is', () => {
    expect(judge({ passed: 2, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 2, failed: 0, skipped: 1 });
  });

  it('leaves a run as it is when failed tests explain its exit code', () => {
    expect(judge({ passed: 2, failed: 3, skipped: 0 }, 1)).toEqual({ passed: 2, failed: 3, skipped: 0 });
  });

  it('counts a crash without a failed test as one failure', () => {
    expect(judge({ passed: 2, failed: 0, skipped: 0 }, 137)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a run of no tests, or of skipped ones only, as one failure', () => {
    expect(judge({ passed: 0, failed: 0, skipped: 0 }, 0).failed).toBe(1);
    expect(judge({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
  });
});
