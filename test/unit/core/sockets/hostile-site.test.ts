import { describe, expect, test } from 'vitest';
import {
  parseSite,
  toHtml,
  toMarkdown,
  toRecord,
  uploadAll,
  type UploadSettings,
} from '../../../../src/core/index.ts';
import { png } from '../../../media/index.ts';
import { image42, json42, refusal42 } from '../api-answers.ts';
import { nodePorts } from '../node-ports.ts';
import { fileItem, settingsFor, siteForTests } from './situation.ts';
import { webForTests } from './web.ts';

const site = siteForTests();
const web = webForTests();
const apiKey = `chv_xB_${'0123456789abcdef'.repeat(8)}`;

/** All that a caller gets of an upload to a site which answers like this: its result, and what it may print. */
async function told(
  answer: string | object,
  status: number,
  change: Partial<UploadSettings> = {},
  headers = {},
) {
  web().pages.set('/api/1/upload', (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, headers).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  const settings = { ...settingsFor(site()), site: parseSite(web().url('')), apiKey, retries: 0, ...change };
  const [result] = await uploadAll([fileItem('a.png', png(9, 7, 'hostile'))], settings, nodePorts());
  if (!result) throw new Error('no result');
  const error = 'error' in result ? result.error : undefined;
  const record = toRecord(result);
  const printed = [
    record,
    toMarkdown(record),
    toHtml(record),
    error?.message,
    error?.hint,
    error?.stack,
    String(error?.cause),
  ];
  return { result, printed: JSON.stringify([result, ...printed]) };
}

describe('a site that sends the key back', () => {
  test.each<[string, string | object, number, object]>([
    ['in a refusal', refusal42(`Invalid API key ${apiKey}.`, 100), 400, {}],
    ['as a code', refusal42('Invalid API key.', apiKey), 400, {}],
    [
      'in a success',
      json42({ ...image42, title: apiKey, description: apiKey, url_viewer: `https://pixvid.org/${apiKey}` }),
      200,
      {},
    ],
    ['in a page', `<html>${apiKey}</html>`, 500, {}],
    ['in words', `What is ${apiKey}?`, 200, {}],
    ['in a redirect', '', 301, { location: `/?key=${apiKey}` }],
    ['in a header', refusal42('x', 1), 400, { 'x-echo': apiKey }],
  ])('%s: nobody is told', async (_where, answer, status, headers) => {
    for (const auth of ['header', 'field'] as const) {
      const { printed } = await told(answer, status, { auth }, headers);
      expect(printed).not.toContain(apiKey);
    }
  });
});

describe('a site that answers what it should not', () => {
  test('hidden and forging text becomes one visible line', async () => {
    const { result } = await told(refusal42('a\n::error::b\r\n\u202e\u001b[31m<script>', 0), 400);
    expect('error' in result && result.error.message).toBe(
      'The site refused the upload: "a ::error::b \ufffd[31m<script>" (code 0)',
    );
  });

  test('scripts become no URLs', async () => {
    const { result } = await told(json42({ ...image42, url_viewer: 'javascript:alert(1)' }), 200);
    expect(result).toMatchObject({ status: 'uploaded', hosted: { viewerUrl: null } });
    expect(toMarkdown(toRecord(result)) + toHtml(toRecord(result))).not.toContain('javascript');
  });

  test('delete URLs are in the result alone', async () => {
    const { result } = await told(json42(), 200);
    const record = toRecord(result);
    expect(JSON.stringify([record, toMarkdown(record), toHtml(record)])).not.toContain('/delete/');
    expect(result).toMatchObject({ hosted: { deleteUrl: image42.delete_url } });
    expect(JSON.stringify('hosted' in result && result.hosted.answer)).not.toContain('/delete/');
  });

  test('cookies are not kept', async () => {
    await told(json42(), 200, {}, { 'set-cookie': 'PHPSESSID=abc; path=/' });
    const settings = { ...settingsFor(site()), site: parseSite(web().url('')) };
    await uploadAll(
      [1, 2, 3].map((seed) => fileItem(`${seed}.png`, png(9, 7, seed))),
      settings,
      nodePorts(),
    );
    expect(web().requests).toHaveLength(4);
    for (const { headers } of web().requests) expect(headers).not.toHaveProperty('cookie');
  });

  test('redirects are not followed', async () => {
    web().pages.set('/elsewhere', (_request, response) => response.end(JSON.stringify(json42())));
    for (const status of [301, 302, 303, 307, 308]) {
      const { result } = await told('', status, {}, { location: '/elsewhere' });
      expect('error' in result && result.error.kind).toBe('redirected');
    }
    expect(web().requests.map(({ url }) => url)).toEqual(Array(5).fill('/api/1/upload'));
  });

  test('an answer without end is not read to its end', async () => {
    web().pages.set('/api/1/upload', (request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024, ' ')));
      };
      response.on('drain', more);
      request.resume().on('end', more);
    });
    const settings = { ...settingsFor(site()), site: parseSite(web().url('')), retries: 0 };
    const [result] = await uploadAll([fileItem('a.png', png(9, 7, 1))], settings, nodePorts());
    expect(result).toMatchObject({ status: 'unknown', error: { kind: 'unusable-answer' } });
    await expect.poll(() => web().answersUnderWay(), { interval: 10, timeout: 2000 }).toBe(0);
  });

  test('an answer before the file was sent is an answer', async () => {
    web().pages.set('/api/1/upload', (_request, response) => {
      response
        .writeHead(200, { connection: 'close' })
        .end(JSON.stringify(refusal42('Invalid API key.', 100)));
    });
    const settings = { ...settingsFor(site()), site: parseSite(web().url('')), retries: 0 };
    const [result] = await uploadAll([fileItem('a.png', png(9, 7, 1))], settings, nodePorts());
    expect(result).toMatchObject({ status: 'failed', error: { kind: 'bad-key' } });
  });
});
