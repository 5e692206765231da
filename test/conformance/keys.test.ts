import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, expectHtmlPage, expectRefusal } from './answers.ts';
import { field, file, multipart, urlencoded } from './body.ts';
import { endpoint, fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const picture = () => file(png(24, 24, fresh()));
const base64 = () => png(24, 24, fresh()).toString('base64');

describe('a key is taken', () => {
  test.for(['X-API-Key', 'x-api-key', 'X-Api-Key'])('from the header, written %s', async (header) => {
    accepted(await site.upload([picture()], { key: null, headers: { [header]: site.key } }));
  });

  test('from the form field key of a multipart body', async () => {
    accepted(await site.upload([field('key', site.key), picture()], { key: null }));
  });

  test('from the form field key of an urlencoded body', async () => {
    accepted(await site.request(urlencoded({ key: site.key, source: base64() }), { key: null }));
  });

  test('from the query, behind a slash', async () => {
    accepted(await site.upload([picture()], { key: null, path: `${endpoint}/?key=${site.key}` }));
  });

  test('from a form field with a trailing newline', async () => {
    accepted(await site.upload([field('key', `${site.key}\n`), picture()], { key: null }));
  });

  test('when its first 72 characters are right', async () => {
    accepted(await site.upload([picture()], { key: site.key.slice(0, 72) }));
  });

  test('when it is the guest key', async ({ skip }) => {
    accepted(await site.upload([picture()], { key: site.keyOf('guest', skip) }));
  });

  test("when it is a banned user's", async ({ skip }) => {
    accepted(await site.upload([picture()], { key: site.keyOf('banned', skip) }));
  });

  test('after a dozen wrong ones in a row: they are not counted', async () => {
    for (let attempt = 0; attempt < 12; attempt++) {
      expectRefusal(await site.upload([picture()], { key: wrongKey }), 'Invalid API key.', 100);
    }
    accepted(await site.upload([picture()]));
  });
});

test('a user key looks like chv_<id>_<128 hex>', () => {
  // Not toMatch, which would print the key.
  expect(/^chv_[0-9A-Za-z]+_[0-9a-f]{128}$/.test(site.key)).toBe(true);
});

const wrongKey = 'chv_Zz_wrong';

describe('a key is refused', () => {
  const noKey = 'No key provided';
  const invalid = 'Invalid API key.';

  test('when there is none', async () => {
    expectRefusal(await site.upload([picture()], { key: null }), noKey, 100);
  });

  test('as Authorization: Bearer', async () => {
    const headers = { Authorization: `Bearer ${site.key}` };
    expectRefusal(await site.upload([picture()], { key: null, headers }), noKey, 100);
  });

  test('when it is wrong', async () => {
    expectRefusal(await site.upload([picture()], { key: wrongKey }), invalid, 100);
  });

  test('when the header is empty, with a good form field: the header wins', async () => {
    expectRefusal(await site.upload([field('key', site.key), picture()], { key: '' }), noKey, 100);
  });

  test('when the header is wrong, with a good form field: the header wins', async () => {
    expectRefusal(await site.upload([field('key', site.key), picture()], { key: wrongKey }), invalid, 100);
  });

  test('when only its first 71 characters are there', async () => {
    expectRefusal(await site.upload([picture()], { key: site.key.slice(0, 71) }), invalid, 100);
  });

  test('before the source is looked at', async () => {
    expectRefusal(await site.uploadNothing({ key: wrongKey }), invalid, 100);
    expectRefusal(await site.uploadNothing({ key: null }), noKey, 100);
  });
});

describe('other routes', () => {
  test.for([
    { path: '/api/2/upload', message: 'Invalid API version.', code: 110 },
    { path: '/api/1.1/upload', message: 'Invalid API version.', code: 110 },
    { path: '/api/1/other', message: 'Invalid API action', code: 120 },
    { path: '/api/1', message: 'No action provided', code: 100 },
  ])('$path is refused with $code, $message', async ({ path, message, code }) => {
    expectRefusal(await site.upload([picture()], { path }), message, code);
  });

  test('the action is checked before the key', async () => {
    expectRefusal(await site.uploadNothing({ path: '/api/1', key: null }), 'No action provided', 100);
  });

  test('/API/1/upload is an HTML page under 404', async () => {
    expectHtmlPage(await site.upload([picture()], { path: '/API/1/upload' }), 404);
  });

  test('/api/1/upload/extra works as upload', async () => {
    accepted(await site.upload([picture()], { path: `${endpoint}/extra` }));
  });
});

describe('redirects that eat the upload', () => {
  test.for([
    { path: `${endpoint}/` },
    { path: `/${endpoint}` },
    { path: `${endpoint}?x=y` },
    { path: `${endpoint}?key=a-key` },
  ])('POST $path answers 301 with an empty text/html body', async ({ path }) => {
    const answer = await site.upload([picture()], { path });
    expect(answer.status).toBe(301);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.text).toBe('');
  });

  test('a query without a slash is sent to the form with one', async () => {
    const answer = await site.upload([picture()], { path: `${endpoint}?x=y` });
    expect(new URL(answer.headers.location ?? '', site.baseUrl).href).toBe(`${site.baseUrl}${endpoint}/?x=y`);
  });

  test.for([{ path: `${endpoint}/` }, { path: `/${endpoint}` }, { path: `${endpoint}?x=y` }])(
    'following the one of $path with GET ends in 400, Empty upload source',
    async ({ path }) => {
      const redirect = await site.upload([picture()], { path });
      const followed = await site.get(new URL(redirect.headers.location ?? '', site.baseUrl).href, {
        'X-API-Key': site.key,
      });
      expectRefusal(followed, 'Empty upload source', 130);
    },
  );
});

describe('the guest key', () => {
  test("puts pictures into anyone's album", async ({ skip }) => {
    const guest = site.keyOf('guest', skip);
    const album = site.album({ owner: 'user', private: true }, skip);
    const image = accepted(await site.upload([field('album_id', album), picture()], { key: guest }));
    expect((await site.get(String(image.url_viewer))).status).toBe(404);
    expect((await site.get(String(image.url))).status).toBe(200);
  });
});

test('a multipart body may carry everything in any order', async () => {
  const { body, headers } = multipart([field('title', 'Before'), picture(), field('key', site.key)]);
  expect(accepted(await site.request({ body, headers }, { key: null }))).toMatchObject({ title: 'Before' });
});
