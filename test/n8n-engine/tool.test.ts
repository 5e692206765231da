import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { startSite } from '../server/index.ts';
import { pixvidNode, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const picture = png(24, 24, 'tool');
const sha256 = createHash('sha256').update(picture).digest('hex');
const fromAI = (name: string, description: string) => `={{ $fromAI('${name}', '${description}', 'string') }}`;

describe('as a tool of an agent', () => {
  test('uploads base64 that the model gives', async () => {
    const parameters = {
      operation: 'upload',
      source: 'base64',
      base64: fromAI('picture', 'The picture as base64'),
      additionalFields: { title: fromAI('title', 'A title for the picture') },
    };
    const called = await node.asTool(parameters, { picture: picture.toString('base64'), title: 'A chart' });
    expect(called.arguments).toEqual(['picture', 'title']);
    expect(JSON.parse(called.answer)).toMatchObject([
      { status: 'uploaded', sha256, url: expect.stringContaining('http') as string },
    ]);
    expect(uploads(node.site)[0]?.fields).toEqual({ title: ['A chart'] });
  });

  test('uploads what a URL shows', async () => {
    await using elsewhere = await siteWithPicture();
    const parameters = { operation: 'upload', source: 'url', url: fromAI('url', 'URL of the picture') };
    const called = await node.asTool(parameters, { url: elsewhere.url });
    expect(JSON.parse(called.answer)).toMatchObject([{ status: 'uploaded', sha256 }]);
  });

  test('says what to do where there is no binary data', async () => {
    const called = await node.asTool({ operation: 'upload', source: 'binary', binaryPropertyName: 'data' });
    expect(called.answer).toContain('The item has no binary data');
    expect(called.answer).toContain('choose URL or Base64 as the source');
    expect(uploads(node.site)).toEqual([]);
  });

  test('tells the model what was wrong with its arguments', async () => {
    const parameters = { operation: 'upload', source: 'url', url: fromAI('url', 'URL of the picture') };
    const called = await node.asTool(parameters, { url: 'the second picture' });
    expect(called.answer).toContain('The URL source is not a URL');
    expect(called.answer).toContain('Give the full http:// or https:// URL');
  });

  test('is described by what it does', async () => {
    const called = await node.asTool({ operation: 'upload', source: 'base64', base64: 'aGk=' });
    expect(called.name).toMatch(/pixvid/i);
    expect(called.description).toMatch(/upload/i);
  });
});

async function siteWithPicture() {
  const site = await startSite();
  const form = new FormData();
  form.set('source', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'elsewhere.png');
  await fetch(`${site.baseUrl}/api/1/upload`, {
    method: 'POST',
    headers: { 'X-API-Key': site.keys.user },
    body: form,
  });
  return { url: site.images()[0]?.url, [Symbol.asyncDispose]: () => site.close() };
}
