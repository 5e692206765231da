import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { empty, pdf, png, text, truncatedPng, zip } from '../media/index.ts';
import type { GivenItem } from '../n8n/engine.ts';
import { continueOnFail, fileItem, json, pixvidNode } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };
const picture = png(8, 8, 'good');

/** One item that is wrong, behind one that is right: the message must name item 1, and nothing may be sent. */
async function refused(parameters: INodeParameters, wrong: GivenItem, right: GivenItem = fileItem(picture)) {
  const outcome = await node.upload(parameters, { items: [right, wrong] });
  expect(outcome.status).toBe('error');
  expect(node.site.requests).toEqual([]);
  expect(outcome.error?.name).toBe('NodeOperationError');
  expect(outcome.error?.message).toMatch(/ \[item 1\]$/);
  expect(outcome.error?.description).toMatch(/[.…]$/);
  return { message: outcome.error?.message.replace(' [item 1]', ''), advice: outcome.error?.description };
}

describe('binary data', () => {
  test('no binary of that name: the message says which there are', async () => {
    const wrong = { binary: { photo: { content: picture }, 'scan 2': { content: picture } } };
    expect(await refused(binary, wrong)).toEqual({
      message: 'The item has no binary data in the field "data"',
      advice: 'It has "photo", "scan 2".',
    });
  });

  test('a pattern that matches none', async () => {
    const right = { binary: { photo_1: { content: picture } } };
    const wrong = { binary: { scan: { content: picture } } };
    const parameters = { source: 'binary', binaryPropertyName: 'photo_*' };
    expect(await refused(parameters, wrong, right)).toEqual({
      message: 'The item has no binary data in the field "photo_*"',
      advice: 'It has "scan".',
    });
  });

  test('an item without binary', async () => {
    expect(await refused(binary, { json: { a: 1 } })).toEqual({
      message: 'The item has no binary data',
      advice: 'Put a node before this one that gives a file, or choose Base64 or URL as the source.',
    });
  });

  test('an empty one', async () => {
    expect(await refused(binary, fileItem(empty(), 'nothing.png'))).toEqual({
      message: 'The file is empty',
      advice: 'Check how it is made, or exclude it.',
    });
  });

  test.each([
    ['a PDF', pdf('x')],
    ['a ZIP archive', zip('x')],
    ['text', text('x')],
  ])('%s, called a picture', async (_, content) => {
    const outcome = await node.upload(binary, { items: [fileItem(content, 'claim.png')] });
    expect(outcome.error).toMatchObject({
      message: '"claim.png": The content is not a picture or a video, whatever the name says [item 0]',
      description: 'Use a format the site takes: PNG, JPEG, GIF, WebP, or MP4 and WebM for video.',
    });
    expect(node.site.requests).toEqual([]);
  });

  test('a picture that ends half-way: what the site says of it', async () => {
    const outcome = await node.upload(binary, { items: [fileItem(truncatedPng('x'), 'half.png')] });
    expect(outcome.status).toBe('error');
    expect(outcome.error?.message).toMatch(/^"half\.png": .+ \[item 0\]$/);
  });

  test.each([
    ['undefined', '={{ $json.missing }}', 'Input Binary Field is empty'],
    ['an object', '={{ { a: 1 } }}', 'Input Binary Field is an object, not text'],
    ['a list', '={{ ["data"] }}', 'Input Binary Field is a list, not text'],
    ['a number', '={{ 5 }}', 'The item has no binary data in the field "5"'],
  ])('a field name whose expression gives %s', async (_, binaryPropertyName, message) => {
    const outcome = await node.upload(
      { source: 'binary', binaryPropertyName },
      { items: [fileItem(picture)] },
    );
    expect(outcome.error?.message).toBe(`${message} [item 0]`);
    expect(node.site.requests).toEqual([]);
  });
});

describe('base64', () => {
  const right = { json: { text: picture.toString('base64') } };
  const parameters = { source: 'base64', base64: '={{ $json.text }}' };
  test.each([
    ['other characters', 'iVBO!w0K', 'The base64 source has a character outside its alphabet at position 5'],
    [
      'cut off',
      picture.toString('base64').slice(0, 101),
      'The base64 source is cut off or lacks its padding: it has 101 characters',
    ],
    [
      'a data URI of something else',
      'data:image/svg+xml,<svg/>',
      'The base64 source is a data URI that is not base64',
    ],
    ['a data URI without data', 'data:image/png;base64,', 'The base64 source is empty'],
    ['undefined', undefined, 'Base64 is empty'],
    ['a number', 42, 'The base64 source is cut off or lacks its padding: it has 2 characters'],
    ['an object', { data: 'x' }, 'Base64 is an object, not text'],
  ])('%s', async (_, given, message) => {
    expect(await refused(parameters, { json: { text: given } }, right)).toMatchObject({ message });
  });

  test('something that is not a picture', async () => {
    const items = [{ json: { text: text('x').toString('base64') } }];
    const outcome = await node.upload(parameters, { items });
    expect(outcome.error?.message).toContain('not a picture or a video');
    expect(node.site.requests).toEqual([]);
  });
});

describe('URL', () => {
  const right = { json: { url: 'https://example.com/a.png' } };
  const parameters = { source: 'url', url: '={{ $json.url }}' };
  test.each([
    ['another scheme', 'file:///etc/passwd', 'The URL source has the scheme file:'],
    ['no scheme', 'example.com/a.png', 'The URL source is not a URL'],
    [
      'a user name',
      'https://me:secret@example.com/a.png',
      'The URL source at example.com contains a user name or password',
    ],
    ['undefined', undefined, 'URL is empty'],
    ['a number', 5, 'The URL source is not a URL'],
    ['an object', { href: 'x' }, 'URL is an object, not text'],
  ])('%s', async (_, url, message) => {
    const answer = await refused(parameters, { json: { url } }, right);
    expect(answer).toMatchObject({ message });
  });

  test.each([
    'http://127.0.0.1/a.png',
    'http://10.1.2.3/a.png',
    'http://[::1]/a.png',
    'http://169.254.169.254/latest',
  ])('a private address, for a public site: %s', async (url) => {
    node.credential.baseUrl = 'https://pictures.example.com';
    const outcome = await node.upload({ source: 'url', url });
    expect(outcome.error?.message).toMatch(/^The URL source is at the private address .+ \[item 0\]$/);
  });
});

describe('additional fields', () => {
  test.each<[string, INodeParameters, string]>([
    ['an expiration in lower case', { expiration: 'p3d' }, 'Expiration "p3d": not an expiration'],
    ['an expiration that is too short', { expiration: 'PT1M' }, 'Expiration "PT1M": shorter than 5 minutes'],
    ['an expiration that is too long', { expiration: 'P2Y' }, 'Expiration "P2Y": longer than 1 year'],
    ['a width that is none', { width: '={{ "wide" }}' }, 'Width "wide": not a width in pixels'],
    ['a negative width', { width: -5 }, 'Width "-5": not a width in pixels'],
    ['a broken width', { width: '={{ 10.5 }}' }, 'Width "10.5": not a width in pixels'],
    ['a long tag', { tags: `ok,${'a'.repeat(33)}` }, 'has 33 characters and would be dropped by the site'],
    ['a tag with #', { tags: '#release' }, 'the tag "#release" contains # or /'],
    ['an album that is none', { albumId: 'my album' }, 'Album ID "my album": not the ID of an album'],
    [
      'a category that is none',
      { categoryId: '={{ "news" }}' },
      'Category ID "news": not the number of a category',
    ],
    ['NSFW that is neither', { nsfw: '={{ "maybe" }}' }, 'NSFW "maybe": neither true nor false'],
    ['another format', { format: 'xml' }, 'Return Format "xml": not a format of the API'],
    ['an object for text', { title: '={{ { a: 1 } }}' }, 'Title is an object, not text'],
  ])('%s', async (_, additionalFields, message) => {
    const outcome = await node.upload(binary, { items: [fileItem(picture)], additionalFields });
    expect(outcome.error?.message).toContain(message);
    expect(outcome.error?.message).toMatch(/ \[item 0\]$/);
    expect(outcome.error?.description).toMatch(/\.$/);
    expect(node.site.requests).toEqual([]);
  });

  test('two at once are both told', async () => {
    const additionalFields = { width: -1, expiration: 'soon' };
    const outcome = await node.upload(binary, { items: [fileItem(picture)], additionalFields });
    expect(outcome.error?.message).toContain('Width "-1"');
    expect(outcome.error?.message).toContain('Expiration "soon"');
  });

  test('only the items with wrong values fail', async () => {
    const items = ['P3D', 'tomorrow'].map((expiration, n) =>
      fileItem(png(8, 8, n), `${n}.png`, { expiration }),
    );
    const additionalFields = { expiration: '={{ $json.expiration }}' };
    const outcome = await node.upload(binary, { items, additionalFields, settings: continueOnFail });
    expect(json(outcome)).toMatchObject([
      { status: 'uploaded' },
      { error: expect.stringContaining('"tomorrow"') as string, details: { kind: 'bad-input' } },
    ]);
  });
});

describe('options', () => {
  test.each<[INodeParameters, string]>([
    [{ concurrency: 0 }, 'Concurrency is "0"'],
    [{ concurrency: 33 }, 'Concurrency is "33"'],
    [{ retries: 2.5 }, 'Retries is "2.5"'],
    [{ timeout: '={{ "soon" }}' }, 'Timeout is "soon"'],
    [{ maxPerMinute: -1 }, 'Max Uploads per Minute is "-1"'],
    [{ onDuplicate: 'overwrite' }, 'On Duplicate is "overwrite"'],
    [{ auth: 'cookie' }, 'Authentication is "cookie"'],
    [{ outputField: '={{ {} }}' }, 'Put Result in Field is an object, not text'],
  ])('%j', async (options, message) => {
    const outcome = await node.upload(binary, { items: [fileItem(picture)], options });
    expect(outcome.error?.message).toContain(message);
    expect(node.site.requests).toEqual([]);
  });
});

describe('credential', () => {
  test.each([
    [
      'with credentials',
      'https://me:secret@example.com',
      'The base URL for example.com contains a user name or password',
    ],
    ['with a query', 'https://example.com/?key=secret', 'The base URL for example.com contains a query'],
    ['without scheme', 'pixvid.org', 'The base URL "pixvid.org" is not a URL with a scheme and a host'],
    ['with the path of the API', 'https://pixvid.org/api/1/upload', 'contains the path of the API'],
    ['with another scheme', 'ftp://pixvid.org', 'does not start with https:// or http://'],
    ['empty', '', 'is not a URL'],
  ])('a base URL %s', async (_, baseUrl, message) => {
    node.credential.baseUrl = baseUrl;
    const outcome = await node.upload(binary, { items: [fileItem(picture)] });
    expect(outcome.error?.message).toContain(message);
    expect(outcome.error?.message).not.toContain('secret');
    expect(outcome.error?.description).toContain('https://pixvid.org');
  });

  test.each([
    ['empty', '', 'The API key is empty'],
    ['of two lines', 'abc\ndef', 'The API key contains spaces, control characters'],
  ])('a key that is %s', async (_, apiKey, message) => {
    node.credential.apiKey = apiKey;
    const outcome = await node.upload(binary, { items: [fileItem(picture)] });
    expect(outcome.error?.message).toContain(message);
    expect(node.site.requests).toEqual([]);
  });

  test('with Continue On Fail every item says so', async () => {
    node.credential.baseUrl = 'pixvid.org';
    const items = [fileItem(picture), fileItem(picture)];
    const outcome = await node.upload(binary, { items, settings: continueOnFail });
    expect(json(outcome)).toMatchObject([
      { error: expect.stringMatching(/not a URL.*\[item 0\]$/) as string },
      { error: expect.stringMatching(/not a URL.*\[item 1\]$/) as string },
    ]);
  });
});

test('an expression that fails keeps n8n’s own message', async () => {
  const items = [{ json: {} }];
  const outcome = await node.upload({ source: 'url', url: '={{ $("nowhere").item.json.url }}' }, { items });
  expect(outcome.error?.message).toContain('[item 0]');
  expect(node.site.requests).toEqual([]);
});
