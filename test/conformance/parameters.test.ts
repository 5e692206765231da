import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { animatedGif, jpeg, mp4, png } from '../media/index.ts';
import type { PhotoMetadata } from '../media/index.ts';
import { accepted, expectRefusal, expectServerError, object, pngSize, text, utc } from './answers.ts';
import type { JsonObject } from './answers.ts';
import { field, fields, file } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

/** Uploads a PNG of 120x90 named snap.png with these parameters. */
const send = (parameters: Record<string, string>) =>
  site.upload([...fields(parameters), file(png(120, 90, fresh()), { name: 'snap.png' })]);

const sendPhoto = (metadata: PhotoMetadata, parameters: Record<string, string> = {}) =>
  site.upload([
    ...fields(parameters),
    file(jpeg(64, 48, fresh(), metadata), { name: 'photo.jpg', type: 'image/jpeg' }),
  ]);

describe('title', () => {
  test.for([
    { what: 'HTML', title: '<b>bold</b> & <script>alert(1)</script>' },
    { what: 'Markdown', title: '**bold** [x](https://pictures.example) `code`' },
    { what: 'newlines', title: 'one\ntwo\r\nthree' },
    { what: 'emoji', title: 'party 🎉👩‍👩‍👧' },
  ])('is kept verbatim with $what', async ({ title }) => {
    expect(accepted(await send({ title })).title).toBe(title);
  });

  test('is cut to 100 characters', async () => {
    expect(accepted(await send({ title: 'a'.repeat(101) })).title).toBe('a'.repeat(100));
    expect(accepted(await send({ title: `${'é'.repeat(99)}😀😀` })).title).toBe(`${'é'.repeat(99)}😀`);
  });

  test.for([
    { name: 'my-first_picture.png', title: 'my first picture' },
    { name: 'a--b__c  d-_ e.png', title: 'a b c d e' },
  ])('when absent is $name without its extension, as "$title"', async ({ name, title }) => {
    expect(accepted(await site.upload([file(png(20, 20, fresh()), { name })])).title).toBe(title);
  });

  test.for(['0', ''])('of "%s" is as good as absent', async (title) => {
    expect(accepted(await send({ title })).title).toBe('snap');
  });

  test('when absent is the EXIF title of a JPEG', async () => {
    expect(accepted(await sendPhoto({ title: 'Harbour at dawn' })).title).toBe('Harbour at dawn');
  });

  test('when given wins over the EXIF title', async () => {
    expect(accepted(await sendPhoto({ title: 'Harbour at dawn' }, { title: 'Mine' })).title).toBe('Mine');
  });

  test('may be called name', async () => {
    expect(accepted(await send({ name: 'Called name' })).title).toBe('Called name');
  });

  test('wins over name', async () => {
    expect(accepted(await send({ name: 'Name', title: 'Title' })).title).toBe('Title');
  });

  test('as an array is a server error', async () => {
    expectServerError(await send({ 'title[]': 'x' }));
  });
});

describe('description', () => {
  test('is kept verbatim', async () => {
    const description = `<i>It's</i> "quoted"\n\n* and **more** 🎉 ${'long '.repeat(60)}end`;
    expect(accepted(await send({ description })).description).toBe(description);
  });

  test.for([
    { what: 'absent', parameters: {} },
    { what: 'empty', parameters: { description: '' } },
    { what: '0', parameters: { description: '0' } },
  ])('when $what is null', async ({ parameters }) => {
    expect(accepted(await send({ ...parameters })).description).toBeNull();
  });

  test('when absent is the EXIF description of a JPEG', async () => {
    expect(accepted(await sendPhoto({ description: 'Two boats' })).description).toBe('Two boats');
  });
});

describe('tags', () => {
  const namesOf = (image: JsonObject): unknown[] => {
    const { tags } = image;
    return Array.isArray(tags) ? tags.map((tag: unknown) => object(tag, 'a tag').name) : [];
  };

  test.for([
    {
      what: 'trimmed, deduplicated, in their order',
      tags: ' zebra, apple ,zebra,mango ',
      kept: ['zebra', 'apple', 'mango'],
    },
    { what: 'kept up to 32 characters', tags: 't'.repeat(32), kept: ['t'.repeat(32)] },
    {
      what: 'dropped above 32 characters',
      tags: `before,${'t'.repeat(33)},after`,
      kept: ['before', 'after'],
    },
    { what: 'dropped with a #', tags: 'before,a#b,after', kept: ['before', 'after'] },
    { what: 'dropped with a /', tags: 'before,a/b,after', kept: ['before', 'after'] },
    {
      what: 'kept with <, &, ", ., spaces and non-ASCII',
      tags: 'a<b,R&D,the "one",v1.2,two words,größe',
      kept: ['a<b', 'R&D', 'the "one"', 'v1.2', 'two words', 'größe'],
    },
  ])('are $what', async ({ tags, kept }) => {
    const image = accepted(await send({ tags }));
    expect(namesOf(image)).toEqual(kept);
    expect(image.tags_string).toBe(kept.join(', '));
  });

  test('get the make and model of the camera added', async () => {
    const image = accepted(await sendPhoto({ make: 'Harrow', model: 'H100' }, { tags: 'mine' }));
    expect(namesOf(image)).toEqual(['mine', 'Harrow H100']);
  });

  test('do not, when the user has switched that off', async ({ skip }) => {
    site.change({ cameraTag: false }, skip);
    const image = accepted(await sendPhoto({ make: 'Harrow', model: 'H100' }, { tags: 'mine' }));
    expect(namesOf(image)).toEqual(['mine']);
  });
});

describe('album_id', () => {
  /** A stranger sees the viewer page of every picture but those in a private album. */
  const viewerStatus = async (image: JsonObject) => (await site.get(text(image, 'url_viewer'))).status;

  test.for([
    { what: 'an own album', id: (album: string) => album },
    { what: 'an own album with space around it', id: (album: string) => ` ${album} ` },
  ])('of $what stores the picture there', async ({ id }, { skip }) => {
    const album = site.album({ owner: 'user', private: true }, skip);
    expect(await viewerStatus(accepted(await send({ album_id: id(album) })))).toBe(404);
  });

  test.for([
    { what: 'an album that does not exist', id: 'Zz9Zz9' },
    { what: 'a number', id: '12345' },
    { what: 'special characters', id: `'"<>%&;--` },
    { what: 'nothing', id: '' },
  ])('of $what is silently ignored', async ({ id }) => {
    const image = accepted(await send({ album_id: id }));
    expect(image).not.toHaveProperty('album');
    expect(await viewerStatus(image)).toBe(200);
  });

  test("of someone else's album is silently ignored", async ({ skip }) => {
    const album = site.album({ owner: 'user', private: true }, skip);
    const parts = [field('album_id', album), file(png(120, 90, fresh()))];
    const image = accepted(await site.upload(parts, { key: site.keyOf('other', skip) }));
    expect(image).not.toHaveProperty('album');
    expect(await viewerStatus(image)).toBe(200);
  });
});

describe('category_id', () => {
  test.for([
    { sent: '1', stored: 1 },
    { sent: '99', stored: 99 },
    { sent: '-1', stored: -1 },
    { sent: '1.5', stored: 2 },
    { sent: '0', stored: null },
    { sent: '', stored: null },
  ])('"$sent" is stored as $stored', async ({ sent, stored }) => {
    expect(accepted(await send({ category_id: sent })).category_id).toBe(stored);
  });

  test('"abc" is refused with the words of the database', async () => {
    expectRefusal(await send({ category_id: 'abc' }), /SQLSTATE.*Incorrect integer value/, '22007');
  });
});

describe('width', () => {
  test('smaller than the picture resizes it, its height follows', async () => {
    const upload = file(png(120, 90, fresh()));
    const image = accepted(await site.upload([field('width', '60'), upload]));
    const stored = (await site.get(text(image, 'url'))).body;
    expect(pngSize(stored)).toEqual({ width: 60, height: 45 });
    expect(image).toMatchObject({
      width: 60,
      height: 45,
      size: stored.length,
      md5: createHash('md5').update(stored).digest('hex'),
      source_md5: createHash('md5').update(upload.data).digest('hex'),
    });
  });

  test.for(['120', '0', '', 'abc', '60px'])('"%s" is ignored for a picture of 120', async (width) => {
    expect(accepted(await send({ width }))).toMatchObject({ width: 120, height: 90, source_md5: null });
  });

  test.for([
    { sent: '60.5', becomes: 60 },
    { sent: ' 60', becomes: 60 },
    { sent: '1e2', becomes: 100 },
  ])('"$sent" is read as $becomes', async ({ sent, becomes }) => {
    expect(accepted(await send({ width: sent }))).toMatchObject({ width: becomes, height: becomes * 0.75 });
  });

  test('larger than the picture is refused', async () => {
    expectRefusal(await send({ width: '121' }), 'Target width is greater than the original image width', 610);
  });

  test('negative is a server error', async () => {
    expectServerError(await send({ width: '-5' }));
  });

  test('is ignored for a video', async () => {
    const clip = file(mp4(fresh()), { name: 'clip.mp4', type: 'video/mp4' });
    expect(accepted(await site.upload([field('width', '100'), clip]))).toMatchObject({
      width: 320,
      height: 240,
    });
  });

  test('is ignored for an animated picture', async () => {
    const loop = file(animatedGif(60, 40, fresh()), { name: 'loop.gif', type: 'image/gif' });
    expect(accepted(await site.upload([field('width', '30'), loop]))).toMatchObject({
      width: 60,
      height: 40,
    });
  });
});

test('height is ignored', async () => {
  expect(accepted(await send({ height: '45' }))).toMatchObject({ width: 120, height: 90 });
});

describe('nsfw', () => {
  test.for([
    { sent: '1', stored: 1 },
    { sent: '0', stored: 0 },
    { sent: '2', stored: 0 },
    { sent: 'true', stored: 0 },
    { sent: 'yes', stored: 0 },
    { sent: '-1', stored: 0 },
  ])('"$sent" gives $stored', async ({ sent, stored }) => {
    expect(accepted(await send({ nsfw: sent })).nsfw).toBe(stored);
  });
});

describe('use_file_date', () => {
  test.for(['user', 'admin'] as const)('is ignored for the %s', async (owner, { skip }) => {
    const key = owner === 'user' ? site.key : site.keyOf(owner, skip);
    const photo = jpeg(64, 48, fresh(), { dateTime: '2019:05:04 03:02:01' });
    const parts = [field('use_file_date', '1'), file(photo, { name: 'photo.jpg', type: 'image/jpeg' })];
    const image = accepted(await site.upload(parts, { key }));
    expect(Math.abs(utc(text(image, 'date_gmt')) - Date.now())).toBeLessThan(60_000);
  });
});
