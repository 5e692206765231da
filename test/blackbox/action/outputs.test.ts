import { mkdirSync, readFileSync, symlinkSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { mp4, pngOfSize } from '../../media/index.ts';
import { picture, pictures, resultsOf, test } from './scene.ts';
import { readActionFile } from './action-yml.ts';

describe.concurrent('outputs', () => {
  test('all of action.yml’s are set, in the order of the input', async ({ open, expect }) => {
    const { run, site } = await open({
      files: { ...pictures('a.png'), 'b.png': 'no picture', 'c.png': picture('a.png'), 'd.mp4': mp4('d') },
    });
    const step = await run({ path: '*.*' });
    const results = resultsOf(step);
    const [film, still] = site
      .images()
      .toSorted((one, other) => one.url.localeCompare(other.url))
      .toReversed();
    expect(results.map(({ file, status }) => [file, status])).toEqual([
      ['a.png', 'uploaded'],
      ['b.png', 'failed'],
      ['c.png', 'reused'],
      ['d.mp4', 'uploaded'],
    ]);
    expect(step.outputs).toMatchObject({
      url: still?.url,
      count: '4',
      'uploaded-count': '2',
      'reused-count': '1',
      'skipped-count': '0',
      'failed-count': '1',
    });
    expect(JSON.parse(step.outputs.urls ?? '')).toEqual([still?.url, still?.url, film?.url]);
    expect(JSON.parse(step.outputs['viewer-urls'] ?? '')).toEqual(
      [0, 2, 3].map((index) => results[index]?.viewerUrl),
    );
    expect(JSON.parse(step.outputs['thumbnail-urls'] ?? '')).toHaveLength(3);
    expect(step.outputs.markdown?.split('\n')).toHaveLength(3);
    expect(step.outputs.markdown).toContain(`](${results[0]?.viewerUrl ?? ''})`);
    expect(step.outputs.html?.split('\n')).toHaveLength(3);
    expect(step.outputs.html).toContain(`<img src="${still?.url ?? ''}"`);
    expect(step.outputs).not.toHaveProperty('delete-urls');
    const declared = Object.keys(readActionFile().outputs).filter((name) => name !== 'delete-urls');
    expect(Object.keys(step.outputs).toSorted()).toEqual(declared.toSorted());
  });

  test('a result has every member, null where nothing is known', async ({ open, expect }) => {
    const { run } = await open({ files: { ...pictures('a.png'), 'b.png': 'text' } });
    const [uploaded, failed] = resultsOf(await run({ path: '*.png' }));
    const members = [
      'file',
      'status',
      'url',
      'viewerUrl',
      'shortUrl',
      'thumbnailUrl',
      'mediumUrl',
      'frameUrl',
    ];
    members.push('width', 'height', 'size', 'mime', 'sha256', 'expiresAt', 'attempts', 'warnings', 'error');
    expect(Object.keys(uploaded ?? {})).toEqual(members);
    expect(Object.keys(failed ?? {})).toEqual(members);
    expect(failed).toMatchObject({
      url: null,
      attempts: 0,
      error: {
        kind: 'unsupported-media',
        code: null,
        status: null,
        message: expect.any(String) as string,
        hint: expect.any(String) as string,
      },
    });
  });

  test('a server’s refusal has its code and status', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png'), settings: { freeEdition: true } });
    const step = await run({ path: 'a.png' });
    expect(resultsOf(step)[0]?.error).toMatchObject({
      kind: 'api-refused',
      code: 401,
      status: 400,
      hint: expect.stringContaining('The site must allow guest or API uploads') as string,
    });
  });

  test('a file that awaits moderation is no success', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png'), settings: { moderation: 'all' } });
    const step = await run({ path: 'a.png' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]).toMatchObject({
      status: 'failed',
      url: null,
      error: { kind: 'awaiting-moderation' },
    });
    expect(step.outputs.urls).toBe('[]');
  });

  test('maintenance under 200 is no success', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png'), settings: { maintenance: true } });
    const step = await run({ path: 'a.png', retries: '0' });
    expect(resultsOf(step)[0]).toMatchObject({
      status: expect.not.stringMatching('uploaded') as string,
      url: null,
    });
    expect(step.exitCode).toBe(1);
  });

  test('a lost answer is neither success nor failure', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'reset', at: 'after-storing', first: 1 });
    const step = await run({ path: 'a.png' });
    expect(resultsOf(step)[0]).toMatchObject({ status: 'unknown', error: { kind: 'duplicate' } });
    expect(step.outputs).toMatchObject({ 'uploaded-count': '0', 'failed-count': '1' });
    expect(step.exitCode).toBe(1);
  });
});

describe.concurrent('the results file', () => {
  test('is written where results-file says, and named', async ({ open, expect }) => {
    const { run, workspace } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', 'results-file': 'out/deep/results.json' });
    expect(step.outputs['results-path']).toBe(join(workspace, 'out/deep/results.json'));
    expect(JSON.parse(readFileSync(join(workspace, 'out/deep/results.json'), 'utf8'))).toEqual(
      resultsOf(step),
    );
  });

  test('is among the runner’s temporary files otherwise', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png' });
    expect(step.outputs['results-path']).toMatch(/\/runner\/pixvid-results-.*\.json$/);
    expect(JSON.parse(readFileSync(step.outputs['results-path'] ?? '', 'utf8'))).toEqual(resultsOf(step));
  });

  test('is not written through a link', async ({ open, expect }) => {
    const { run, workspace, outside } = await open({ files: pictures('a.png') });
    symlinkSync(join(outside, 'profile'), join(workspace, 'results.json'));
    await run({ path: 'a.png', 'results-file': 'results.json' });
    expect(existsSync(join(outside, 'profile'))).toBe(false);
    expect(JSON.parse(readFileSync(join(workspace, 'results.json'), 'utf8'))).toHaveLength(1);
  });

  test('that cannot be written in the end loses no outputs', async ({ open, expect }) => {
    const { run, site, workspace } = await open({ files: { 'a.png': pngOfSize(1_000_000, 'a') } });
    site.faults.add({ kind: 'slow-answer', ms: 500 });
    const running = run({ path: 'a.png', 'results-file': 'results.json' });
    const watch = setInterval(() => {
      if (site.requests.length === 0) return;
      clearInterval(watch);
      mkdirSync(join(workspace, 'results.json/x'), { recursive: true });
    }, 5);
    const step = await running;
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ 'uploaded-count': '1', 'results-path': '' });
    expect(step.annotations).toMatchObject([
      {
        level: 'error',
        message: expect.stringMatching(/^results-file: ".*" could not be written: /) as string,
      },
    ]);
  });
});

describe.concurrent('delete URLs', () => {
  test('are masked, and nowhere to be seen', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png' });
    const url = site.images()[0]?.deleteUrl ?? '';
    const hash = url.split('/').at(-1) ?? '';
    expect(hash).toHaveLength(48);
    expect(step.masks).toContain(url);
    expect(step.masks).toContain(hash);
    const shown = [
      step.lines,
      step.annotations,
      step.outputs,
      step.summary,
      readFileSync(step.outputs['results-path'] ?? '', 'utf8'),
    ];
    expect(JSON.stringify(shown)).not.toContain(hash);
    expect(step.stdout.indexOf(`::add-mask::${url}`)).toBeLessThan(step.stdout.indexOf('✓ a.png'));
  });

  test('are an output with expose-delete-urls', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png', 'b.png') });
    const step = await run({ path: '*.png', 'expose-delete-urls': 'true' });
    const urls = new Map(site.images().map(({ url, deleteUrl }) => [url, deleteUrl]));
    expect(JSON.parse(step.outputs['delete-urls'] ?? '')).toEqual(
      resultsOf(step).map(({ url }) => urls.get(url ?? '')),
    );
    expect(step.outputs.results).not.toContain('/delete/');
  });
});

test('a runner without a file for outputs is told of in one sentence', async ({ open, expect }) => {
  const { run } = await open({ files: pictures('a.png') });
  const step = await run({ path: 'a.png' }, { environment: { GITHUB_OUTPUT: '/nowhere/output' } });
  expect(step.exitCode).toBe(1);
  expect(step.annotations.slice(0, 1)).toMatchObject([
    {
      level: 'error',
      message: expect.stringMatching(/^The outputs could not be set: .*\/nowhere\/output/) as string,
    },
  ]);
  expect(step.stderr).toBe('');
});

test('outputs that are too long are cut, and say so', { timeout: 120_000 }, async ({ open, expect }) => {
  // One picture by many names: a single upload makes results of millions of characters.
  const names = Array.from({ length: 8000 }, (_, index) => `${'long-name-'.repeat(20)}${index}.png`);
  const { run, site } = await open({
    files: Object.fromEntries(names.map((name) => [name, picture('same')])),
  });
  const step = await run({ path: '*.png', 'expose-delete-urls': 'true' });
  expect(step.exitCode).toBe(0);
  expect(JSON.parse(step.outputs.results ?? '')).toEqual({
    tooLong: '8000 results do not fit into an output: read them from the file',
    file: step.outputs['results-path'],
  });
  expect(JSON.parse(readFileSync(step.outputs['results-path'] ?? '', 'utf8'))).toHaveLength(8000);
  expect(step.outputs).toMatchObject({ count: '8000', 'uploaded-count': '1', 'reused-count': '7999' });

  const urls: unknown = JSON.parse(step.outputs.urls ?? '');
  expect(urls).toEqual(Array.isArray(urls) ? urls.map(() => site.images()[0]?.url) : []);
  expect(urls).not.toHaveLength(8000);
  expect(step.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringMatching(
        /^GitHub takes 1 MB of outputs: urls, viewer-urls, thumbnail-urls hold the first entries only\./,
      ) as string,
    },
  ]);
  expect(step.outputs.markdown).toMatch(/\n… and \d+ more$/);
  expect(step.outputs.html).toMatch(/\n… and \d+ more$/);
  expect((step.outputs.markdown ?? '').length + (step.outputs.html ?? '').length).toBeLessThan(500_000);
  for (const name of ['urls', 'viewer-urls', 'thumbnail-urls', 'results']) {
    expect(step.outputs[name]?.length).toBeLessThan(500_000);
  }
  expect(JSON.parse(step.outputs['delete-urls'] ?? '')).toEqual([site.images()[0]?.deleteUrl]);
  expect(Buffer.byteLength(step.summary)).toBeLessThan(1_000_000);
});
