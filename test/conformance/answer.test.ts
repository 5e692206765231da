import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { animatedGif, jpeg, png } from '../media/index.ts';
import {
  accepted,
  expectRefusal,
  jsonOf,
  matching,
  nested,
  object,
  pngSize,
  success,
  text,
  utc,
} from './answers.ts';
import { field, fields, file } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const small = () => file(png(120, 90, fresh()));
const large = () => file(png(1200, 800, fresh()), { name: 'big2.png' });

describe('headers of a success', () => {
  test('are what PHP and Chevereto set', async () => {
    const { headers } = await site.upload([small()]);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      expires: '0',
      'cache-control': 'no-store, no-cache, must-revalidate',
      pragma: 'no-cache',
      'permissions-policy': 'interest-cohort=()',
      'content-security-policy': "frame-ancestors 'none'",
      'content-length': matching(/^\d+$/),
    });
  });

  test('have a Last-Modified without a space before GMT', async () => {
    const { headers } = await site.upload([small()]);
    expect(headers['last-modified']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\dGMT$/);
  });

  test('start a PHP session at every call', async () => {
    const session = async (): Promise<string> => {
      const [cookie = ''] = (await site.uploadNothing()).headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/^PHPSESSID=[^;]+; path=\/.*; HttpOnly$/i);
      return cookie;
    };
    expect(await session()).not.toBe(await session());
  });

  test('keep the connection, a failure closes it', async () => {
    expect((await site.upload([small()])).headers.connection).not.toMatch(/close/i);
    expect((await site.uploadNothing()).headers.connection).toMatch(/close/i);
  });
});

describe('the JSON of a success', () => {
  test('is one line, with slashes and everything but ASCII escaped', async () => {
    const { text: line } = await site.upload([small(), field('title', 'Größe 😀')]);
    expect(line).not.toContain('\n');
    expect(line).toContain(String.raw`"Gr\u00f6\u00dfe \ud83d\ude00"`);
    expect(line.replaceAll('\\/', '')).not.toContain('/');
  });

  test('has these members and no others', async () => {
    const json = success(await site.upload([small()]));
    expect(Object.keys(json)).toEqual(['status_code', 'success', 'image', 'status_txt']);
    expect(Object.keys(object(json.image, 'image')).sort()).toEqual([...imageMembers].sort());
  });

  test('tells what was uploaded', async () => {
    const upload = large();
    const sent = { title: 'My title', description: 'Desc', nsfw: '1', category_id: '1', expiration: 'P3D' };
    const image = accepted(await site.upload([...fields(sent), field('tags', 'one, two'), upload]));
    const md5 = createHash('md5').update(upload.data).digest('hex');
    expect(image).toMatchObject({
      extension: 'png',
      size: upload.data.length,
      width: 1200,
      height: 800,
      title: 'My title',
      description: 'Desc',
      nsfw: 1,
      storage_mode: 'datefolder',
      md5,
      source_md5: null,
      original_filename: 'big2.png',
      original_exifdata: null,
      views: 0,
      category_id: 1,
      chain: 7,
      frame_size: 0,
      likes: 0,
      is_animated: 0,
      is_approved: 1,
      is_360: 0,
      duration: 0,
      type: 'image',
      tags: [
        { name: 'one', name_safe_html: 'one', url_key: 'one', url: matching(/\/tag\/one$/) },
        { name: 'two', name_safe_html: 'two', url_key: 'two', url: matching(/\/tag\/two$/) },
      ],
      tags_string: 'one, two',
      file: { resource: { type: 'path' } },
      mime: 'image/png',
      ratio: 1.5,
      url_frame: '',
      duration_time: '',
      views_label: 'views',
      likes_label: 'likes',
      how_long_ago: matching(/^(moments ago|\d+ seconds? ago)$/),
      title_truncated: 'My title',
      title_truncated_html: 'My title',
      is_use_loader: false,
      display_title: 'My title',
    });
    expect(image.size_formatted).toBe(thousands(upload.data.length));
    expect(image.filename).toBe(`${text(image, 'name')}.png`);
  });

  test('gives URLs that hang together', async () => {
    const image = accepted(await site.upload([field('title', 'My title'), large()]));
    const id = text(image, 'id_encoded');
    const folder = `${site.baseUrl}/images/${text(image, 'date').slice(0, 10).replaceAll('-', '/')}`;
    expect(image).toMatchObject({
      url: `${folder}/${text(image, 'filename')}`,
      url_viewer: `${site.baseUrl}/image/My-title.${id}`,
      path_viewer: `${new URL(site.baseUrl).pathname.replace(/\/$/, '')}/image/My-title.${id}`,
      url_short: `${site.baseUrl}/image/${id}`,
      delete_url: matching(/\/delete\/[0-9a-f]{48}$/),
    });
    expect(text(image, 'delete_url')).toContain(`${site.baseUrl}/image/${id}/delete/`);
  });

  test('repeats the picture in image.image', async () => {
    const image = accepted(await site.upload([small()]));
    const { filename, name, mime, extension, url, size } = image;
    expect(image.image).toEqual({ filename, name, mime, extension, url, size });
  });

  test('has a medium when the picture is wider than 500', async () => {
    const image = accepted(await site.upload([large()]));
    const name = text(image, 'name');
    const medium = object(image.medium, 'medium');
    expect(medium).toEqual({
      filename: `${name}.md.png`,
      name: `${name}.md`,
      mime: 'image/png',
      extension: 'png',
      url: text(image, 'url').replace(/\.png$/, '.md.png'),
      size: image.medium_size,
    });
    const shown = await site.get(text(medium, 'url'));
    expect(pngSize(shown.body)).toEqual({ width: 500, height: 333 });
    expect(shown.body.length).toBe(medium.size);
  });

  test('displays the medium when there is one, its width as a string', async () => {
    const image = accepted(await site.upload([large()]));
    expect(image).toMatchObject({
      display_url: nested(image, 'medium', 'url'),
      display_width: '500',
      display_height: 333,
    });
  });

  test('has a medium of five nulls, and no size of it, when the picture is not', async () => {
    const image = accepted(await site.upload([file(png(500, 30, fresh()))]));
    expect(image.medium).toEqual({ filename: null, name: null, mime: null, extension: null, url: null });
  });

  test('displays a small picture itself, its width as a number', async () => {
    const image = accepted(await site.upload([small()]));
    expect(image).toMatchObject({ display_url: image.url, display_width: 120, display_height: 90 });
  });

  test('has a medium when the picture is animated, however small', async () => {
    const animation = file(animatedGif(60, 40, fresh()), { name: 'loop.gif', type: 'image/gif' });
    const image = accepted(await site.upload([animation]));
    expect(image.is_animated).toBe(1);
    expect(nested(image, 'medium', 'filename')).toMatch(/\.md\.gif$/);
  });

  test('has a thumbnail of 320x320, always', async () => {
    const image = accepted(await site.upload([small()]));
    const thumb = object(image.thumb, 'thumb');
    const name = text(image, 'name');
    expect(thumb).toEqual({
      filename: `${name}.th.png`,
      name: `${name}.th`,
      mime: 'image/png',
      extension: 'png',
      url: text(image, 'url').replace(/\.png$/, '.th.png'),
      size: image.thumb_size,
    });
    const shown = await site.get(text(thumb, 'url'));
    expect(pngSize(shown.body)).toEqual({ width: 320, height: 320 });
    expect(shown.body.length).toBe(thumb.size);
  });

  test('gives dates without a zone: date_gmt in UTC, date in the zone of the site', async () => {
    const image = accepted(await site.upload([small()]));
    const gmt = utc(text(image, 'date_gmt'));
    expect(Math.abs(gmt - Date.now())).toBeLessThan(60_000);
    const zoneMinutes = (utc(text(image, 'date')) - gmt) / 60_000;
    expect(Number.isInteger(zoneMinutes / 15)).toBe(true);
    expect(Math.abs(zoneMinutes)).toBeLessThanOrEqual(14 * 60);
    expect(image.date_fixed_peer).toBe(image.date_gmt);
  });

  test('gives nsfw and is_… as numbers', async () => {
    const image = accepted(await site.upload([small()]));
    expect(image).toMatchObject({ nsfw: 0, is_animated: 0, is_approved: 1, is_360: 0 });
  });

  test('has no user, no album and no numeric id', async () => {
    const image = accepted(await site.upload([small()]));
    expect(image).not.toHaveProperty('user');
    expect(image).not.toHaveProperty('album');
    expect(image).not.toHaveProperty('id');
  });
});

describe('what was uploaded is served', () => {
  test.for([
    { what: 'a PNG', upload: () => file(png(90, 70, fresh())), type: 'image/png' },
    {
      what: 'a JPEG',
      upload: () => file(jpeg(90, 70, fresh()), { name: 'a.jpg', type: 'image/jpeg' }),
      type: 'image/jpeg',
    },
  ])('$what byte for byte', async ({ upload, type }) => {
    const part = upload();
    const shown = await site.get(text(accepted(await site.upload([part])), 'url'));
    expect(shown.status).toBe(200);
    expect(shown.headers['content-type']).toMatch(type);
    expect(shown.body.equals(part.data)).toBe(true);
  });

  test('with a viewer page, under its long and its short URL', async () => {
    const image = accepted(await site.upload([field('title', 'Seen'), small()]));
    const page = await site.get(text(image, 'url_viewer'));
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect([200, 302]).toContain((await site.get(text(image, 'url_short'))).status);
  });
});

describe('the request', () => {
  test('may be chunked', async () => {
    accepted(await site.upload([small()], { chunked: true }));
  });

  test('is not read when its body is JSON', async () => {
    const body = Buffer.from(JSON.stringify({ source: png(8, 8, fresh()).toString('base64') }));
    const answer = await site.request({ body, headers: { 'Content-Type': 'application/json' } });
    expectRefusal(answer, 'Empty upload source', 130);
  });

  test('does not decide the URLs by its Host header', async () => {
    const answer = await site.upload([small()], { headers: { Host: 'elsewhere.example' } });
    expect(text(accepted(answer), 'url').startsWith(`${site.baseUrl}/`)).toBe(true);
  });
});

test('a failure answers in the one envelope, under 400', async () => {
  const answer = await site.uploadNothing();
  expect(Object.keys(jsonOf(answer))).toEqual(['status_code', 'error', 'status_txt']);
  expectRefusal(answer, 'Empty upload source', 130);
});

/** `11.1 KB`: Chevereto counts in thousands. */
function thousands(bytes: number): string {
  return `${Math.round(bytes / 100) / 10} KB`;
}

const imageMembers = `
  name extension size width height date date_gmt title description nsfw storage_mode md5 source_md5
  original_filename original_exifdata views category_id chain thumb_size medium_size frame_size
  expiration_date_gmt likes is_animated is_approved is_360 duration type tags tags_string file
  id_encoded filename mime url ratio size_formatted image medium thumb url_frame duration_time
  url_viewer path_viewer url_short display_url display_width display_height views_label likes_label
  how_long_ago date_fixed_peer title_truncated title_truncated_html is_use_loader display_title
  delete_url
`
  .trim()
  .split(/\s+/);
