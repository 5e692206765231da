import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer, type Answer, type Asked, type CompleteAnswer } from '../../../src/core/answer.ts';
import { anyText, anyUrl } from './any-text.ts';
import { clip, image42, json42, refusal42 } from './api-answers.ts';

const asked: Asked = {
  format: 'json',
  requestUrl: 'http://127.0.0.1:8800/api/1/upload',
  auth: 'header',
  apiKey: `chv_xB_${'0123456789abcdef'.repeat(8)}`,
  now: Date.parse('2026-11-23T09:21:55Z'),
};

function read(body: object | string, change: Partial<CompleteAnswer & Asked> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnswer({ status: 200, headers: {}, text, truncated: false, ...change }, { ...asked, ...change });
}

/** Kind, message and whether the file may be stored, of an answer that is no success. */
function refused(answer: Answer) {
  if (answer.outcome !== 'refused') throw new Error(`not refused, but ${answer.hosted.url ?? 'hosted'}`);
  const { kind, message, mayBeStored, retryable, status } = answer.error;
  return { kind, message, mayBeStored, retryable, status };
}

describe('a json answer', () => {
  test('of Chevereto 4.2.0', () => {
    const { delete_url, ...rest } = image42;
    expect(read(json42())).toEqual({
      outcome: 'hosted',
      hosted: {
        url: 'http://127.0.0.1:8800/images/2026/11/23/big2.png',
        viewerUrl: 'http://127.0.0.1:8800/image/My-title.BMAp',
        shortUrl: 'http://127.0.0.1:8800/image/BMAp',
        thumbnailUrl: 'http://127.0.0.1:8800/images/2026/11/23/big2.th.png',
        mediumUrl: 'http://127.0.0.1:8800/images/2026/11/23/big2.md.png',
        frameUrl: null,
        deleteUrl: delete_url,
        width: 1200,
        height: 800,
        size: 11068,
        mime: 'image/png',
        duration: null,
        expiresAt: '2026-11-26T09:21:55Z',
        answer: rest,
      },
    });
  });

  test('of Chevereto 4.2.0 as PHP writes it', () => {
    const php = JSON.stringify(json42({ ...image42, title: 'ä' }))
      .replaceAll('/', '\\/')
      .replace('ä', '\\u00e4');
    expect(read(`${php}\n`)).toEqual(read(json42({ ...image42, title: 'ä' })));
  });

  test('of the manual, a video on a newer version', () => {
    expect(read(json42(clip), { requestUrl: 'https://pixvid.org/api/1/upload' })).toMatchObject({
      outcome: 'hosted',
      hosted: {
        url: 'https://cdn.pixvid.org/clip.mp4',
        viewerUrl: 'https://pixvid.org/clip/clip.x1',
        shortUrl: 'https://pixvid.org/clip/x1',
        thumbnailUrl: 'https://cdn.pixvid.org/clip.th.jpeg',
        mediumUrl: null,
        frameUrl: 'https://cdn.pixvid.org/clip.fr.jpeg',
        deleteUrl: clip.delete_url,
        width: 496,
        height: 360,
        size: 3_000_000,
        mime: 'video/mp4',
        duration: 73,
        expiresAt: null,
      },
    });
  });

  test.each(['image', 'video', 'clip', 'data'])('with the file as `%s`', (name) => {
    const answer = read({
      status_code: 200,
      success: { message: 'file uploaded', code: 200 },
      [name]: image42,
    });
    expect(answer).toMatchObject({ outcome: 'hosted', hosted: { url: image42.url } });
  });

  test('in the imgBB spelling', () => {
    const data = { ...image42, id: 'BMAp' };
    const both = { status_code: 200, status: 200, success: { message: 'file uploaded', code: 200 }, data };
    expect(read(both)).toMatchObject({ outcome: 'hosted', hosted: { url: image42.url } });
    expect(read({ data, success: true, status: 200 })).toMatchObject({ outcome: 'hosted' });
  });

  test.each(['image', 'video', 'clip'])('with its URL in the nested `%s` only', (name) => {
    const { url, image, ...rest } = image42;
    expect(read(json42({ ...rest, [name]: image }))).toMatchObject({ outcome: 'hosted', hosted: { url } });
  });

  test('whose numbers are text', () => {
    const answer = read({
      ...json42({ ...image42, width: '1200', height: '800', size: '11068' }),
      status_code: '200',
    });
    expect(answer).toMatchObject({ hosted: { width: 1200, height: 800, size: 11068 } });
  });

  test('whose facts are nonsense still has its URL', () => {
    const odd = { width: 'wide', height: -1, size: {}, mime: 'text/html"><script>', duration: Infinity };
    expect(read(json42({ ...image42, ...odd, thumb: 'none', medium: [] }))).toMatchObject({
      outcome: 'hosted',
      hosted: {
        url: image42.url,
        width: null,
        height: null,
        size: null,
        mime: null,
        duration: null,
        thumbnailUrl: null,
        mediumUrl: null,
      },
    });
  });

  test.each([
    ['2026-11-26 09:21:55', '2026-11-26T09:21:55Z'],
    ['2026-11-26T09:21:55', '2026-11-26T09:21:55Z'],
    ['2026-11-26T09:21:55Z', '2026-11-26T09:21:55Z'],
    ['2026-11-26 09:21:55.123', '2026-11-26T09:21:55Z'],
    ['2026-11-26 09:21:55+02:00', null],
    ['0000-00-00 00:00:00', null],
    ['tomorrow', null],
    ['', null],
    [0, null],
    [null, null],
  ])('that says it expires at %j', (text, expiresAt) => {
    expect(read(json42({ ...image42, expiration_date_gmt: text }))).toMatchObject({ hosted: { expiresAt } });
  });

  test('keeps delete URLs out of what is passed on as the answer, however deep', () => {
    const nested = {
      ...image42,
      image: { ...image42.image, delete_url: 'x' },
      list: [{ deleteUrl: 'y', deletehash: 'z' }],
    };
    const answer = read(json42(nested));
    expect(answer).toMatchObject({ hosted: { deleteUrl: image42.delete_url } });
    expect(JSON.stringify(answer.hosted?.answer)).not.toMatch(/delete/i);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://127.0.0.1/a.png',
    'https://user@evil.example/a.png',
    'a.png',
    '',
    null,
    7,
    {},
  ])('whose URL is %j has none, and the file may be there', (url) => {
    const answer = read(json42({ ...image42, url, image: { url } }));
    expect(refused(answer)).toMatchObject({ kind: 'unusable-answer', mayBeStored: true });
  });

  test('never gives away a URL that is not http(s)', () => {
    const url = 'javascript:alert(1)';
    const hostile = {
      ...{ url_viewer: url, url_short: url, url_frame: url, delete_url: url },
      ...{ thumb: { url }, medium: { url }, frame: { url }, image: { url: image42.url } },
    };
    const answer = read(json42({ ...image42, ...hostile }));
    expect(answer).toMatchObject({
      outcome: 'hosted',
      hosted: {
        url: image42.url,
        viewerUrl: null,
        shortUrl: null,
        thumbnailUrl: null,
        mediumUrl: null,
        frameUrl: null,
        deleteUrl: null,
      },
    });
  });

  test.each([0, '0', false])('of a file that awaits moderation (is_approved %j)', (is_approved) => {
    const { url, display_url, image, thumb, medium, ...rest } = image42;
    expect([url, display_url, image, thumb, medium].every(Boolean)).toBe(true);
    const answer = read(json42({ ...rest, is_approved, image: { filename: 'a.png' } }));
    expect(refused(answer)).toMatchObject({
      kind: 'awaiting-moderation',
      mayBeStored: false,
      retryable: false,
    });
    expect(answer.hosted).toMatchObject({
      url: null,
      viewerUrl: image42.url_viewer,
      deleteUrl: image42.delete_url,
    });
  });

  test('a refusal under 200', () => {
    expect(refused(read(refusal42('Duplicated upload', 101)))).toMatchObject({
      kind: 'duplicate',
      status: 200,
    });
  });

  test.each<[string, object | string]>([
    ['another API', { ok: true }],
    ['a list', []],
    ['null', 'null'],
    ['a word', '"uploaded"'],
    ['a status without a file', { status_code: 200, success: { code: 200 } }],
    ['a file that is none', { status_code: 200, image: 'a.png' }],
    ['a file without a status', { image: image42 }],
    ['a file with another status', { status_code: 500, image: image42 }],
  ])('that is %s is no success', (_what, body) => {
    expect(refused(read(body))).toMatchObject({
      kind: 'unusable-answer',
      mayBeStored: false,
      retryable: false,
    });
  });

  test.each([201, 204, 400, 404, 500])('with a file, but under %d, is no success', (status) => {
    expect(refused(read(json42(), { status }))).toMatchObject({ kind: 'server-error', status });
  });
});

describe('a 200 that is no answer of the API', () => {
  test.each([
    '<!DOCTYPE html><html>…',
    '\n  <html lang="en">',
    '\ufeff<!doctype html>',
    '<?xml version="1.0"?><html/>',
    '<!-- maintenance --><html>',
    '<head><title>Maintenance</title>',
    '<h1>We are back soon</h1>',
    '<br />\n<b>Warning</b>: Undefined variable $x',
  ])('%j is a web page in every format', (text) => {
    for (const format of ['json', 'txt', 'redirect']) {
      expect(refused(read(text, { format }))).toMatchObject({
        kind: 'unusable-answer',
        message: expect.stringContaining('a web page') as string,
        mayBeStored: false,
        retryable: false,
      });
    }
  });

  test.each(['', ' \n'])('%j is empty, and the file may be there', (text) => {
    for (const format of ['json', 'txt', 'redirect']) {
      expect(refused(read(text, { format }))).toMatchObject({
        kind: 'unusable-answer',
        mayBeStored: true,
        retryable: true,
      });
    }
  });

  test('an encoding that nobody asked for hides the answer', () => {
    expect(refused(read('\u001f\ufffd', { headers: { 'content-encoding': 'gzip' } }))).toMatchObject({
      kind: 'unusable-answer',
      message: 'The site’s answer is encoded as gzip',
      mayBeStored: true,
    });
    const decoded = read(json42(), { headers: { 'content-encoding': 'gzip' } });
    expect(decoded.outcome).toBe('hosted');
  });

  test('words in place of json are quoted', () => {
    expect(refused(read('Something odd'))).toMatchObject({
      kind: 'unusable-answer',
      message: 'The site’s answer is not JSON: "Something odd"',
    });
  });

  test('json that is cut off anywhere never has a URL', () => {
    const text = JSON.stringify(json42());
    for (let length = 1; length < text.length; length += 7) {
      expect(refused(read(text.slice(0, length)))).toMatchObject({
        kind: 'unusable-answer',
        mayBeStored: true,
        retryable: true,
      });
    }
  });

  test('an answer that was too long to be read', () => {
    expect(refused(read(`{"title":"${'a'.repeat(99)}`, { truncated: true }))).toMatchObject({
      kind: 'unusable-answer',
      mayBeStored: true,
    });
  });
});

describe('a txt answer', () => {
  const txt = (text: string) => read(text, { format: 'txt' });

  test.each([
    'http://127.0.0.1:8800/images/2026/11/23/big2.png',
    'https://cdn.example/a.mp4?x=1',
    ' https://cdn.example/a.JPEG\n',
  ])('%j is the direct URL', (text) => {
    const answer = txt(text);
    expect(answer).toMatchObject({
      outcome: 'hosted',
      hosted: { url: text.trim(), viewerUrl: null, answer: null },
    });
  });

  test('a URL that was cut off is none', () => {
    const url = 'http://127.0.0.1:8800/images/2026/11/23/big2.jpeg';
    for (let length = 1; length < url.length; length++) {
      expect(refused(txt(url.slice(0, length)))).toMatchObject({ mayBeStored: true, retryable: true });
    }
  });

  test.each([
    ['Duplicated upload', 'duplicate'],
    ['Invalid API key.', 'bad-key'],
    ['Flooding detected. You can only upload 50 images per minute', 'flood'],
    ['File too big - max 2 MB', 'too-large'],
    ['Undefined array key "url"', 'awaiting-moderation'],
    ['Undefined index: url', 'awaiting-moderation'],
    ['javascript:alert(1)', 'server-error'],
    ['See https://pixvid.org/a.png for more', 'server-error'],
    ['https://pixvid.org/a.png https://pixvid.org/b.png', 'server-error'],
  ])('%j is a refusal of kind %s', (text, kind) => {
    expect(refused(txt(text)).kind).toBe(kind);
  });

  test('a site that answers in json all the same is understood', () => {
    expect(txt(JSON.stringify(json42()))).toMatchObject({ outcome: 'hosted', hosted: { url: image42.url } });
  });
});

describe('a redirect answer', () => {
  const redirect = (location: string | undefined, status = 302) =>
    read('', { format: 'redirect', status, headers: location === undefined ? {} : { location } });

  test.each([
    ['/image/My-title.BMAp', 'http://127.0.0.1:8800/image/My-title.BMAp'],
    ['/clip/clip.x1', 'http://127.0.0.1:8800/clip/clip.x1'],
    ['/image/a`b%28c.x1', 'http://127.0.0.1:8800/image/a%60b%28c.x1'],
    ['http://127.0.0.1:8800/image/BMAp', 'http://127.0.0.1:8800/image/BMAp'],
  ])('to %s has the viewer URL', (location, viewerUrl) => {
    expect(redirect(location)).toMatchObject({
      outcome: 'hosted',
      hosted: { url: null, viewerUrl, answer: null },
    });
  });

  test('of a site that lives below a path', () => {
    const headers = { location: '/pictures/image/a.x1' };
    const answer = read('', {
      format: 'redirect',
      status: 302,
      headers,
      requestUrl: 'https://e.example/pictures/api/1/upload',
    });
    expect(answer).toMatchObject({ hosted: { viewerUrl: 'https://e.example/pictures/image/a.x1' } });
  });

  test.each([
    ['/', 302],
    ['/login', 302],
    ['/api/1/upload/', 301],
    ['/api/1/upload/', 302],
    ['/image/My-title.BMAp', 301],
    ['/image/My-title.BMAp', 307],
    ['https://elsewhere.example/image/a.x1', 302],
    ['https://127.0.0.1:8800/image/a.x1', 302],
    ['javascript:alert(1)', 302],
    ['//', 302],
    ['', 302],
    [undefined, 302],
  ])('to %s under %d is no success', (location, status) => {
    expect(refused(redirect(location, status))).toMatchObject({ kind: 'redirected', status });
  });

  test.each([
    ['Duplicated upload', 'duplicate'],
    ['No key provided', 'bad-key'],
    ['https://pixvid.org/a.png', 'server-error'],
  ])('%j under 200 is a refusal of kind %s', (text, kind) => {
    expect(refused(read(text, { format: 'redirect' })).kind).toBe(kind);
  });
});

test.each([301, 302, 303, 307, 308])(
  'a redirect with status %d that nobody asked for is told with where it leads',
  (status) => {
    const headers = { location: 'https://www.pixvid.example/api/1/upload?key=secret' };
    for (const format of ['json', 'txt']) {
      expect(refused(read('', { format, status, headers }))).toEqual({
        kind: 'redirected',
        message: `The upload address http://127.0.0.1:8800/api/1/upload redirects to https://www.pixvid.example (status ${status}), which would lose the upload`,
        mayBeStored: false,
        retryable: false,
        status,
      });
    }
  },
);

describe('a key that the site sends back', () => {
  const keys = ['chv_xB_' + '0123456789abcdef'.repeat(8), 'a/b+c"d\\e&f<g>h=i~j!k'];

  test.each(keys)('%s appears in no message and no answer', (apiKey) => {
    const echoes: object[] = [
      refusal42(`Wrong key ${apiKey}.`, 100),
      refusal42(`Wrong key ${apiKey}.`, apiKey),
      json42({
        ...image42,
        title: apiKey,
        description: `a ${apiKey} b`,
        [apiKey]: 1,
        tags: [{ name: apiKey }],
      }),
      json42({ ...image42, url_viewer: `http://127.0.0.1/image/${encodeURIComponent(apiKey)}.x1` }),
    ];
    for (const echo of echoes) {
      const text = JSON.stringify(echo);
      for (const body of [text, text.replaceAll('/', '\\/')]) {
        expect(disclosed(read(body, { apiKey }))).not.toContain(apiKey);
        expect(disclosed(read(body, { apiKey }))).not.toContain(encodeURIComponent(apiKey));
      }
    }
    for (const format of ['txt', 'redirect']) {
      expect(disclosed(read(`No such key: ${apiKey}`, { apiKey, format }))).not.toContain(apiKey);
    }
    expect(disclosed(read(`Odd: ${apiKey}`, { apiKey }))).not.toContain(apiKey);
  });

  test('is not looked for in URLs and titles when it is a mere word, as in tests', () => {
    expect(read(json42(), { apiKey: 'image' })).toEqual(read(json42()));
    expect(disclosed(read(refusal42('No such key: sesame', 100), { apiKey: 'sesame' }))).not.toContain(
      'sesame',
    );
  });

  /** All that anybody could print of an answer, other than the delete URL. */
  function disclosed(answer: Answer): string {
    const error = answer.outcome === 'refused' ? answer.error : undefined;
    return JSON.stringify(
      [answer, error?.message, error?.hint, error?.stack, error?.code],
      (_name, value: unknown) => (typeof value === 'string' ? value.replaceAll('\\', '') : value),
    ).replaceAll('\\', '');
  }
});

test('whatever comes back, reading it never fails, and success always has an http(s) URL', () => {
  const piece = fc.oneof(fc.json(), anyText(40), fc.constant(JSON.stringify(json42())), anyUrl);
  const location = fc.oneof(anyUrl, anyText(40), fc.constant(undefined));
  fc.assert(
    fc.property(
      piece,
      fc.constantFrom('json', 'txt', 'redirect'),
      fc.integer({ min: 200, max: 599 }),
      location,
      (text, format, status, to) => {
        const answer = read(text, { format, status, headers: to === undefined ? {} : { location: to } });
        if (answer.outcome === 'refused') expect(answer.error.message).not.toBe('');
        else expect(answer.hosted.url ?? answer.hosted.viewerUrl).toMatch(/^https?:\/\//);
      },
    ),
  );
});
