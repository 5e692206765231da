import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { continueOnFail, errorOutput, fileItem, items, json, pixvidNode, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };
const picture = (n: number, fileName = `${n}.png`) => fileItem(png(8 + n, 8, n), fileName, { n });
const broken = (n: number) => fileItem(Buffer.from(`not a picture ${n}`), `${n}.png`, { n });

describe('what comes out', () => {
  test('simplified: the fields of the contract, and no others', async () => {
    const outcome = await node.upload({ ...binary, simplify: true }, { items: [picture(1)] });
    const [result] = json(outcome);
    expect(Object.keys(result ?? {})).toEqual([
      'file',
      'status',
      'url',
      'viewerUrl',
      'shortUrl',
      'thumbnailUrl',
      'mediumUrl',
      'frameUrl',
      'markdown',
      'html',
      'width',
      'height',
      'size',
      'mime',
      'sha256',
      'expiresAt',
      'warnings',
    ]);
    const { url, viewerUrl } = node.site.images()[0] ?? { url: '', viewerUrl: '' };
    expect(result).toMatchObject({ url, viewerUrl, width: 9, height: 8, mime: 'image/png', warnings: [] });
    expect(result?.markdown).toContain(url);
    expect(result?.html).toContain(`src="${url}"`);
  });

  test('not simplified: the answer of the site as well, its delete URLs left out', async () => {
    const [result] = json(await node.upload({ ...binary, simplify: false }, { items: [picture(1)] }));
    expect(result).toMatchObject({
      url: expect.any(String) as string,
      answer: { image: { filename: '1.png' } },
    });
    expect(JSON.stringify(result)).not.toContain('delete');
  });

  test('the results stay in the order of the items, whichever is done first', async () => {
    node.site.faults.add({ kind: 'slow-answer', ms: 300, file: '^0' });
    const outcome = await node.upload(binary, { items: [0, 1, 2, 3, 4].map((n) => picture(n)) });
    expect(json(outcome).map(({ file }) => file)).toEqual(['0.png', '1.png', '2.png', '3.png', '4.png']);
  });

  test('every file is paired with the item it came with', async () => {
    const two = { json: { n: 7 }, binary: { a: picture(1).binary?.data, b: picture(2).binary?.data } };
    const given = [picture(0), two as unknown as ReturnType<typeof picture>, picture(3)];
    const outcome = await node.upload(
      { source: 'binary', binaryPropertyName: '*' },
      { items: given, after: "={{ $('test.items').item.json.n }}" },
    );
    expect(items(outcome).map(({ pairedItem }) => pairedItem)).toEqual([
      { item: 0 },
      { item: 1 },
      { item: 1 },
      { item: 2 },
    ]);
    expect(outcome.after).toEqual([0, 7, 7, 3]);
  });

  test('no items in, none out, nothing sent', async () => {
    const outcome = await node.upload(binary, { items: [] });
    expect(outcome.status).toBe('success');
    expect(items(outcome)).toEqual([]);
    expect(uploads(node.site)).toEqual([]);
  });

  test('the source itself may be an expression', async () => {
    const given = [picture(1), { json: { kind: 'base64', text: png(5, 5, 5).toString('base64') } }];
    const parameters = {
      source: '={{ $json.kind ?? "binary" }}',
      binaryPropertyName: 'data',
      base64: '={{ $json.text }}',
      url: '={{ $json.url }}',
    };
    const outcome = await node.upload(parameters, { items: given });
    expect(json(outcome)).toMatchObject([{ file: '1.png' }, { file: 'base64' }]);
  });
});

describe('when an item fails', () => {
  test('the first one ends the node, and says how to go on', async () => {
    const outcome = await node.upload(binary, { items: [picture(0), broken(1), picture(2)] });
    expect(outcome.status).toBe('error');
    expect(outcome.error).toMatchObject({
      message: '"1.png": The content is not a picture or a video, whatever the name says [item 1]',
      description: expect.stringContaining('Use a format the site takes') as string,
    });
  });

  test('nothing more is sent after it', async () => {
    node.site.faults.add({ kind: 'status', status: 403, file: '^0' });
    const given = Array.from({ length: 20 }, (_, n) => picture(n));
    const outcome = await node.upload(binary, { items: given, options: { concurrency: 1 } });
    expect(outcome.error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
    expect(uploads(node.site)).toHaveLength(1);
  });

  test('Continue On Fail: the others have their results, in order, all paired', async () => {
    const given = [broken(0), picture(1), broken(2), picture(3)];
    const outcome = await node.upload(binary, {
      items: given,
      settings: continueOnFail,
      after: "={{ $('test.items').item.json.n }}",
    });
    expect(outcome.status).toBe('success');
    expect(json(outcome)).toMatchObject([
      {
        error: '"0.png": The content is not a picture or a video, whatever the name says [item 0]',
        details: { file: '0.png', kind: 'unsupported-media' },
      },
      { file: '1.png', status: 'uploaded' },
      { error: expect.stringContaining('[item 2]') as string },
      { file: '3.png', status: 'uploaded' },
    ]);
    expect(json(outcome)[0]?.details).toMatchObject({
      description: expect.stringContaining('Use a format') as string,
    });
    expect(outcome.after).toEqual([0, 1, 2, 3]);
  });

  test('error output: failed items go there with their own data and their error', async () => {
    const given = [picture(0), broken(1), picture(2), broken(3)];
    const outcome = await node.upload(binary, { items: given, settings: errorOutput });
    expect(json(outcome, 0)).toMatchObject([{ file: '0.png' }, { file: '2.png' }]);
    expect(json(outcome, 1)).toMatchObject([
      { n: 1, error: expect.stringContaining('"1.png"') as string, details: { kind: 'unsupported-media' } },
      { n: 3, error: expect.stringContaining('[item 3]') as string },
    ]);
    expect(items(outcome, 1).map(({ pairedItem }) => pairedItem)).toMatchObject([{ item: 1 }, { item: 3 }]);
  });

  test('of several files of an item only the broken one fails', async () => {
    const given = [{ binary: { a: { content: png(7, 7, 7), fileName: 'a.png' }, b: { content: 'text' } } }];
    const outcome = await node.upload(
      { source: 'binary', binaryPropertyName: 'a,b' },
      { items: given, settings: errorOutput },
    );
    expect(json(outcome, 0)).toMatchObject([{ file: 'a.png' }]);
    expect(json(outcome, 1)).toHaveLength(1);
  });

  test('a success never looks like a failure to n8n', async () => {
    const outcome = await node.upload({ ...binary, simplify: false }, { items: [picture(1)] });
    expect(json(outcome)[0]).not.toHaveProperty('error');
  });
});

test('10,000 items are checked before the first is sent', async () => {
  const url = 'https://example.com/picture.png';
  const given = Array.from({ length: 10_000 }, (_, n) => ({
    json: { url: n === 9_999 ? 'ftp://x/y' : url },
  }));
  const started = performance.now();
  const outcome = await node.upload({ source: 'url', url: '={{ $json.url }}' }, { items: given });
  expect(outcome.error?.message).toBe('The URL source has the scheme ftp: [item 9999]');
  expect(uploads(node.site)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(20_000);
});
