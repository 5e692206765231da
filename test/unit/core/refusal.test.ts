import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../src/core/answer.ts';
import { FloodError, type ErrorKind } from '../../../src/core/errors.ts';
import { httpError, refusal } from '../../../src/core/refusal.ts';

const asked: Asked = {
  format: 'json',
  requestUrl: 'https://pixvid.org/api/1/upload',
  auth: 'header',
  apiKey: 'chv_xB_0123456789',
  now: Date.parse('2026-11-23T09:21:55Z'),
};
const badRequest = { status: 400, headers: {} };

/** Messages and codes as Chevereto 4.2.0 was seen to send them. */
const seen: [string, number | string, ErrorKind][] = [
  ['No key provided', 100, 'bad-key'],
  ['Invalid API key.', 100, 'bad-key'],
  ['Request denied', 401, 'api-refused'],
  ['Invalid API version.', 110, 'api-refused'],
  ['Invalid API action', 120, 'api-refused'],
  ['No action provided', 100, 'api-refused'],
  ['Invalid base64 string', 120, 'bad-parameter'],
  ['Target width is greater than the original image width', 610, 'bad-parameter'],
  ["SQLSTATE[22007]: Invalid datetime format: 1366 Incorrect integer value: 'abc'", '22007', 'bad-parameter'],
  [
    "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'image_original_filename'",
    '22001',
    'bad-parameter',
  ],
  ['Empty source', 130, 'too-large'],
  ['Empty upload source', 130, 'too-large'],
  ['File too big - max 2 MB', 400, 'too-large'],
  ['File too big (UPLOAD_ERR_INI_SIZE)', 601, 'too-large'],
  ['No file was uploaded (UPLOAD_ERR_NO_FILE)', 601, 'too-large'],
  ['URL uploading is disabled', 403, 'url-refused'],
  ["Can't fetch target URL: HTTP 403", 600, 'url-refused'],
  ['fopen(/var/www/images/2026/11/23/): Failed to open stream: Is a directory', 0, 'url-refused'],
  ['Duplicated upload', 101, 'duplicate'],
  ['Duplicated upload', 102, 'duplicate'],
  ['Duplicated upload', 103, 'duplicate'],
  ['Flooding detected. You can only upload 50 images per minute', 130, 'flood'],
  ['getimagesize(): Error reading from /tmp/chvtemp_aB3dE6!', 0, 'unsupported-media'],
  ['imagecreatefrompng(): gd-png: fatal libpng error: Read Error: truncated data\n', 0, 'unsupported-media'],
  ["Can't get target upload source info", 610, 'unsupported-media'],
  ['Animated WebP is not supported', 400, 'unsupported-media'],
  ['Invalid video file provided', 100, 'unsupported-media'],
  ['Unavailable image format', 613, 'unsupported-media'],
  ['Something nobody has seen', 999, 'server-error'],
];

describe('refusal', () => {
  test.each(seen)('%j (%s) is of kind %s', (message, code, kind) => {
    const error = refusal(message, code, badRequest, asked);
    expect(error).toMatchObject({ kind, code, status: 400, mayBeStored: false });
    const quote = `"${message.trim()}"`;
    expect(error.message).toContain(quote);
    expect(error.message).toMatch(/^The (site|file|account)/);
    expect(error.message).not.toMatch(/[\n.]$/);
    if (kind !== 'flood') expect(error.message).toContain(`(code ${code})`);
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
    expect(error.retryable).toBe(kind === 'flood');
  });

  // With txt and redirect the message is all there is; SQL errors are known by their code alone.
  test.each(seen.filter(([message]) => !message.startsWith('SQLSTATE')))(
    '%j without its code (%s) is of kind %s',
    (message, _code, kind) => {
      expect(refusal(message, undefined, { status: 200, headers: {} }, asked)).toMatchObject({
        kind,
        code: undefined,
      });
    },
  );

  test.each([
    ['Flooding detected. You can only upload 50 images per minute', 50, 'minute'],
    ['Flooding detected. You can only upload 1 image per minute', 1, 'minute'],
    ['Flooding detected. You can only upload 500 images per hour', 500, 'hour'],
    ['Flooding detected. You can only upload 1000 images per day', 1000, 'day'],
    ['Flooding detected. You can only upload 5000 images per week', 5000, 'week'],
    ['Flooding detected. You can only upload 1 image per month', 1, 'month'],
    ['flooding detected. You can only upload 3 files per hour', 3, 'hour'],
  ])('%j: only a minute is waited for', (message, limit, window) => {
    const error = refusal(message, 130, badRequest, asked);
    expect(error).toBeInstanceOf(FloodError);
    expect(error).toMatchObject({
      limit,
      window,
      retryable: window === 'minute',
      concernsWholeSite: window !== 'minute',
    });
    if (window !== 'minute') expect(error.hint).toContain(`when the ${window} is over`);
  });

  test('the code decides where a message could mean either', () => {
    const sql = refusal('fopen(/var/www/): Failed to open stream: Is a directory', 500, badRequest, asked);
    expect(sql.kind).toBe('server-error');
  });

  test('a key field that does not arrive was lost with a body that is too large', () => {
    const error = refusal('No key provided', 100, badRequest, { ...asked, auth: 'field' });
    expect(error).toMatchObject({ kind: 'too-large', concernsWholeSite: false });
    expect(refusal('Invalid API key.', 100, badRequest, { ...asked, auth: 'field' }).kind).toBe('bad-key');
  });

  test('what concerns the site concerns every file', () => {
    const concerning = seen.filter(
      ([message, code]) => refusal(message, code, badRequest, asked).concernsWholeSite,
    );
    expect(new Set(concerning.map(([, , kind]) => kind))).toEqual(new Set(['bad-key', 'api-refused']));
  });

  test('server text is quoted in one line, bounded and without hidden characters', () => {
    const error = refusal(`a\r\n::error::b\u202e\u200b${'x'.repeat(1000)}`, 0, badRequest, asked);
    expect(error.message).toBe(`The site refused the upload: "a ::error::b${'x'.repeat(288)}…" (code 0)`);
  });

  test('a code is quoted like a message', () => {
    const error = refusal('x', `a\n${'y'.repeat(500)}`, badRequest, asked);
    expect(error.message).toMatch(/^The site refused the upload: "x" \(code a y{30,60}…\)$/);
    expect(String(error.code)).not.toContain('\n');
  });

  test.each([429, 500, 502, 503])('a refusal under %d in the API’s own form may be tried again', (status) => {
    const error = refusal('Too many requests', 0, { status, headers: { 'retry-after': '7' } }, asked);
    expect(error).toMatchObject({ kind: 'server-error', retryable: true, retryAfter: 7000, status });
    expect(error.message).toBe(`The site answered ${status}: "Too many requests" (code 0)`);
  });
});

describe('httpError', () => {
  const answer = (status: number, headers: Record<string, string> = {}) => ({
    status,
    headers,
    text: '',
    truncated: false,
  });

  test.each([408, 425, 429, 500, 502, 503, 504, 520, 599])('status %d may be tried again', (status) => {
    expect(httpError(answer(status), asked)).toMatchObject({ kind: 'server-error', retryable: true, status });
  });

  test.each([201, 204, 400, 401, 403, 404, 405, 410, 415, 418, 451])('status %d may not', (status) => {
    const error = httpError(answer(status), asked);
    expect(error).toMatchObject({ kind: 'server-error', retryable: false, status });
    expect(error.message).toBe(`The site answered with status ${status} and no API answer`);
  });

  test('status 413 is a matter of size', () => {
    expect(httpError(answer(413), asked)).toMatchObject({ kind: 'too-large', retryable: false });
  });

  test.each([504, 524])('after a gateway’s timeout (%d) the file may be stored', (status) => {
    expect(httpError(answer(status), asked).mayBeStored).toBe(true);
  });

  test.each([500, 502, 503])('after %d it is not taken to be', (status) => {
    expect(httpError(answer(status), asked).mayBeStored).toBe(false);
  });

  test.each([
    ['7', 7000],
    ['Mon, 23 Nov 2026 09:22:05 GMT', 10_000],
  ])('Retry-After: %s', (header, retryAfter) => {
    expect(httpError(answer(503, { 'retry-after': header }), asked)).toMatchObject({ retryAfter });
  });

  test.each([
    ['https://user:pass@www.pixvid.example/x?key=1', / to https:\/\/www\.pixvid\.example \(status 301\)/],
    ['/api/1/upload/', / to https:\/\/pixvid\.org \(status 301\)/],
    ['http://', /upload redirects \(status 301\)/],
  ])('a redirect to %s', (location, message) => {
    const error = httpError(answer(301, { location }), asked);
    expect(error).toMatchObject({ kind: 'redirected', concernsWholeSite: true, retryable: false });
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/key|pass/);
  });

  test.each([
    [301, true],
    [308, true],
    [302, false],
    [303, false],
    [307, false],
  ])('a redirect with status %d concerns every file: %j', (status, concernsWholeSite) => {
    expect(httpError(answer(status, { location: '/' }), asked)).toMatchObject({ concernsWholeSite });
  });
});
