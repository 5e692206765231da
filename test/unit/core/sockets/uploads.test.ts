import { describe, expect, test } from 'vitest';
import { parseSite, toRecord, uploadAll, type ProgressEvent } from '../../../../src/core/index.ts';
import * as media from '../../../media/index.ts';
import { startSite } from '../../../server/index.ts';
import { nodePorts } from '../node-ports.ts';
import {
  bytesAt,
  errorOf,
  expectBalancedBooks,
  fileItem,
  settingsFor,
  sha256,
  siteForTests,
  upload,
  uploadOne,
  uploadsSeenBy,
  urlOf,
} from './situation.ts';

const site = siteForTests();
const picture = media.png(40, 30, 'uploads');

describe('one file', () => {
  test('is stored as it is, and its URLs are told', async () => {
    const result = await uploadOne(site(), fileItem('pictures/big one.png', picture));
    const [stored] = site().images();
    expect(toRecord(result)).toMatchObject({
      file: 'pictures/big one.png',
      status: 'uploaded',
      url: stored?.url,
      viewerUrl: stored?.viewerUrl,
      width: 40,
      height: 30,
      size: picture.length,
      mime: 'image/png',
      sha256: sha256(picture),
      expiresAt: null,
      attempts: 1,
      warnings: [],
      error: null,
    });
    expect(result).toMatchObject({ hosted: { deleteUrl: stored?.deleteUrl } });
    expect((await bytesAt(urlOf(result))).equals(picture)).toBe(true);
  });

  test('goes over the wire as real sites need it', async () => {
    await uploadOne(site(), fileItem('a.png', picture, { title: 'A title' }));
    const [request, ...others] = uploadsSeenBy(site());
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      url: '/api/1/upload',
      transfer: 'length',
      fields: { title: ['A title'] },
      file: {
        field: 'source',
        name: 'a.png',
        mediaType: 'image/png',
        size: picture.length,
        sha256: sha256(picture),
      },
    });
    expect(request?.receivedBytes).toBe(request?.declaredLength);
    expect(request?.headers).toMatchObject({ 'x-api-key': site().keys.user });
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(Object.keys(request?.fields ?? {})).not.toContain('key');
  });

  test('with the key as a field, as older sites need it', async () => {
    urlOf(await uploadOne(site(), fileItem('a.png', picture), { auth: 'field' }));
    const [request] = uploadsSeenBy(site());
    expect(request?.fields).toEqual({ key: [site().keys.user] });
    expect(request?.headers).not.toHaveProperty('x-api-key');
  });

  test('below a path', async () => {
    const below = await startSite({ basePath: '/pictures' });
    try {
      expect(urlOf(await uploadOne(below, fileItem('a.png', picture)))).toContain('/pictures/images/');
      expect(uploadsSeenBy(below)).toMatchObject([{ url: '/pictures/api/1/upload' }]);
    } finally {
      await below.close();
    }
  });

  test.each([
    ['png', media.png(9, 7, 'kinds'), 'image/png', 'image'],
    ['jpg', media.jpeg(16, 8, 'kinds'), 'image/jpeg', 'image'],
    ['gif', media.gif(9, 7, 'kinds'), 'image/gif', 'image'],
    ['webp', media.webp(9, 7, 'kinds'), 'image/webp', 'image'],
    ['mp4', media.mp4('kinds'), 'video/mp4', 'video'],
    ['webm', media.webm('kinds'), 'video/webm', 'video'],
  ])('of type %s, whatever it is called', async (extension, bytes, mime, type) => {
    const results = await upload(site(), [
      fileItem(`a.${extension}`, bytes),
      fileItem('b.txt', Buffer.concat([bytes])),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['uploaded', 'reused']);
    expect(uploadsSeenBy(site())).toMatchObject([{ file: { mediaType: mime } }]);
    expect(site().images()).toMatchObject([{ type }]);
    expect(results[0]).toMatchObject({ mime, hosted: { mime } });
  });

  test('a video has a still and a duration', async () => {
    const result = await uploadOne(site(), fileItem('clip.mp4', media.mp4('video')));
    expect(result).toMatchObject({ hosted: { duration: 2, width: 320, height: 240 } });
    expect(toRecord(result).frameUrl).toMatch(/\.fr\.jpeg$/);
  });

  test.each([
    ['a "quoted" name.png', "a 'quoted' name"],
    ['日本語 😀.png', '日本語 😀'],
    ['semi;colon=x.png', 'semi;colon=x'],
    ['line\nfeed.png', 'line feed'],
  ])('called %j keeps its name as title', async (name, title) => {
    urlOf(await uploadOne(site(), fileItem(name, media.png(9, 7, name))));
    expect(site().images()).toMatchObject([{ title }]);
  });

  test.each(['x'.repeat(300), '😀'.repeat(100), '"; filename="evil.php', '', '../..', '\ud800'])(
    'called %j arrives',
    async (name) => {
      urlOf(await uploadOne(site(), fileItem(name, media.png(9, 7, name))));
    },
  );

  test('from base64, plain or as a data URI, is sent as a file', async () => {
    const text = picture.toString('base64');
    const items = [text, `data:image/png;base64,${text}`].map((content, index) => ({
      file: `data ${index}`,
      source: { kind: 'base64', text: content } as const,
      parameters: {},
    }));
    const results = await upload(site(), items);
    expect(results.map(({ status }) => status)).toEqual(['uploaded', 'reused']);
    expect((await bytesAt(urlOf(results[0]))).equals(picture)).toBe(true);
    expect(uploadsSeenBy(site())).toMatchObject([{ file: { name: 'upload.png', mediaType: 'image/png' } }]);
  });

  test.each(['txt', 'redirect'])('with the format %s', async (format) => {
    const result = await uploadOne(site(), fileItem('a.png', picture, { format }));
    expect(result.status).toBe('uploaded');
    const [stored] = site().images();
    const told = format === 'txt' ? { url: stored?.url } : { viewerUrl: stored?.viewerUrl };
    expect(result).toMatchObject({ hosted: { url: null, viewerUrl: null, deleteUrl: null, ...told } });
  });

  test.each(['json', 'txt', 'redirect'])('that is refused with the format %s', async (format) => {
    site().settings.appLimitBytes = 100;
    expect(errorOf(await uploadOne(site(), fileItem('a.png', picture, { format })))).toMatchObject({
      status: 'failed',
      kind: 'too-large',
    });
    expect(site().images()).toEqual([]);
  });
});

describe('parameters', () => {
  test('arrive as they are', async () => {
    const parameters = {
      title: 'My <b>title</b>',
      description: 'Two\nlines',
      tags: 'one,two',
      albumId: 'UsrA',
      categoryId: '1',
      expiration: 'P3D',
      nsfw: '1',
      useFileDate: '1',
    };
    const result = await uploadOne(site(), fileItem('a.png', picture, parameters));
    expect(result.warnings).toEqual([]);
    expect(site().images()).toMatchObject([
      {
        title: 'My <b>title</b>',
        description: 'Two\nlines',
        tags: ['one', 'two'],
        albumId: 'UsrA',
        categoryId: 1,
        nsfw: 1,
      },
    ]);
    const { expiresAt } = toRecord(result);
    expect(Math.abs(Date.parse(expiresAt ?? '') - Date.now() - 3 * 86_400_000)).toBeLessThan(10_000);
    expect(uploadsSeenBy(site())[0]?.fields).toMatchObject({ use_file_date: ['1'] });
  });

  test('that are wrong are told before anything is sent', async () => {
    expect(errorOf(await uploadOne(site(), fileItem('a.png', picture, { expiration: 'pt5m' })))).toEqual({
      status: 'failed',
      kind: 'bad-input',
      message:
        'The parameter expiration cannot be "pt5m": not an expiration, and the site would delete the file after 5 minutes',
    });
    expect(site().requests).toEqual([]);
  });

  test('that the site changes are told as warnings', async () => {
    const result = await uploadOne(site(), fileItem('a.png', picture, { title: 'x'.repeat(101) }));
    expect(result.warnings).toEqual(['title: has 101 characters: the site cuts it to 100.']);
    expect(site().images()[0]?.title).toHaveLength(100);
  });

  test('a width shrinks wider pictures only', async () => {
    const results = await upload(site(), [
      fileItem('wide.png', media.png(80, 60, 'width'), { width: '40' }),
      fileItem('same.png', media.png(40, 30, 'width'), { width: '40' }),
      fileItem('narrow.png', media.png(20, 15, 'width'), { width: '40' }),
      fileItem('moving.gif', media.animatedGif(80, 60, 'width'), { width: '40' }),
    ]);
    expect(results.map((result) => toRecord(result).width)).toEqual([40, 40, 20, 80]);
    expect(results.map(({ warnings }) => warnings)).toEqual([
      [],
      [],
      ['Kept at its own width of 20 pixels: width 40 only shrinks.'],
      ['The site ignored the width 40, as it does for videos and animations: the file is 80 pixels wide.'],
    ]);
  });

  test('a width that the site refuses all the same is left out', async () => {
    // Its width comes after more metadata than is looked at.
    const comment = Buffer.concat([Buffer.from('fffeffff', 'hex'), Buffer.alloc(0xfffd)]);
    const jpeg = media.jpeg(16, 8, 'deep');
    const deep = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
    const result = await uploadOne(site(), fileItem('deep.jpg', deep, { width: '40' }));
    expect(toRecord(result)).toMatchObject({ status: 'uploaded', width: 16, attempts: 2 });
    expect(result.warnings).toEqual(['Kept at its own width, as it is narrower than 40 pixels.']);
  });
});

describe('refusals', () => {
  test.each([
    ['text', media.text('refused'), 'unsupported-media', 0],
    ['archive', media.zip('refused'), 'unsupported-media', 0],
    ['empty', media.empty(), 'bad-input', 0],
    ['truncated.png', media.truncatedPng('refused'), 'unsupported-media', 1],
    ['drawing.svg', media.svg('refused'), 'unsupported-media', 1],
    ['moving.webp', media.animatedWebp(9, 7, 'refused'), 'unsupported-media', 1],
  ])('%s', async (name, bytes, kind, requests) => {
    expect(errorOf(await uploadOne(site(), fileItem(name, bytes)))).toMatchObject({ status: 'failed', kind });
    expect(uploadsSeenBy(site())).toHaveLength(requests);
  });

  test('a wrong key is asked about no more often than files are under way', async () => {
    const items = Array.from({ length: 40 }, (_, index) => fileItem(`${index}.png`, media.png(9, 7, index)));
    const results = await upload(site(), items, { apiKey: 'wrong', concurrency: 4 });
    expect(new Set(results.map((result) => errorOf(result).kind))).toEqual(new Set(['bad-key']));
    expect(uploadsSeenBy(site()).length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(results.map(toRecord))).not.toContain('wrong');
  });

  test('a site that refuses API uploads is asked no more', async () => {
    site().settings.freeEdition = true;
    const items = Array.from({ length: 40 }, (_, index) => fileItem(`${index}.png`, media.png(9, 7, index)));
    const results = await upload(site(), items, { concurrency: 4 });
    expect(new Set(results.map((result) => errorOf(result).kind))).toEqual(new Set(['api-refused']));
    expect(uploadsSeenBy(site()).length).toBeLessThanOrEqual(4);
    expect(toRecord(results[0] ?? (await uploadOne(site(), fileItem('x', picture)))).error?.hint).toContain(
      'The site must allow guest or API uploads',
    );
  });

  test('a refusal after a success is about one file', async () => {
    const items = [1, 2, 3].map((index) => fileItem(`${index}.png`, media.png(9, 7, index)));
    const results = await upload(site(), items, { concurrency: 1 }, nodePorts(), {
      onResult: (_result, index) => {
        site().settings.private = index === 0;
      },
    });
    expect(results.map(({ status }) => status)).toEqual(['uploaded', 'failed', 'uploaded']);
    expect(errorOf(results[1]).kind).toBe('api-refused');
  });

  test.each([
    ['header', 'Empty upload source'],
    ['field', 'No key provided'],
  ] as const)('a body over the post limit, with the key in the %s', async (auth, message) => {
    site().settings.phpPostLimitBytes = 10_000;
    const [small, large] = await upload(
      site(),
      [
        fileItem('small.png', media.pngOfSize(3000, 'post')),
        fileItem('large.png', media.pngOfSize(30_000, 'post')),
      ],
      { auth },
    );
    expect(small?.status).toBe('uploaded');
    expect(errorOf(large)).toMatchObject({ status: 'failed', kind: 'too-large' });
    expect(errorOf(large).message).toContain(message);
  });

  test('moderation: on the site, without a URL', async () => {
    site().settings.moderation = 'all';
    for (const format of ['json', 'txt']) {
      const result = await uploadOne(site(), fileItem('a.png', media.png(9, 7, format), { format }));
      expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'awaiting-moderation' });
      expect(toRecord(result).url).toBeNull();
      if (format === 'json')
        expect(result).toMatchObject({ hosted: { deleteUrl: site().images()[0]?.deleteUrl } });
    }
  });

  test.each(['json', 'txt', 'redirect'])(
    'maintenance: a web page under 200, with the format %s',
    async (format) => {
      site().settings.maintenance = true;
      expect(errorOf(await uploadOne(site(), fileItem('a.png', picture, { format })))).toMatchObject({
        status: 'failed',
        kind: 'unusable-answer',
      });
      expect(site().images()).toEqual([]);
    },
  );

  test('a base URL that redirects is told with where it leads', async () => {
    const settings = {
      ...settingsFor(site()),
      site: { ...parseSite(site().baseUrl), uploadUrl: `${site().baseUrl}/api/1/upload/` },
    };
    const results = await uploadAll([fileItem('a.png', picture)], settings, nodePorts());
    expect(errorOf(results[0])).toMatchObject({ status: 'failed', kind: 'redirected' });
    expect(site().requests).toHaveLength(1);
  });
});

describe('a batch', () => {
  test('keeps the order, sends equal bytes once, and one failure is one failure', async () => {
    const items = Array.from({ length: 60 }, (_, index) => {
      if (index % 10 === 3) return fileItem(`${index}.txt`, media.text(index));
      return fileItem(`${index}.png`, media.png(9, 7, index % 10 === 7 ? 'twin' : index));
    });
    site().settings.flood.minute = 0;
    site().settings.latencyMs = 5;
    const results = await upload(site(), items, { concurrency: 16 });
    await expectBalancedBooks(site(), items, results);
    const count = (status: string) => results.filter((result) => result.status === status).length;
    expect({ uploaded: count('uploaded'), reused: count('reused'), failed: count('failed') }).toEqual({
      uploaded: 49,
      reused: 5,
      failed: 6,
    });
    expect(site().images()).toHaveLength(49);
  });

  test('has no more under way than allowed', async () => {
    site().settings.latencyMs = 20;
    const items = Array.from({ length: 12 }, (_, index) => fileItem(`${index}.png`, media.png(9, 7, index)));
    let underWay = 0;
    let most = 0;
    const ports = nodePorts();
    const counting = {
      ...ports,
      transport: async (request: Parameters<typeof ports.transport>[0]) => {
        underWay += 1;
        most = Math.max(most, underWay);
        try {
          return await ports.transport(request);
        } finally {
          underWay -= 1;
        }
      },
    };
    await upload(site(), items, { concurrency: 3 }, counting);
    expect(most).toBe(3);
  });

  test('tells its progress: bytes that grow to the whole of the request, for every attempt', async () => {
    site().faults.add({ kind: 'status', status: 503, first: 1 });
    const events: ProgressEvent[] = [];
    const onProgress = (event: ProgressEvent) => events.push(event);
    await uploadOne(
      site(),
      fileItem('a.png', media.pngOfSize(300_000, 'progress')),
      {},
      nodePorts({ speed: 100 }),
      { onProgress },
    );
    const requests = uploadsSeenBy(site());
    expect(requests).toHaveLength(2);
    for (const attempt of [1, 2]) {
      const sent = events.filter((event) => event.attempt === attempt);
      expect(sent[0]).toEqual({
        index: 0,
        file: 'a.png',
        sent: 0,
        total: requests[attempt - 1]?.declaredLength,
        attempt,
      });
      expect(sent.at(-1)?.sent).toBe(sent[0]?.total);
      expect(sent.map((event) => event.sent)).toEqual(
        sent.map((event) => event.sent).toSorted((a, b) => a - b),
      );
    }
  });

  test('of nothing has no results', async () => {
    expect(await upload(site(), [])).toEqual([]);
  });

  test('tells each result once, as soon as it is known', async () => {
    const told: number[] = [];
    const items = Array.from({ length: 20 }, (_, index) =>
      fileItem(`${index}.png`, media.png(9, 7, index % 7)),
    );
    const results = await upload(site(), items, {}, nodePorts(), {
      onResult: (result, index) => {
        expect(result.file).toBe(`${index}.png`);
        told.push(index);
      },
    });
    expect(told.toSorted((a, b) => a - b)).toEqual(results.map((_, index) => index));
  });
});
