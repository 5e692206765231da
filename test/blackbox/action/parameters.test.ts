import { describe } from 'vitest';
import { jpeg, mp4, png } from '../../media/index.ts';
import { picture, resultsOf, test, uploadsTo } from './scene.ts';

describe.concurrent('the parameters of the API', () => {
  const sent: [inputs: Record<string, string>, field: string, value: string][] = [
    [{ title: 'A "title" & more' }, 'title', 'A "title" & more'],
    [{ description: 'Line one' }, 'description', 'Line one'],
    [{ tags: 'one, two ,one' }, 'tags', 'one,two'],
    [{ 'album-id': 'UsrA' }, 'album_id', 'UsrA'],
    [{ 'category-id': '3' }, 'category_id', '3'],
    [{ width: '12' }, 'width', '12'],
    [{ expiration: 'PT12H' }, 'expiration', 'PT12H'],
    [{ nsfw: 'true' }, 'nsfw', '1'],
    [{ 'use-file-date': 'true' }, 'use_file_date', '1'],
    [{ format: 'txt' }, 'format', 'txt'],
  ];
  for (const [inputs, field, value] of sent) {
    test(`${Object.keys(inputs).join()} is sent`, async ({ open, expect }) => {
      const { run, site } = await open({ files: { 'a.png': picture('a') } });
      const step = await run({ path: 'a.png', ...inputs });
      expect(step.exitCode).toBe(0);
      expect(uploadsTo(site)[0]?.fields[field]).toEqual([value]);
    });
  }

  test('none is sent that was not given', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    await run({ path: 'a.png', nsfw: 'false' });
    expect(Object.keys(uploadsTo(site)[0]?.fields ?? {}).filter((field) => field !== 'format')).toEqual([]);
  });

  test('a long title is a warning', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png', title: 'x'.repeat(101) });
    expect(step.exitCode).toBe(0);
    expect(resultsOf(step)[0]?.warnings.join()).toMatch(/title.*101 characters/);
    expect(step.annotations.map(({ level }) => level)).toContain('warning');
  });

  test('a width above the picture’s own is left out', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png', width: '5000' });
    expect(step.exitCode).toBe(0);
    expect(uploadsTo(site)[0]?.fields.width).toBeUndefined();
    expect(resultsOf(step)[0]).toMatchObject({ width: 24, height: 16 });
  });

  test('a width below it shrinks', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.png': png(60, 40, 'wide') } });
    const step = await run({ path: 'a.png', width: '30' });
    expect(resultsOf(step)[0]).toMatchObject({ width: 30, height: 20 });
  });

  test('an expiration is reported', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png', expiration: 'P3D' });
    const expiresAt = Date.parse(resultsOf(step)[0]?.expiresAt ?? '');
    expect(Math.abs(expiresAt - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
    expect(step.summary).toMatch(/expires \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/);
  });

  test('format txt gives the URL only', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png', format: 'txt' });
    expect(resultsOf(step)[0]).toMatchObject({
      status: 'uploaded',
      url: site.images()[0]?.url,
      viewerUrl: null,
    });
  });

  test('format redirect gives the viewer URL only', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png', format: 'redirect' });
    expect(resultsOf(step)[0]).toMatchObject({ status: 'uploaded', url: null });
    expect(JSON.parse(step.outputs['viewer-urls'] ?? '')).toHaveLength(1);
    expect(step.outputs).toMatchObject({ url: '', urls: '[]', 'uploaded-count': '1' });
  });
});

describe.concurrent('placeholders', () => {
  test('are filled in for every file', async ({ open, expect }) => {
    const { run, site } = await open({
      files: { 'shots/login page.v2.png': picture('a'), 'top.png': picture('b') },
    });
    const title = '{index} {name}|{ext}|{dir}|{path}|{sha}|{ref}|{run-id}|{pr}';
    await run(
      { path: 'shots/login page.v2.png\ntop.png', title, concurrency: '1' },
      { event: { name: 'pull_request', payload: { pull_request: { number: 42 } } } },
    );
    const run_ = '5f3c6b9a7d2e4f8091a2b3c4d5e6f708192a3b4c|main|1234567890|42';
    expect(uploadsTo(site).map(({ fields }) => fields.title)).toEqual([
      [`1 login page.v2|png|shots|shots/login page.v2.png|${run_}`],
      [`2 top|png||top.png|${run_}`],
    ]);
  });

  test('stay what they are inside of what is filled in', async ({ open, expect }) => {
    const { run, site } = await open({ files: { '{sha}.png': picture('a') } });
    await run({ path: '{sha}.png', title: '{name}', description: '{{name}} }}{{' });
    expect(uploadsTo(site)[0]?.fields).toMatchObject({ title: ['{sha}'], description: ['{name} }{'] });
  });

  test('work in tags and descriptions', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    await run({ path: 'a.png', tags: '{name},{ref}', description: 'Run {run-id}' });
    expect(uploadsTo(site)[0]?.fields).toMatchObject({ tags: ['a,main'], description: ['Run 1234567890'] });
  });
});

describe.concurrent('media', () => {
  const kinds = [
    ['photo.jpg', jpeg(32, 24, 'photo'), 'image/jpeg'],
    ['film.mp4', mp4('film'), 'video/mp4'],
    ['no-extension', picture('no-extension'), 'image/png'],
    ['wrong.jpg', picture('wrong'), 'image/png'],
  ] as const;
  for (const [name, bytes, mime] of kinds) {
    test(`${name} is sent as ${mime}`, async ({ open, expect }) => {
      const { run, site } = await open({ files: { [name]: bytes } });
      const step = await run({ path: name });
      expect(step.exitCode).toBe(0);
      const [request] = uploadsTo(site);
      expect(request).toMatchObject({
        transfer: 'length',
        url: '/api/1/upload',
        file: { mediaType: mime, size: bytes.length },
      });
      expect(request?.headers).not.toHaveProperty('cookie');
      expect(resultsOf(step)[0]).toMatchObject({ sha256: request?.file?.sha256, size: bytes.length });
    });
  }
});
