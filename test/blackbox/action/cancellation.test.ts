import { readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { pictures, resultsOf, test, uploadsTo } from './scene.ts';

describe.concurrent('cancellation', () => {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`${signal} stops, and what was done is in the outputs`, async ({ open, expect }) => {
      const { run, site } = await open({ files: pictures('1.png', '2.png', '3.png', '4.png') });
      site.faults.add({ kind: 'hang', at: 'before-storing', skip: 2 });
      let stoppedAt = 0;
      const step = await run(
        { path: '*.png', concurrency: '1' },
        {
          onStart: (child) => {
            const watch = setInterval(() => {
              if (uploadsTo(site).length < 3) return;
              clearInterval(watch);
              stoppedAt = Date.now();
              child.kill(signal);
            }, 5);
          },
        },
      );
      expect(step.exitCode).toBe(exitCode);
      expect(Date.now() - stoppedAt).toBeLessThan(5000);
      expect(step.outputs).toMatchObject({ count: '4', 'uploaded-count': '2', 'failed-count': '2' });
      expect(resultsOf(step).map(({ status, error }) => [status, error?.kind])).toEqual([
        ['uploaded', undefined],
        ['uploaded', undefined],
        [expect.stringMatching(/failed|unknown/), 'cancelled'],
        ['failed', 'cancelled'],
      ]);
      expect(JSON.parse(readFileSync(step.outputs['results-path'] ?? '', 'utf8'))).toHaveLength(4);
      expect(step.summary).toContain('2 of 4 files');
      expect(step.annotations).toMatchObject([
        {
          level: 'error',
          message: 'The step was cancelled. What was uploaded until then is in its outputs.',
        },
      ]);
      expect(step.stderr).toBe('');
    });
  }

  test('during the wait for a flood window stops at once', async ({ open, expect }) => {
    const { run, site } = await open({
      files: pictures('1.png', '2.png', '3.png'),
      settings: { flood: { minute: 2, hour: 0, day: 0, week: 0, month: 0 } },
    });
    const step = await run(
      { path: '*.png', concurrency: '1' },
      {
        onStart: (child) => {
          const watch = setInterval(() => {
            if (uploadsTo(site).length < 3) return;
            clearInterval(watch);
            setTimeout(() => child.kill('SIGINT'), 300);
          }, 5);
        },
      },
    );
    expect(step.exitCode).toBe(130);
    expect(step.lines).toContainEqual(
      expect.stringMatching(
        /^ {2}The site takes 2 uploads a minute: waiting (59|60|61)\.\d s\.$|waiting 1 min \d s\.$/,
      ),
    );
    expect(step.outputs).toMatchObject({ 'uploaded-count': '2', 'failed-count': '1' });
  });
});
