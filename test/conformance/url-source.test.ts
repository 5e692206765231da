import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, expectRefusal, text } from './answers.ts';
import { field, file, urlencoded } from './body.ts';
import { endpoint, fresh, openSite } from './site-under-test.ts';
import type { Skip } from './site-under-test.ts';

const site = await openSite();

const disabled = 'URL uploading is disabled';
const anywhere = 'https://pictures.example/a.png';

describe('by default', () => {
  test('a URL is refused to a user', async () => {
    expectRefusal(await site.upload([field('source', anywhere)]), disabled, 403);
    expectRefusal(await site.request(urlencoded({ source: anywhere })), disabled, 403);
  });

  test('a URL is refused to a user who asks with GET', async () => {
    const query = `${endpoint}/?source=${encodeURIComponent(anywhere)}`;
    expectRefusal(await site.get(site.baseUrl + query, { 'X-API-Key': site.key }), disabled, 403);
  });

  test('a URL is refused to an administrator', async ({ skip }) => {
    const answer = await site.upload([field('source', anywhere)], { key: site.keyOf('admin', skip) });
    if (site.isReal && !answer.text.includes(disabled)) skip('needs a site with URL uploads switched off');
    expectRefusal(answer, disabled, 403);
  });

  test.for(['http://pictures.example/a', 'https://pictures.example/a', 'ftp://pictures.example/a'])(
    '%s counts as a URL, not as bad base64',
    async (source) => {
      expectRefusal(await site.upload([field('source', source)]), disabled, 403);
    },
  );
});

describe('switched on', () => {
  test('a URL is refused to a user all the same', async ({ skip }) => {
    site.change({ urlUpload: 'admin-broken' }, skip);
    expectRefusal(await site.upload([field('source', anywhere)]), disabled, 403);
  });

  describe('it is broken for an administrator', () => {
    const broken = /^fopen\(.+\/images\/\d{4}\/\d\d\/\d\d\/\): Failed to open stream: Is a directory$/;
    /** On a real site nothing is changed: it may have the setting on. */
    const asAdmin = async (source: string, skip: Skip) => {
      const key = site.keyOf('admin', skip);
      if (!site.isReal) site.change({ urlUpload: 'admin-broken' }, skip);
      const answer = await site.upload([field('source', source)], { key });
      if (site.isReal && answer.text.includes(disabled)) skip('needs a site with URL uploads switched on');
      return answer;
    };

    test('with a URL of another host, which is never asked', async ({ skip }) => {
      let asked = 0;
      const other = createServer((_, response) => {
        asked++;
        response.end(png(8, 8, fresh()));
      });
      await once(other.listen(0, '127.0.0.1'), 'listening');
      const address = other.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      try {
        expectRefusal(await asAdmin(`http://127.0.0.1:${port}/a.png`, skip), broken, 0);
        expect(asked).toBe(0);
      } finally {
        other.close();
      }
    });

    test('with a URL of its own host', async ({ skip }) => {
      const image = accepted(await site.upload([file(png(24, 24, fresh()))]));
      expectRefusal(await asAdmin(text(image, 'url'), skip), broken, 0);
    });

    test.for(['http://198.51.100.7/a.png', 'ftp://198.51.100.7/a.png'])(
      'with %s',
      async (source, { skip }) => {
        expectRefusal(await asAdmin(source, skip), broken, 0);
      },
    );
  });
});
