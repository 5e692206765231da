import { describe, expect, test } from 'vitest';
import { jpeg, mp4, png, text as plainText } from '../media/index.ts';
import { accepted, expectRefusal, matching, text } from './answers.ts';
import { field, urlencoded } from './body.ts';
import { endpoint, fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const base64 = () => png(40, 30, fresh()).toString('base64');

describe('base64 is taken', () => {
  test('in an urlencoded body, percent-encoded', async () => {
    const picture = png(40, 30, fresh());
    const image = accepted(await site.request(urlencoded({ source: picture.toString('base64') })));
    expect((await site.get(text(image, 'url'))).body.equals(picture)).toBe(true);
  });

  test('and named by 12 random hex digits', async () => {
    const image = accepted(await site.request(urlencoded({ source: base64() })));
    const name = text(image, 'name');
    expect(name).toMatch(/^[0-9a-f]{12}$/);
    expect(image).toMatchObject({ filename: `${name}.png`, original_filename: `${name}.png`, title: name });
  });

  test('in a multipart text part', async () => {
    accepted(await site.upload([field('source', base64())]));
  });

  test('in a multipart text part with line breaks', async () => {
    accepted(await site.upload([field('source', base64().replace(/.{76}/g, '$&\r\n'))]));
  });

  test('when it is a JPEG, whose extension becomes jpeg', async () => {
    const image = accepted(await site.upload([field('source', jpeg(40, 30, fresh()).toString('base64'))]));
    expect(image).toMatchObject({ extension: 'jpeg', filename: matching(/\.jpeg$/) });
  });

  test('when it is an mp4, which is treated as video', async () => {
    const image = accepted(await site.upload([field('source', mp4(fresh()).toString('base64'))]));
    expect(image).toMatchObject({ type: 'video', extension: 'mp4', mime: 'video/mp4' });
  });
});

describe('Invalid base64 string is the answer to', () => {
  /** Base64 with all that differs between the alphabets, whose padding matters. */
  const difficult = (): string => {
    for (;;) {
      const encoded = base64();
      if (encoded.includes('+') && encoded.includes('/')) return encoded;
    }
  };
  const padded = (): string => {
    for (let width = 24; ; width++) {
      const encoded = png(width, 8, fresh()).toString('base64');
      if (encoded.endsWith('=')) return encoded;
    }
  };

  test('an urlencoded body with raw +', async () => {
    // Each + is lost. Were it four of them, what remains would be valid again.
    let source = difficult();
    while (source.split('+').length % 4 === 1) source = difficult();
    expectRefusal(await site.request(urlencoded({}, { source })), 'Invalid base64 string', 120);
  });

  test.for([
    { what: 'a data URI', source: () => `data:image/png;base64,${base64()}` },
    { what: 'the base64url alphabet', source: () => difficult().replaceAll('+', '-').replaceAll('/', '_') },
    { what: 'missing padding', source: () => padded().replace(/=+$/, '') },
    { what: 'other characters', source: () => `${base64()}!` },
    { what: 'plain text', source: () => 'just some words' },
  ])('$what', async ({ source }) => {
    expectRefusal(await site.upload([field('source', source())]), 'Invalid base64 string', 120);
  });
});

test('an empty source is refused as Empty source', async () => {
  expectRefusal(await site.request(urlencoded({ source: '' })), 'Empty source', 130);
  expectRefusal(await site.upload([field('source', '')]), 'Empty source', 130);
});

test('valid base64 of what is no image is refused', async () => {
  const source = plainText(fresh()).toString('base64');
  expectRefusal(await site.request(urlencoded({ source })), "Can't get target upload source info", 610);
});

describe('with GET', () => {
  const query = () => `source=${encodeURIComponent(base64())}`;

  test('base64 is refused', async () => {
    const answer = await site.get(`${site.baseUrl}${endpoint}/?${query()}`, { 'X-API-Key': site.key });
    expectRefusal(answer, 'Upload using base64 source must be done using POST method.', 130);
  });

  test('and without the slash redirected first', async () => {
    const answer = await site.get(`${site.baseUrl}${endpoint}?${query()}`, { 'X-API-Key': site.key });
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toContain(`${endpoint}/?source=`);
  });
});
