import { describe, expect, test } from 'vitest';
import { jpeg, png } from '../media/index.ts';
import { accepted, expectRefusal, text } from './answers.ts';
import type { JsonObject } from './answers.ts';
import { field, file } from './body.ts';
import type { Part } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const picture = (name: string | Buffer) => file(png(24, 24, fresh()), { name });

const random = /^[0-9a-f]{32}$/;

/**
 * The stem of the file name. A site that already has a file of that name today appends 16 hex digits: then the
 * file without them must be there.
 */
async function expectStem(image: JsonObject, stem: string | RegExp, extension = 'png'): Promise<void> {
  const name = text(image, 'name');
  expect(image.filename).toBe(`${name}.${extension}`);
  if (typeof stem !== 'string') {
    expect(name).toMatch(stem);
    return;
  }
  if (name === stem) return;
  expect(name).toMatch(/[0-9a-f]{16}$/);
  expect(name.slice(0, -16)).toBe(stem);
  const taken = text(image, 'url').replace(`/${name}.`, `/${stem}.`);
  expect((await site.get(taken)).status, `${taken} should be taken`).toBe(200);
}

interface Row {
  /** The bytes between the quotes of `filename="…"`. */
  sent: string;
  stem: string | RegExp;
  title: string | null;
  original?: string;
}

const escaped: Row[] = [
  { sent: 'my file (1).png', stem: 'my-file-1', title: 'my file (1)' },
  { sent: String.raw`a\"b.png`, stem: 'ab', title: 'a"b', original: 'a"b.png' },
  { sent: '<b>|[x](y)`.png', stem: 'bxy', title: '<b>|[x](y)`' },
  { sent: '日本語.png', stem: random, title: '日本語' },
  { sent: '😀.png', stem: random, title: '😀' },
  { sent: 'שלום.png', stem: random, title: 'שלום' },
  { sent: '日本語 ü.png', stem: '-u', title: '日本語 ü' },
  { sent: `${'é'.repeat(120)}.png`, stem: 'e'.repeat(120), title: 'é'.repeat(100) },
  { sent: '.hidden.png', stem: 'hidden', title: '.hidden' },
  { sent: '.png', stem: random, title: null },
  { sent: '-_-.png', stem: '_', title: ' ' },
  { sent: '<script>alert(1)</script>.png', stem: 'script', title: 'script>', original: 'script>.png' },
  { sent: 'tab\there.png', stem: 'tab-here', title: 'tab here' },
  { sent: 'a%22b%0Ac.png', stem: 'a22b0Ac', title: 'a%22b%0Ac' },
];
const extensions: Row[] = [
  { sent: 'noext', stem: 'noext', title: 'noext' },
  { sent: 'x.svg', stem: 'x', title: 'x' },
  { sent: 'foo.PNG', stem: 'foo', title: 'foo' },
];
const paths: Row[] = [
  { sent: 'a/b/c.png', stem: 'c', title: 'c', original: 'c.png' },
  { sent: String.raw`a\b.png`, stem: 'b', title: 'b', original: 'b.png' },
  { sent: '../../etc/passwd.png', stem: 'passwd', title: 'passwd', original: 'passwd.png' },
];

describe('the file name is safe ASCII, the title and the original name are as sent', () => {
  test.for(escaped)('$sent', async ({ sent, stem, title, original = sent }) => {
    const image = accepted(await site.upload([picture(sent)]));
    expect(image).toMatchObject({ title, original_filename: original });
    await expectStem(image, stem);
  });

  test('one space', async () => {
    const image = accepted(await site.upload([picture(' ')]));
    expect(image.title).toBeNull();
    await expectStem(image, random);
  });
});

test.for(extensions)(
  '$sent: the extension is set from the content, in lower case',
  async ({ sent, stem, title }) => {
    const image = accepted(await site.upload([picture(sent)]));
    expect(image).toMatchObject({ title, extension: 'png', original_filename: sent });
    await expectStem(image, stem);
  },
);

test.for(paths)('$sent: the last component only', async ({ sent, stem, title, original }) => {
  const image = accepted(await site.upload([picture(sent)]));
  expect(image).toMatchObject({ title, original_filename: original });
  await expectStem(image, stem);
});

test.for([
  { sent: 'shot.th.png', title: 'shot.th' },
  { sent: 'shot.md.png', title: 'shot.md' },
])('$sent: the inner suffix is removed', async ({ sent, title }) => {
  const image = accepted(await site.upload([picture(sent)]));
  expect(image.title).toBe(title);
  expect(image.filename).toMatch(/^shot(?:[0-9a-f]{16})?\.png$/);
});

test('a raw LF inside the header is removed', async () => {
  const image = accepted(await site.upload([picture('line\nbreak.png')]));
  expect(image).toMatchObject({ title: 'linebreak', original_filename: 'linebreak.png' });
  await expectStem(image, 'linebreak');
});

test.for([
  { what: 'a bidi override', sent: 'safe\u202egnp.png', stem: 'safegnp' },
  { what: 'a zero-width space', sent: 'zero\u200bwidth.png', stem: 'zerowidth' },
])('$what is removed from the file name and kept in the title', async ({ sent, stem }) => {
  const image = accepted(await site.upload([picture(sent)]));
  expect(image).toMatchObject({ title: sent.replace('.png', ''), original_filename: sent });
  await expectStem(image, stem);
});

describe('a name the database cannot hold', () => {
  const tooLong = /Data too long for column 'image_original_filename'/;

  test('of 300 characters is refused', async () => {
    expectRefusal(await site.upload([picture(`${'n'.repeat(296)}.png`)]), tooLong, '22001');
  });

  test('of 256 characters is refused, of 255 is not', async () => {
    expectRefusal(await site.upload([picture(`${'n'.repeat(252)}.png`)]), tooLong, '22001');
    accepted(await site.upload([picture(`${'n'.repeat(251)}.png`)]));
  });

  test('of invalid UTF-8 is refused', async () => {
    const name = Buffer.concat([Buffer.from('bad'), Buffer.from([0xff, 0xfe]), Buffer.from('.png')]);
    expectRefusal(await site.upload([picture(name)]), /SQLSTATE|Incorrect string value/, '22007');
  });
});

test("filename*=UTF-8''… is ignored, filename= is used", async () => {
  const part: Part = { ...picture('used.png'), disposition: "; filename*=UTF-8''ignored.png" };
  const image = accepted(await site.upload([part]));
  expect(image.original_filename).toBe('used.png');
});

test('a JPEG keeps jpg, and its name', async () => {
  const part = file(jpeg(24, 24, fresh()), { name: 'My Photo.JPG', type: 'image/jpeg' });
  const image = accepted(await site.upload([part]));
  await expectStem(image, 'My-Photo', 'jpg');
});

test('a name that is taken today gets 16 hex digits, and no error', async () => {
  const first = accepted(await site.upload([picture('same-name.png')]));
  const second = accepted(await site.upload([picture('same-name.png')]));
  expect(second.filename).toMatch(/^same-name[0-9a-f]{16}\.png$/);
  expect(second.url).not.toBe(first.url);
});

describe('the slug of the viewer URL', () => {
  const slugOf = async (title: string): Promise<string> => {
    const image = accepted(await site.upload([field('title', title), picture('a.png')]));
    const viewer = text(image, 'url_viewer');
    const start = `${site.baseUrl}/image/`;
    const end = `.${text(image, 'id_encoded')}`;
    expect(viewer.startsWith(start) && viewer.endsWith(end), viewer).toBe(true);
    return viewer.slice(start.length, viewer.length - end.length);
  };

  test('comes from the title, spaces become dashes', async () => {
    expect(await slugOf('A plain title')).toBe('A-plain-title');
  });

  test('is percent-encoded', async () => {
    expect(await slugOf('Größe 日本')).toBe(encodeURIComponent('Größe-日本'));
  });

  test('has HTML-looking tags stripped', async () => {
    expect(await slugOf('a <b>bold</b> title')).not.toMatch(/b%3E|%3C/i);
  });

  test('has parentheses and brackets encoded', async () => {
    const slug = await slugOf('a(b)[c]');
    expect(slug).not.toMatch(/[()[\]]/);
    expect(decodeURIComponent(slug)).toBe('a(b)[c]');
  });

  test('keeps a backtick raw', async () => {
    expect(await slugOf('some `code`')).toContain('`');
  });

  test('can be longer than 600 characters', async () => {
    expect((await slugOf('日'.repeat(100))).length).toBeGreaterThan(600);
  });

  test('is missing when there is no title', async () => {
    const image = accepted(await site.upload([picture('.png')]));
    expect(image.url_viewer).toBe(image.url_short);
  });
});
