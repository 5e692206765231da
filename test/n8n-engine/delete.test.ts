import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { continueOnFail, errorOutput, fileItem, json, pixvidNode, text } from './pixvid-node.ts';

const node = pixvidNode();

async function uploaded(count: number): Promise<string[]> {
  const outcome = await node.upload(
    { source: 'binary', binaryPropertyName: 'data' },
    {
      items: Array.from({ length: count }, (_, n) => fileItem(png(8, 8, n), `${n}.png`)),
      options: { includeDeleteUrl: true },
    },
  );
  node.site.requests.length = 0;
  return json(outcome).map(({ deleteUrl }) => text(deleteUrl));
}

test('deletes one file an item, without sending the key', async () => {
  const deleteUrls = await uploaded(3);
  const items = deleteUrls.slice(0, 2).map((deleteUrl) => ({ json: { deleteUrl } }));
  const after = "={{ $('test.items').item.json.deleteUrl }}";
  const outcome = await node.delete('={{ $json.deleteUrl }}', { items, after });
  expect(json(outcome)).toEqual([{ deleted: true }, { deleted: true }]);
  expect(outcome.after).toEqual(deleteUrls.slice(0, 2));
  expect(node.site.images()).toHaveLength(1);
  expect(node.site.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  for (const { headers } of node.site.requests) expect(headers).not.toHaveProperty('x-api-key');
});

describe('is never reported without proof', () => {
  test('for a file that is gone', async () => {
    const [deleteUrl = ''] = await uploaded(1);
    await node.delete(deleteUrl);
    const outcome = await node.delete(deleteUrl);
    expect(outcome.error).toMatchObject({
      name: 'NodeApiError',
      message: 'The site knows no such file or delete URL [item 0]',
      description: 'The file may be gone already, or the delete URL is not the one the site gave.',
    });
  });

  test.each([
    [
      'a redirect elsewhere',
      { kind: 'redirect', location: '/elsewhere' },
      'a redirect that does not confirm',
    ],
    ['a page', { kind: 'html' }, 'a page instead of a deletion'],
    ['a failing server', { kind: 'status', status: 502 }, '502'],
  ] as const)('for %s', async (_, fault, message) => {
    const [deleteUrl = ''] = await uploaded(1);
    node.site.faults.add({ ...fault, on: 'delete' });
    const outcome = await node.delete(deleteUrl);
    expect(outcome.error?.message).toContain(message);
    expect(outcome.error?.message).toContain('[item 0]');
  });

  test('for a site that does not answer, as long as the timeout says', async () => {
    const [deleteUrl = ''] = await uploaded(1);
    node.site.faults.add({ kind: 'hang', at: 'before-storing', on: 'delete' });
    const outcome = await node.delete(deleteUrl, { options: { timeout: 1 } });
    expect(outcome.error?.message).toContain('for 1 seconds');
  });
});

describe('bad input, of which nothing is sent', () => {
  test.each([
    [
      'another site',
      'https://example.com/image/abc/delete/123',
      'The delete URL is on example.com, not on 127.0.0.1:',
    ],
    ['not a URL', 'BMAp', 'The delete URL is not a URL'],
    ['another path', '{site}/image/abc', 'The delete URL has not the form …/image/<id>/delete/<code>'],
    ['a query', '{site}/image/abc/delete/123?x=1', 'The delete URL has not the form'],
    ['a user name', '{user}/image/abc/delete/123', 'The delete URL contains a user name or password'],
    ['an expression giving empty text', '={{ "" }}', 'Delete URL is empty'],
    ['an expression without value', '={{ $json.missing }}', 'Delete URL is empty'],
    ['an object', '={{ { a: 1 } }}', 'Delete URL is an object, not text'],
    ['a number', '={{ 5 }}', 'The delete URL is not a URL'],
  ])('%s', async (_, given, message) => {
    const { baseUrl } = node.site;
    const deleteUrl = given
      .replace('{site}', baseUrl)
      .replace('{user}', baseUrl.replace('://', '://me:secret@'));
    const outcome = await node.delete(deleteUrl);
    expect(outcome.error).toMatchObject({ name: 'NodeOperationError' });
    expect(outcome.error?.message).toContain(message);
    expect(outcome.error?.message).toMatch(/ \[item 0\]$/);
    expect(outcome.error?.message).not.toContain('secret');
    expect(outcome.error?.description).toBeTruthy();
    expect(node.site.requests).toEqual([]);
  });
});

test('Continue On Fail and the error output: the others are deleted', async () => {
  const [first = '', second = ''] = await uploaded(2);
  const items = [{ json: { url: first } }, { json: { url: `${first}0` } }, { json: { url: second } }];
  const going = await node.delete('={{ $json.url }}', { items, settings: continueOnFail });
  expect(json(going)).toMatchObject([
    { deleted: true },
    { error: expect.stringContaining('[item 1]') as string, details: { kind: 'delete-refused' } },
    { deleted: true },
  ]);
  const split = await node.delete('={{ $json.url }}', { items, settings: errorOutput });
  expect(json(split, 0)).toEqual([]);
  expect(json(split, 1)).toHaveLength(3);
});
