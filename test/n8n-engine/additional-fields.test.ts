import { describe, expect, test } from 'vitest';
import { jpeg, mp4, png } from '../media/index.ts';
import { fileItem, json, pixvidNode, text, uploads } from './pixvid-node.ts';

const node = pixvidNode();
const binary = { source: 'binary', binaryPropertyName: 'data' };

describe('each field on the wire', () => {
  test.each<[field: string, value: string | number | boolean, wire: Record<string, string[]>]>([
    ['title', 'Checkout page', { title: ['Checkout page'] }],
    ['description', 'Two lines\nof it', { description: ['Two lines\nof it'] }],
    ['tags', ' release , checkout,release ', { tags: ['release,checkout'] }],
    ['albumId', 'UsrA', { album_id: ['UsrA'] }],
    ['categoryId', 7, { category_id: ['7'] }],
    ['width', 40, { width: ['40'] }],
    ['expiration', 'P3D', { expiration: ['P3D'] }],
    ['expiration', '3600', { expiration: ['3600'] }],
    ['nsfw', true, { nsfw: ['1'] }],
    ['useFileDate', true, { use_file_date: ['1'] }],
    ['format', 'txt', { format: ['txt'] }],
  ])('%s: %s', async (field, value, wire) => {
    const items = [fileItem(jpeg(64, 64, `${field} ${value}`), 'picture.jpg')];
    const outcome = await node.upload(binary, { items, additionalFields: { [field]: value } });
    expect(outcome.status).toBe('success');
    const [request] = uploads(node.site);
    expect(request?.fields).toEqual(wire);
    expect(request?.file?.name).toBe('picture.jpg');
  });

  test.each([
    ['nothing given', {}],
    [
      'every field at its default',
      { title: '', categoryId: 0, width: 0, nsfw: false, expiration: '', tags: '' },
    ],
  ])('%s sends no field', async (_, additionalFields) => {
    await node.upload(binary, { items: [fileItem(png(8, 8, 1))], additionalFields });
    expect(uploads(node.site)[0]?.fields).toEqual({});
  });

  test('expressions are read for each item', async () => {
    const items = [1, 2].map((n) => fileItem(png(8, 8, n), `${n}.png`, { title: `Step ${n}`, n }));
    const additionalFields = { title: '={{ $json.title }}', categoryId: '={{ $json.n }}' };
    await node.upload(binary, { items, additionalFields, options: { concurrency: 1 } });
    expect(uploads(node.site).map(({ fields }) => fields)).toEqual([
      { title: ['Step 1'], category_id: ['1'] },
      { title: ['Step 2'], category_id: ['2'] },
    ]);
  });

  test('an expression may give a number for text, and undefined for nothing', async () => {
    const additionalFields = { title: '={{ 42 }}', tags: '={{ $json.missing }}', width: '={{ "8" }}' };
    await node.upload(binary, { items: [fileItem(png(16, 16, 1))], additionalFields });
    expect(uploads(node.site)[0]?.fields).toEqual({ title: ['42'], width: ['8'] });
  });
});

describe('what the site makes of them', () => {
  test('the picture is shrunk, and the expiration told', async () => {
    const items = [fileItem(png(64, 32, 'shrink'))];
    const additionalFields = { width: 32, expiration: 'P1D' };
    const [result] = json(await node.upload(binary, { items, additionalFields }));
    expect(result).toMatchObject({ width: 32, height: 16, warnings: [] });
    const days = (Date.parse(text(result?.expiresAt)) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(1, 1);
  });

  test('a width has no effect on a video, which a warning says', async () => {
    const items = [fileItem(mp4('clip'), 'clip.mp4')];
    const [result] = json(await node.upload(binary, { items, additionalFields: { width: 100 } }));
    expect(result).toMatchObject({ status: 'uploaded', width: 320, frameUrl: expect.any(String) as string });
    expect(result?.warnings).toEqual([expect.stringContaining('width')]);
  });

  test('the text format gives the URL only', async () => {
    const items = [fileItem(png(8, 8, 1))];
    const [result] = json(await node.upload(binary, { items, additionalFields: { format: 'txt' } }));
    expect(result).toMatchObject({
      url: expect.stringContaining('.png') as string,
      viewerUrl: null,
      height: null,
    });
  });

  test('the format "redirect" gives the viewer URL only', async () => {
    const items = [fileItem(png(8, 8, 1))];
    const [result] = json(await node.upload(binary, { items, additionalFields: { format: 'redirect' } }));
    expect(result).toMatchObject({ url: null, viewerUrl: expect.stringContaining('/image/') as string });
  });
});
