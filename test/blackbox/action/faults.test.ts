import { createHash } from 'node:crypto';
import { describe, type ExpectStatic } from 'vitest';
import type { Fault } from '../../server/faults/fault.ts';
import type { Site } from '../../server/index.ts';
import type { ActionRun } from './run-action.ts';
import { pictures, resultsOf, test, type Files } from './scene.ts';

/** Everything that can go wrong on the way, each as it may strike once or for good. */
const faults: Fault[] = [
  { kind: 'reset', at: 'before-body' },
  { kind: 'reset', at: 'mid-body' },
  { kind: 'reset', at: 'before-storing' },
  { kind: 'reset', at: 'after-storing' },
  { kind: 'hang', at: 'before-storing', ms: 3000 },
  { kind: 'hang', at: 'after-storing', ms: 3000 },
  { kind: 'slow-answer', ms: 300 },
  { kind: 'slow-answer', bytesPerSecond: 4000 },
  { kind: 'truncated', how: 'connection' },
  { kind: 'truncated', how: 'body' },
  { kind: 'wrong-length', by: 10 },
  { kind: 'wrong-length', by: -10 },
  { kind: 'status', status: 429, retryAfter: { seconds: 1, form: 'seconds' } },
  { kind: 'status', status: 503, retryAfter: { seconds: 1, form: 'date' } },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 502, stored: true },
  { kind: 'status', status: 500 },
  { kind: 'html' },
  { kind: 'early-answer', status: 413 },
  { kind: 'early-answer', status: 503, abrupt: true },
  { kind: 'oversized', bytes: 3_000_000 },
];

const withoutFlood = { minute: 0, hour: 0, day: 0, week: 0, month: 0 };

describe.concurrent('every file is accounted for truly when the site answers with', () => {
  for (const fault of faults) {
    test(JSON.stringify(fault), async ({ open, expect }) => {
      const files = pictures('a.png', 'b.png', 'c.png');
      const { run, site } = await open({ files });
      site.faults.add({
        ...fault,
        file: fault.kind === 'early-answer' ? undefined : '^b',
        first: 1,
      } as Fault);
      const step = await run({ path: '*.png', timeout: '1', retries: '2', concurrency: '2' });
      expectTrue(expect, step, files, site);
    });
  }
});

test(
  'every file is accounted for truly when everything goes wrong among 200',
  { timeout: 180_000 },
  async ({ open, expect }) => {
    const files = pictures(
      ...Array.from({ length: 200 }, (_, index) => `${String(index).padStart(3, '0')}.png`),
    );
    const { run, site } = await open({ files, settings: { flood: withoutFlood } });
    for (const [seed, fault] of faults.entries()) {
      site.faults.add({ ...fault, share: 0.02, seed, per: 'site' });
    }
    const step = await run({ path: '*.png', timeout: '1', retries: '3', concurrency: '32' });
    expectTrue(expect, step, files, site);
    const tally = Map.groupBy(resultsOf(step), ({ status }) => status);
    expect(tally.get('uploaded')?.length).toBeGreaterThan(100);
  },
);

/** What the step says of each file against what the site holds. */
function expectTrue(expect: ExpectStatic, step: ActionRun, files: Files, site: Site): void {
  const names = Object.keys(files);
  const results = resultsOf(step);
  const held = new Map(site.images().map(({ sha256, url }) => [sha256, url]));
  const lies = results.flatMap(({ file, status, url, sha256: said, error }) => {
    const sha256 = createHash('sha256')
      .update(files[file] ?? '')
      .digest('hex');
    const truth = {
      uploaded: url === held.get(sha256) && said === sha256 && error === null,
      failed: !held.has(sha256) && url === null && error !== null,
      unknown: url === null && error !== null,
      reused: false,
      skipped: false,
    };
    return truth[status] ? [] : [{ file, status, url, onSite: held.get(sha256), error: error?.message }];
  });
  expect(lies).toEqual([]);
  expect(results.map(({ file }) => file)).toEqual(names);
  const isOf = (...wanted: string[]) => results.filter(({ status }) => wanted.includes(status)).length;
  expect(step.outputs).toMatchObject({
    count: String(names.length),
    'uploaded-count': String(isOf('uploaded')),
    'failed-count': String(isOf('failed', 'unknown')),
  });
  expect(JSON.parse(step.outputs.urls ?? '')).toEqual(results.flatMap(({ url }) => url ?? []));
  expect(step.exitCode).toBe(isOf('failed', 'unknown') > 0 ? 1 : 0);
  expect(step.stderr).toBe('');
}
