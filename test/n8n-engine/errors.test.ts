import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import type { RunOutcome } from '../n8n/engine.ts';
import type { Fault, SiteSettings } from '../server/index.ts';
import { continueOnFail, errorOutput, fileItem, json, pixvidNode, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };
const items = [fileItem(png(8, 8, 'error'), 'shot.png')];

describe('what the site or the way to it says', () => {
  test('a wrong key', async () => {
    node.credential.apiKey = 'chv_wrong_key';
    const outcome = await node.upload(binary, { items });
    expect(outcome.error).toMatchObject({
      name: 'NodeApiError',
      httpCode: '400',
      message: '"shot.png": The site does not know the API key: "Invalid API key." (code 100) [item 0]',
      description: expect.stringContaining('Check the API key') as string,
    });
  });

  test.each<[string, Partial<SiteSettings>, string]>([
    ['a free edition', { freeEdition: true }, 'The site must allow guest or API uploads'],
    [
      'moderation',
      { moderation: 'all' },
      'The file is on the site and gets its URL once a moderator has approved it',
    ],
    ['maintenance', { maintenance: true }, 'The site may be in maintenance'],
    ['a size limit', { appLimitBytes: 100 }, 'Make the file smaller'],
  ])('%s', async (_, settings, advice) => {
    Object.assign(node.site.settings, settings);
    const outcome = await node.upload(binary, { items, options: { retries: 0 } });
    expect(outcome.error?.message).toMatch(/^"shot\.png": .+ \[item 0\]$/);
    expect(outcome.error?.description).toContain(advice);
  });

  test.each<[string, Fault, string]>([
    [
      'a redirect',
      { kind: 'redirect', location: 'https://example.com/' },
      'Set the base URL to the address the site redirects to.',
    ],
    ['a proxy', { kind: 'status', status: 502 }, 'The site has trouble at the moment: try again later.'],
    ['an early answer', { kind: 'early-answer', status: 413 }, 'Make the file smaller'],
    ['a page', { kind: 'html' }, 'Open it in a browser to see.'],
  ])('%s', async (_, fault, advice) => {
    node.site.faults.add(fault);
    const outcome = await node.upload(binary, { items, options: { retries: 0 } });
    expect(outcome.error?.message).toMatch(/^"shot\.png": .+ \[item 0\]$/);
    expect(outcome.error?.description).toContain(advice);
  });

  test('no connection keeps our sentence, with n8n’s own none', async () => {
    node.credential.baseUrl = 'http://127.0.0.1:1';
    const outcome = await node.upload(binary, { items, options: { retries: 0 } });
    expect(outcome.error).toMatchObject({
      message: '"shot.png": The connection to 127.0.0.1:1 failed: ECONNREFUSED [item 0]',
      description: 'Check the base URL, the connection and any proxy settings.',
    });
  });

  test('of an upload that never had a connection nobody says that it may be there', async () => {
    node.credential.baseUrl = 'http://127.0.0.1:1';
    const outcome = await node.upload(binary, { items, settings: continueOnFail, options: { retries: 0 } });
    expect(json(outcome)).toMatchObject([{ details: { kind: 'network', mayBeStored: false } }]);
  });

  test('of one whose answer was lost it is said', async () => {
    node.site.faults.add({ kind: 'reset', at: 'after-storing' });
    const outcome = await node.upload(binary, { items, settings: continueOnFail, options: { retries: 0 } });
    expect(json(outcome)).toMatchObject([{ details: { kind: 'network', mayBeStored: true } }]);
    expect(node.site.images()).toHaveLength(1);
  });

  test('a file called like a system error keeps its name in the message', async () => {
    node.site.faults.add({ kind: 'status', status: 403 });
    const outcome = await node.upload(binary, { items: [fileItem(png(8, 8, 1), 'enoent.png')] });
    expect(outcome.error?.message).toContain('"enoent.png"');
  });
});

describe('secrets', () => {
  const modes = [
    ['stopped', {}],
    ['continued', continueOnFail],
    ['error output', errorOutput],
  ] as const;

  function expectNoSecrets(outcome: RunOutcome, ...secrets: string[]): void {
    const stored = JSON.stringify([outcome.runData, outcome.error, outcome.error?.stack]);
    expect(stored).toContain('[item 0]');
    for (const secret of secrets) expect(stored).not.toContain(secret);
  }

  test.each(modes)('the key is in nothing n8n stores: %s', async (_, settings) => {
    for (const fault of [
      { kind: 'status', status: 500 },
      { kind: 'reset', at: 'mid-body' },
      { kind: 'html' },
    ] as const) {
      node.site.faults.clear();
      node.site.faults.add(fault);
      const outcome = await node.upload(binary, { items, settings, options: { retries: 0, auth: 'field' } });
      expectNoSecrets(outcome, node.credential.apiKey);
      const byHeader = await node.upload(binary, { items, settings, options: { retries: 0 } });
      expectNoSecrets(byHeader, node.credential.apiKey);
    }
  });

  test('also when the server sends it back', async () => {
    await using echo = await echoingServer();
    node.credential.baseUrl = echo.url;
    const outcome = await node.upload(binary, { items, options: { retries: 0 } });
    expectNoSecrets(outcome, node.credential.apiKey);
  });

  test.each(modes)('a delete URL is in no error: %s', async (_, settings) => {
    const secret = 'c0de0123456789';
    const deleteUrl = `${node.site.baseUrl}/image/abc/delete/${secret}`;
    const outcome = await node.delete(deleteUrl, { settings });
    const stored = JSON.stringify([outcome.runData, outcome.error, outcome.error?.stack]);
    expect(stored).toContain('[item 0]');
    expect(stored).not.toContain(secret);
  });
});

test('the key goes to the site alone, also behind redirects', async () => {
  await using echo = await echoingServer();
  node.site.faults.add({ kind: 'redirect', location: echo.url, status: 307 });
  await node.upload(binary, { items, options: { retries: 0 } });
  expect(uploads(node.site)).toHaveLength(1);
  expect(echo.requests).toEqual([]);
});

/** Answers every request with its own headers, as a hostile or broken server might. */
async function echoingServer() {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request.url ?? '');
    request.resume().on('end', () => {
      const message = `You sent ${JSON.stringify(request.headers)}`;
      response.writeHead(400, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ status_code: 400, error: { message, code: 1 } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}
