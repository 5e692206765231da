import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { gif, jpeg, mp4, png, pngOfSize } from '../media/index.ts';
import type { BinaryMode, GivenItem } from '../n8n/engine.ts';
import type { ReceivedRequest } from '../server/index.ts';
import { startSite } from '../server/index.ts';
import { fileItem, json, pixvidNode, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const picture = png(64, 48, 'sources');
const sha256 = createHash('sha256').update(picture).digest('hex');

const binary = { source: 'binary', binaryPropertyName: 'data' };

describe('binary data', () => {
  test.each<BinaryMode>(['filesystem', 'memory', 'database'])(
    'arrives byte for byte in mode %s',
    async (mode) => {
      await node.engine.use(mode);
      const outcome = await node.upload(binary, { items: [fileItem(picture)] });
      expect(outcome.status).toBe('success');
      expect(json(outcome)).toMatchObject([
        { file: 'picture.png', status: 'uploaded', sha256, size: picture.length },
      ]);
      const [request] = uploads(node.site);
      expect(request?.file).toMatchObject({
        field: 'source',
        name: 'picture.png',
        sha256,
        mediaType: 'image/png',
      });
      expectExactLength(request);
    },
  );

  test('is found in the JSON of a workflow whose binary mode is "combined"', async () => {
    const outcome = await node.upload(binary, {
      items: [fileItem(picture)],
      workflowSettings: { binaryMode: 'combined' },
      // n8n 2.41 cannot evaluate a credential's header in such a workflow.
      options: { auth: 'field' },
    });
    expect(json(outcome)).toMatchObject([{ status: 'uploaded', sha256 }]);
  });

  test('larger than any buffer on the way arrives whole, with its exact length', async () => {
    const large = pngOfSize(1_900_000, 'large');
    const outcome = await node.upload(binary, { items: [fileItem(large)] });
    expect(json(outcome)).toMatchObject([{ status: 'uploaded', size: large.length }]);
    expectExactLength(uploads(node.site)[0]);
  });

  test('may come from a node that streamed it into the store', async () => {
    const content = () =>
      Readable.from([picture.subarray(0, 100), picture.subarray(100)], { objectMode: false });
    const outcome = await node.upload(binary, {
      items: [{ binary: { data: { content, fileName: 'streamed.png' } } }],
    });
    expect(json(outcome)).toMatchObject([{ file: 'streamed.png', sha256 }]);
  });

  test('may be given itself by an expression', async () => {
    const parameters = { source: 'binary', binaryPropertyName: "={{ $('test.items').item.binary.data }}" };
    const outcome = await node.upload(parameters, { items: [fileItem(picture)] });
    expect(json(outcome)).toMatchObject([{ file: 'picture.png', sha256 }]);
  });

  test('without a file name is called after its field', async () => {
    const outcome = await node.upload(binary, {
      items: [{ binary: { data: { content: picture, mimeType: 'image/png' } } }],
    });
    expect(json(outcome)).toMatchObject([{ file: 'data.png' }]);
    expect(uploads(node.site)[0]?.file?.name).toBe('data.png');
  });
});

describe('which binary fields', () => {
  const fields: NonNullable<GivenItem['binary']> = {
    first: { content: png(8, 8, 'first'), fileName: 'first.png' },
    photo_1: { content: jpeg(8, 8, 'one'), fileName: 'one.jpg' },
    photo_2: { content: gif(8, 8, 'two'), fileName: 'two.gif' },
    clip: { content: mp4('clip'), fileName: 'clip.mp4' },
  };
  test.each([
    ['one name', 'first', ['first.png']],
    ['a list, in its order', 'clip, first', ['clip.mp4', 'first.png']],
    ['a pattern', 'photo_*', ['one.jpg', 'two.gif']],
    ['all', '*', ['first.png', 'one.jpg', 'two.gif', 'clip.mp4']],
    ['a list with a pattern takes nothing twice', 'photo_2,photo_*', ['two.gif', 'one.jpg']],
  ])('%s', async (_, binaryPropertyName, expected) => {
    const outcome = await node.upload(
      { source: 'binary', binaryPropertyName },
      { items: [{ binary: fields }] },
    );
    expect(json(outcome).map(({ file }) => file)).toEqual(expected);
    expect(
      uploads(node.site)
        .map(({ file }) => file?.name)
        .toSorted(),
    ).toEqual(expected.toSorted());
  });

  test('a name with characters of patterns means itself', async () => {
    const items = [
      { binary: { 'a.b': { content: picture, fileName: 'dot.png' }, axb: { content: gif(4, 4, 'x') } } },
    ];
    const outcome = await node.upload({ source: 'binary', binaryPropertyName: 'a.b' }, { items });
    expect(json(outcome).map(({ file }) => file)).toEqual(['dot.png']);
  });
});

describe('base64', () => {
  test.each([
    ['plain', picture.toString('base64')],
    ['a data URI', `data:image/png;base64,${picture.toString('base64')}`],
    ['with line breaks', picture.toString('base64').replace(/.{76}/g, '$&\n')],
  ])('%s', async (_, base64) => {
    const outcome = await node.upload({ source: 'base64', base64 });
    expect(json(outcome)).toMatchObject([{ file: 'base64', status: 'uploaded', sha256 }]);
    expect(uploads(node.site)[0]?.file).toMatchObject({
      sha256,
      name: expect.stringMatching(/\.png$/) as string,
    });
    expectExactLength(uploads(node.site)[0]);
  });

  test('comes from an expression, and takes the file name given', async () => {
    const items = [{ json: { picture: picture.toString('base64'), name: 'chart' } }];
    const parameters = {
      source: 'base64',
      base64: '={{ $json.picture }}',
      fileName: '={{ $json.name }}.png',
    };
    const outcome = await node.upload(parameters, { items });
    expect(json(outcome)).toMatchObject([{ file: 'chart.png', sha256 }]);
    expect(uploads(node.site)[0]?.file?.name).toBe('chart.png');
  });
});

describe('URL', () => {
  /** Another site, with a picture on it. */
  async function pictureElsewhere() {
    const elsewhere = await startSite();
    const form = new FormData();
    form.set('source', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'elsewhere.png');
    const answer = await fetch(`${elsewhere.baseUrl}/api/1/upload`, {
      method: 'POST',
      headers: { 'X-API-Key': elsewhere.keys.user },
      body: form,
    });
    const uploaded: unknown = await answer.json();
    expect(uploaded).toMatchObject({ image: { url: expect.any(String) as string } });
    const { image } = uploaded as { image: { url: string } };
    elsewhere.requests.length = 0;
    return { url: image.url, requests: elsewhere.requests, [Symbol.asyncDispose]: () => elsewhere.close() };
  }

  test('is fetched by the site where it can', async () => {
    await using elsewhere = await pictureElsewhere();
    node.site.settings.urlUpload = 'working';
    const outcome = await node.upload({ source: 'url', url: elsewhere.url });
    expect(json(outcome)).toMatchObject([
      { status: 'uploaded', url: expect.stringContaining(node.site.baseUrl) as string },
    ]);
    expect(uploads(node.site)).toMatchObject([{ fields: { source: [elsewhere.url] }, file: null }]);
    expectExactLength(uploads(node.site)[0]);
  });

  test('is downloaded by n8n once the site has refused, once for all items', async () => {
    await using elsewhere = await pictureElsewhere();
    const items = [{ json: { n: 1 } }, { json: { n: 2 } }];
    const outcome = await node.upload(
      { source: 'url', url: elsewhere.url },
      { items, options: { concurrency: 1 } },
    );
    expect(json(outcome)).toMatchObject([
      { status: 'uploaded', sha256 },
      { status: 'reused', sha256 },
    ]);
    const [refused, ...sent] = uploads(node.site);
    expect(refused?.fields.source).toEqual([elsewhere.url]);
    expect(sent).toMatchObject([{ file: { sha256 } }]);
    expectExactLength(sent[0]);
  });

  test('"download" never asks the site to fetch, and tells the source no key', async () => {
    await using elsewhere = await pictureElsewhere();
    node.site.settings.urlUpload = 'working';
    const outcome = await node.upload(
      { source: 'url', url: elsewhere.url },
      { options: { remote: 'download' } },
    );
    expect(json(outcome)).toMatchObject([{ file: elsewhere.url, sha256 }]);
    expect(uploads(node.site)).toMatchObject([{ file: { sha256, name: 'elsewhere.png' } }]);
    expect(elsewhere.requests).toHaveLength(1);
    expect(JSON.stringify(elsewhere.requests)).not.toContain(node.credential.apiKey);
  });

  test('"site" leaves it at the refusal', async () => {
    await using elsewhere = await pictureElsewhere();
    const outcome = await node.upload({ source: 'url', url: elsewhere.url }, { options: { remote: 'site' } });
    expect(outcome.status).toBe('error');
    expect(outcome.error?.message).toContain('[item 0]');
    expect(outcome.error?.description).toContain('Choose “download” for URL sources');
    expect(elsewhere.requests).toEqual([]);
  });

  test('takes the file name given, and shows no query in results', async () => {
    await using elsewhere = await pictureElsewhere();
    const parameters = { source: 'url', url: `${elsewhere.url}?signature=secret`, fileName: '' };
    const plain = await node.upload(parameters, { options: { remote: 'download' } });
    expect(json(plain)).toMatchObject([{ file: elsewhere.url }]);
    const named = await node.upload(
      { ...parameters, fileName: 'named.png' },
      { options: { remote: 'download' } },
    );
    expect(json(named)).toMatchObject([{ file: 'named.png' }]);
    expect(uploads(node.site).at(-1)?.file?.name).toBe('named.png');
  });
});

function expectExactLength(request: ReceivedRequest | undefined): void {
  expect(request?.transfer).toBe('length');
  expect(request?.headers).not.toHaveProperty('transfer-encoding');
  expect(request?.receivedBytes).toBe(request?.declaredLength);
  expect(request?.declaredLength).toBeGreaterThan(0);
}
