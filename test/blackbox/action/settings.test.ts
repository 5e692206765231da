import { describe } from 'vitest';
import { namesOn, picture, pictures, resultsOf, test, uploadsTo } from './scene.ts';

describe.concurrent('auth', () => {
  test('header sends the key as X-API-Key', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    await run({ path: 'a.png' });
    expect(uploadsTo(site)[0]).toMatchObject({ method: 'POST', headers: { 'x-api-key': site.keys.user } });
    expect(uploadsTo(site)[0]?.fields).not.toHaveProperty('key');
  });

  test('field sends it as a form field', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', auth: 'Field' });
    expect(step.exitCode).toBe(0);
    expect(uploadsTo(site)[0]?.fields.key).toEqual([site.keys.user]);
    expect(uploadsTo(site)[0]?.headers).not.toHaveProperty('x-api-key');
  });

  test('a wrong key is told once a file, with what to do', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png', 'b.png') });
    const step = await run({ path: '*.png', 'api-key': 'chv_x_wrong' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step).map(({ error }) => error?.kind)).toEqual(['bad-key', 'bad-key']);
    expect(step.annotations[0]?.message).toMatch(/^a\.png: .*API key.*\. Check the API key/i);
  });
});

describe.concurrent('base-url', () => {
  test('may have a path and a trailing slash', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png'), basePath: '/sub' });
    const step = await run({ path: 'a.png', 'base-url': `${site.baseUrl}/` });
    expect(step.exitCode).toBe(0);
    expect(uploadsTo(site)[0]?.url).toBe('/sub/api/1/upload');
  });
});

describe.concurrent('URLs in path', () => {
  test('are downloaded and sent where the site refuses them', async ({ open, expect }) => {
    const source = await open();
    await source.write(pictures('a.png'));
    await source.run({ path: 'a.png' });
    const url = source.site.images()[0]?.url ?? '';
    const { run, site } = await open();
    const step = await run({ path: url });
    expect(step.exitCode).toBe(0);
    expect(resultsOf(step)[0]).toMatchObject({ file: url, status: 'uploaded' });
    expect(uploadsTo(site).map(({ answeredStatus }) => answeredStatus)).toEqual([400, 200]);
    expect(uploadsTo(site)[1]?.file?.name).toBe('a.png');
  });

  test('remote download asks no site to fetch', async ({ open, expect }) => {
    const source = await open({ files: pictures('a.png') });
    await source.run({ path: 'a.png' });
    const { run, site } = await open();
    const step = await run({ path: source.site.images()[0]?.url ?? '', remote: 'download' });
    expect(step.exitCode).toBe(0);
    expect(uploadsTo(site)).toHaveLength(1);
  });

  test('remote site fails where the site refuses', async ({ open, expect }) => {
    const { run, site } = await open();
    const step = await run({ path: `${site.baseUrl}/images/a.png`, remote: 'site' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]).toMatchObject({ status: 'failed', error: { kind: 'url-refused' } });
    expect(step.annotations[0]?.message).toContain('“download”');
  });

  test('method get goes with URLs', async ({ open, expect }) => {
    const source = await open({ files: pictures('a.png') });
    await source.run({ path: 'a.png' });
    const { run, site } = await open({ settings: { urlUpload: 'working' } });
    const step = await run({
      path: source.site.images()[0]?.url ?? '',
      method: 'get',
      'api-key': site.keys.admin,
    });
    expect(step.exitCode).toBe(0);
    expect(resultsOf(step)[0]).toMatchObject({ status: 'uploaded', attempts: 1 });
    expect(uploadsTo(site)[0]?.method).toBe('GET');
    expect(uploadsTo(site)[0]?.url).not.toContain(site.keys.admin);
  });

  test('data URIs are sent, and named by their start', async ({ open, expect }) => {
    const { run, site } = await open();
    const uri = `data:image/png;base64,${picture('data').toString('base64')}`;
    const step = await run({ path: uri });
    expect(step.exitCode).toBe(0);
    expect(site.images()).toHaveLength(1);
    expect(resultsOf(step)[0]?.file).toBe(`${uri.slice(0, 60)}…`);
  });

  test('secrets in a URL are not shown', async ({ open, expect }) => {
    const { run, site } = await open();
    const step = await run({ path: `${site.baseUrl}/nothing.png?signature=geheim`, remote: 'download' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]?.file).toBe(`${site.baseUrl}/nothing.png?…`);
    expect(step.stdout + step.summary + JSON.stringify(step.outputs)).not.toContain('geheim');
  });
});

describe.concurrent('on-duplicate', () => {
  const cases = [
    ['reuse', 1, { status: 'failed', error: { kind: 'duplicate' } }],
    ['fail', 1, { status: 'failed', error: { kind: 'duplicate' } }],
    ['skip', 0, { status: 'skipped', error: { kind: 'duplicate' } }],
    ['reupload', 0, { status: 'uploaded' }],
  ] as const;
  for (const [choice, exitCode, result] of cases) {
    test(`${choice} of bytes the site has from elsewhere`, async ({ open, expect }) => {
      const { run } = await open({ files: pictures('a.png') });
      await run({ path: 'a.png' });
      const step = await run({ path: 'a.png', 'on-duplicate': choice });
      expect(resultsOf(step)[0]).toMatchObject(result);
      expect(step.exitCode).toBe(exitCode);
      expect(step.outputs['skipped-count']).toBe(choice === 'skip' ? '1' : '0');
      if (result.status === 'failed') expect(step.annotations[0]?.message).toContain('“reupload”');
    });
  }

  test('equal files of one run are sent once', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('same'), 'b.png': picture('same') } });
    const step = await run({ path: '*.png' });
    expect(uploadsTo(site)).toHaveLength(1);
    expect(step.outputs).toMatchObject({ count: '2', 'uploaded-count': '1', 'reused-count': '1' });
    const [first, second] = resultsOf(step);
    expect(second?.url).toBe(first?.url);
  });
});

describe.concurrent('on-error', () => {
  test('fail fails once all others are uploaded', async ({ open, expect }) => {
    const { run, site } = await open({ files: { ...pictures('a.png', 'c.png'), 'b.png': 'no picture' } });
    const step = await run({ path: '*.png' });
    expect(step.exitCode).toBe(1);
    expect(namesOn(site)).toEqual(['a.png', 'c.png']);
    expect(step.annotations).toMatchObject([{ level: 'error', title: 'Pixvid upload' }]);
    expect(step.outputs).toMatchObject({ count: '3', 'uploaded-count': '2', 'failed-count': '1' });
  });

  test('warn passes with warnings', async ({ open, expect }) => {
    const { run } = await open({ files: { ...pictures('a.png'), 'b.png': 'no picture' } });
    const step = await run({ path: '*.png', 'on-error': 'warn' });
    expect(step.exitCode).toBe(0);
    expect(step.annotations).toMatchObject([{ level: 'warning' }]);
    expect(step.outputs['failed-count']).toBe('1');
  });

  test('at most ten annotations are made', async ({ open, expect }) => {
    const names = Array.from({ length: 14 }, (_, index) => `${String(index).padStart(2, '0')}.png`);
    const { run } = await open({ files: Object.fromEntries(names.map((name) => [name, `text ${name}`])) });
    const step = await run({ path: '*.png' });
    expect(step.annotations).toHaveLength(10);
    expect(step.annotations[8]?.message).toMatch(/^08\.png: /);
    expect(step.annotations[9]?.message).toContain('5 more');
    expect(step.lines.join('\n')).toContain('13.png: ');
  });
});

describe.concurrent('patience', () => {
  test('retries a file as often as retries says', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'status', status: 503 });
    const step = await run({ path: 'a.png', retries: '1' });
    expect(uploadsTo(site)).toHaveLength(2);
    expect(resultsOf(step)[0]).toMatchObject({ attempts: 2, error: { kind: 'server-error', status: 503 } });
  });

  test('retries 0 sends once', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'status', status: 503 });
    await run({ path: 'a.png', retries: '0' });
    expect(uploadsTo(site)).toHaveLength(1);
  });

  test('timeout ends an attempt without progress', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    site.faults.add({ kind: 'hang', at: 'before-storing' });
    const started = Date.now();
    const step = await run({ path: 'a.png', timeout: '1', retries: '0' });
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(resultsOf(step)[0]?.error).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('1 second') as string,
    });
  });

  test('concurrency bounds the connections', async ({ open, expect }) => {
    const names = Array.from({ length: 8 }, (_, index) => `${index}.png`);
    const { run, site } = await open({ files: pictures(...names), settings: { latencyMs: 150 } });
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, site.openConnections())), 5);
    await run({ path: '*.png', concurrency: '2' });
    clearInterval(watch);
    expect(most).toBe(2);
  });

  test('max-per-minute paces from the start', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png', 'b.png', 'c.png') });
    const step = run(
      { path: '*.png', 'max-per-minute': '2' },
      { onStart: (child) => setTimeout(() => child.kill('SIGTERM'), 2500) },
    );
    const { outputs, lines } = await step;
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}As max-per-minute says, 2 are sent a minute: waiting .*\.$/),
    );
    expect(uploadsTo(site)).toHaveLength(2);
    expect(outputs).toMatchObject({ 'uploaded-count': '2', 'failed-count': '1' });
  });
});
