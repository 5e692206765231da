import { describe, expect, test } from 'vitest';
import { deleteFile, parseSite, PixvidError } from '../../../../src/core/index.ts';
import { mp4, png } from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import { fileItem, siteForTests, uploadOne } from './situation.ts';
import { redirectPage, webForTests } from './web.ts';

const site = siteForTests();
const web = webForTests();
const code = 'd'.repeat(48);

async function uploaded(file: string, bytes: Uint8Array): Promise<string> {
  const result = await uploadOne(site(), fileItem(file, bytes));
  if (result.status !== 'uploaded' || result.hosted.deleteUrl === null) throw new Error('not uploaded');
  return result.hosted.deleteUrl;
}

async function deletion(url: string, baseUrl = site().baseUrl, timeout = 5, signal?: AbortSignal) {
  return deleteFile(url, parseSite(baseUrl), nodePorts(), { timeout, signal });
}

/** What a deletion failed with. It shows no delete URL. */
async function failure(
  url: string,
  baseUrl = site().baseUrl,
  timeout = 5,
  signal?: AbortSignal,
): Promise<PixvidError> {
  const error = await deletion(url, baseUrl, timeout, signal).then(
    () => {
      throw new Error('it was deleted');
    },
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PixvidError)) throw error;
  for (const text of [error.message, error.hint, error.stack ?? '', String(error.cause)]) {
    expect(text).not.toContain(code);
    expect(text).not.toContain(url);
  }
  return error;
}

describe('deleteFile', () => {
  test.each([
    ['a.png', png(9, 7, 'delete')],
    ['日本語.png', png(9, 7, 'delete another')],
    ['clip.mp4', mp4('delete')],
  ])('deletes %s, once', async (name, bytes) => {
    const url = await uploaded(name, bytes);
    await deletion(` ${url}\n`);
    expect(site().images()).toEqual([]);
    const again = await failure(url);
    expect(again).toMatchObject({
      kind: 'delete-refused',
      status: 404,
      message: 'The site knows no such file or delete URL',
    });
  });

  test('of a wrong code deletes nothing', async () => {
    const url = await uploaded('a.png', png(9, 7, 'kept'));
    expect(await failure(url.replace(/[^/]+$/, code))).toMatchObject({ kind: 'delete-refused', status: 404 });
    expect(site().images()).toHaveLength(1);
  });

  test.each([
    ['image/x1/delete/abc', 'is not a URL'],
    ['javascript:alert(1)', 'has the scheme javascript:'],
    [`https://evil.example/image/x1/delete/${code}`, 'is on evil.example, not on 127.0.0.1'],
    [`{site}/image/x1/delete/${code}/`, 'has not the form'],
    [`{site}/image/x1/delete/${code}?x=1`, 'has not the form'],
    [`{site}/image/x1/delete/${code}#x`, 'has not the form'],
    ['{site}/image/x1', 'has not the form'],
    ['{site}/', 'has not the form'],
  ])('does not ask for %s', async (url, message) => {
    const error = await failure(url.replace('{site}', site().baseUrl));
    expect(error.kind).toBe('bad-input');
    expect(error.message).toContain(`The delete URL ${message}`);
    expect(site().requests).toEqual([]);
  });

  test('does not ask with a user name in the URL', async () => {
    const url = `${site().baseUrl}/image/x1/delete/${code}`.replace('://', '://user:hunter2@');
    expect((await failure(url)).message).toBe('The delete URL contains a user name or password');
  });

  const elsewhere = () => `${new URL(web().url('/')).origin}/image/x1/delete/${code}`;
  const answers = (page: ReturnType<typeof redirectPage>) => {
    web().pages.set(`/image/x1/delete/${code}`, page);
  };

  test('takes no answer for a deletion but a 301 that says so', async () => {
    answers(redirectPage('/image/a.x1?deleted', 301));
    await deletion(elsewhere(), web().url(''));
    const unproven: [string, number][] = [
      ['/image/a.x1', 301],
      ['/image/a.x1/deleted', 301],
      ['/image/a.x1?deletion', 301],
      ['/image/a.x1?deleted', 302],
      ['/image/a.x1#?deleted', 301],
      ['http://', 301],
    ];
    for (const [location, status] of unproven) {
      answers(redirectPage(location, status));
      expect(await failure(elsewhere(), web().url(''))).toMatchObject({ kind: 'delete-refused', status });
    }
    expect(web().requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test.each([
    [200, 'delete-refused', 'The site answered with a page instead of a deletion'],
    [403, 'server-error', 'The site answered with status 403 and no API answer'],
    [500, 'server-error', 'The site answered with status 500 and no API answer'],
  ])('of an answer with status %d', async (status, kind, message) => {
    answers((_request, response) => response.writeHead(status).end('<html>'));
    expect(await failure(elsewhere(), web().url(''))).toMatchObject({ kind, message, status });
  });

  test('of no answer', async () => {
    answers((_request, response) => response.destroy());
    expect((await failure(elsewhere(), web().url(''))).kind).toBe('network');
    answers(() => undefined);
    expect((await failure(elsewhere(), web().url(''), 0.1)).kind).toBe('timeout');
    expect(await failure(elsewhere(), web().url(''), 5, AbortSignal.timeout(50))).toMatchObject({
      kind: 'cancelled',
      message: expect.stringMatching(/^The request to 127\.0\.0\.1:\d+ was cancelled/) as string,
    });
    expect(await failure(`http://127.0.0.1:9/image/x1/delete/${code}`, 'http://127.0.0.1:9')).toMatchObject({
      kind: 'network',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });
});
