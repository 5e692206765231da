import { describe } from 'vitest';
import { animatedWebp, avif, bmp, mp4, pngOfSize, truncatedPng } from '../../media/index.ts';
import type { SiteSettings } from '../../server/index.ts';
import { picture, pictures, resultsOf, test, uploadsTo } from './scene.ts';

const noFlood = { minute: 0, hour: 0, day: 0, week: 0, month: 0 };
const manyMegabytes = 8_500_000;

/** What real servers were seen to answer to, and what the user is told of it. */
describe.concurrent('a refusal is told as what it is:', () => {
  const refusals: {
    title: string;
    file: Buffer;
    settings?: Partial<SiteSettings>;
    inputs?: Record<string, string>;
    error: { kind: string; code: number | null; status: number };
    hint: string;
  }[] = [
    {
      title: 'over the site’s limit',
      file: pngOfSize(2_500_000, 'a'),
      error: { kind: 'too-large', code: 400, status: 400 },
      hint: 'Make the file smaller',
    },
    {
      title: 'over PHP’s upload limit',
      file: pngOfSize(5_500_000, 'a'),
      settings: { duplicates: 'allow' },
      error: { kind: 'too-large', code: 601, status: 400 },
      hint: 'Make the file smaller',
    },
    {
      title: 'over PHP’s upload limit, where the server fails on it',
      file: pngOfSize(5_500_000, 'a'),
      error: { kind: 'server-error', code: null, status: 500 },
      hint: 'try again later',
    },
    {
      title: 'over PHP’s post limit',
      file: pngOfSize(manyMegabytes, 'a'),
      error: { kind: 'too-large', code: 130, status: 400 },
      hint: 'Make the file smaller',
    },
    {
      title: 'over PHP’s post limit, where the key is lost with the file',
      file: pngOfSize(manyMegabytes, 'a'),
      inputs: { auth: 'field' },
      error: { kind: 'too-large', code: 100, status: 400 },
      hint: 'Make the file smaller',
    },
    {
      title: 'an animated WebP',
      file: animatedWebp(24, 16, 'a'),
      error: { kind: 'unsupported-media', code: 400, status: 400 },
      hint: 'Use a format the site takes',
    },
    {
      title: 'an AVIF',
      file: avif('a'),
      error: { kind: 'unsupported-media', code: 0, status: 400 },
      hint: 'Use a format the site takes',
    },
    {
      title: 'a truncated PNG',
      file: truncatedPng('a'),
      error: { kind: 'unsupported-media', code: 0, status: 400 },
      hint: 'Use a format the site takes',
    },
    {
      title: 'a private site',
      file: picture('a'),
      settings: { private: true },
      error: { kind: 'api-refused', code: 401, status: 400 },
      hint: 'The site must allow guest or API uploads',
    },
  ];
  for (const { title, file, settings = {}, inputs, error, hint } of refusals) {
    test(title, async ({ open, expect }) => {
      const { run, site } = await open({ files: { 'a.png': file }, settings });
      const step = await run({ path: 'a.png', retries: '0', ...inputs });
      expect(resultsOf(step)).toMatchObject([{ status: 'failed', url: null, attempts: 1, error }]);
      expect(step.annotations).toMatchObject([
        { level: 'error', message: expect.stringContaining(hint) as string },
      ]);
      expect(step.exitCode).toBe(1);
      expect(site.images()).toEqual([]);
    });
  }

  test('a flood of an hour, which nobody waits for', async ({ open, expect }) => {
    const files = pictures('a.png', 'b.png', 'c.png');
    const { run, site } = await open({ files, settings: { flood: { ...noFlood, hour: 1 } } });
    const step = await run({ path: '*.png', concurrency: '1' });
    expect(resultsOf(step).map(({ status, error }) => [status, error?.kind])).toEqual([
      ['uploaded', undefined],
      ['failed', 'flood'],
      ['failed', 'flood'],
    ]);
    expect(uploadsTo(site)).toHaveLength(2);
    expect(step.annotations[0]?.message).toContain('when the hour is over');
  });
});

describe.concurrent('a success is told as what it is:', () => {
  test('a BMP that the site made a PNG of', async ({ open, expect }) => {
    const { run } = await open({ files: { 'a.bmp': bmp(24, 16, 'a') } });
    const [result] = resultsOf(await run({ path: 'a.bmp' }));
    expect(result).toMatchObject({
      status: 'uploaded',
      mime: 'image/png',
      url: expect.stringMatching(/\.png$/) as string,
    });
  });

  test('the answers of newer sites', async ({ open, expect }) => {
    const { run } = await open({
      files: { 'a.mp4': mp4('a'), 'b.png': picture('b') },
      settings: { spelling: 'newer' },
    });
    const step = await run({ path: '*.*' });
    expect(step.exitCode).toBe(0);
    const [film, still] = resultsOf(step);
    expect(film).toMatchObject({
      status: 'uploaded',
      mime: 'video/mp4',
      frameUrl: expect.any(String) as string,
    });
    expect(film?.viewerUrl).toContain('/clip/');
    expect(still).toMatchObject({ status: 'uploaded', width: 24, height: 16, mediumUrl: null });
  });

  test('the same bytes again, with the key of an administrator', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    await run({ path: 'a.png' });
    const step = await run({ path: 'a.png', 'api-key': site.keys.admin });
    expect(step.outputs['uploaded-count']).toBe('1');
  });

  test('an upload with the guest key', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png', 'api-key': site.keys.guest });
    expect(step.exitCode).toBe(0);
    expect(site.images()).toMatchObject([{ keyOwner: 'guest' }]);
  });

  test('a name that the site changes stays the file’s', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('my file (1).png') });
    const step = await run({ path: '*.png' });
    expect(resultsOf(step)[0]?.file).toBe('my file (1).png');
    expect(step.outputs.url).toMatch(/\/my-file-1\.png$/);
    expect(uploadsTo(site)[0]?.file?.name).toBe('my file (1).png');
  });
});
