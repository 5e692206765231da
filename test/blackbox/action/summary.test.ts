import { describe } from 'vitest';
import { jpeg, mp4 } from '../../media/index.ts';
import { picture, pictures, resultsOf, test } from './scene.ts';

describe.concurrent('the job summary', () => {
  test('is a gallery of pictures and films', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.jpg': jpeg(640, 480, 'a'), 'b.mp4': mp4('b') } });
    const step = await run({ path: '*.*', expiration: 'P1W' });
    const [photo, film] = resultsOf(step);
    expect(step.summary).toContain('<h3>2 of 2 files on 127.0.0.1');
    expect(step.summary).toContain(
      `<a href="${photo?.viewerUrl ?? ''}"><img src="${photo?.thumbnailUrl ?? ''}" alt="a.jpg" width="160"><br>a.jpg</a>`,
    );
    expect(step.summary).toMatch(/<sub>640 × 480 · [\d.]+ KB · expires \d{4}-\d\d-\d\d \d\d:\d\d UTC<\/sub>/);
    expect(step.summary).toContain(
      `<a href="${film?.viewerUrl ?? ''}"><img src="${film?.frameUrl ?? ''}" alt="b.mp4" width="160"><br>▶ b.mp4</a>`,
    );
    expect(step.summary).toMatch(/ · \d:\d\d · /);
  });

  test('lists failures with reason and hint, and warnings', async ({ open, expect }) => {
    const { run } = await open({ files: { ...pictures('a.png'), 'b.png': 'text' } });
    const step = await run({ path: '*.png', title: 'x'.repeat(101) });
    const { message = '', hint = '' } = resultsOf(step)[1]?.error ?? {};
    expect(step.summary).toContain('<h3>1 of 2 files on');
    expect(step.summary).toContain('1 failed');
    expect(step.summary).toContain(`<td>b.png</td><td>failed</td><td>${message}</td><td>${hint}</td>`);
    expect(step.summary).toMatch(/<details><summary>\d warnings?<\/summary>/);
  });

  test('says what was reused and skipped', async ({ open, expect }) => {
    const { run } = await open({
      files: { 'a.png': picture('same'), 'b.png': picture('same'), 'c.png': picture('c') },
    });
    await run({ path: 'c.png' });
    const step = await run({ path: '*.png', 'on-duplicate': 'skip' });
    expect(step.summary).toContain('<h3>2 of 3 files on');
    expect(step.summary).toContain('1 reused · 1 skipped');
  });

  test('is not written with summary false', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', summary: 'false' });
    expect(step.exitCode).toBe(0);
    expect(step.summary).toBe('');
  });

  test('that cannot be written is a warning', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png' }, { environment: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } });
    expect(step.exitCode).toBe(0);
    expect(step.annotations).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/^The job summary could not be written: /) as string,
      },
    ]);
    expect(step.outputs['uploaded-count']).toBe('1');
  });
});
