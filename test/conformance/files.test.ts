import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as media from '../media/index.ts';
import {
  accepted,
  expectRefusal,
  expectServerError,
  isJpeg,
  matching,
  nested,
  object,
  pngSize,
  text,
} from './answers.ts';
import { field, file, multipart } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

describe('a bad file', () => {
  const unreadable = /^getimagesize\(\): Error reading from \S+chvtemp_\w+!$/;
  const noInfo = "Can't get target upload source info";

  test('of a few letters, named .png', async () => {
    expectRefusal(await site.upload([file(Buffer.from('text!\n'))]), unreadable, 0);
  });

  test('of zero bytes', async () => {
    expectRefusal(await site.upload([file(media.empty())]), unreadable, 0);
  });

  test('of a truncated PNG', async ({ skip }) => {
    await site.requireGd(skip);
    const message = /^imagecreatefrompng\(\): gd-png: fatal libpng error: Read Error: truncated data\n$/;
    expectRefusal(await site.upload([file(media.truncatedPng(fresh()))]), message, 0);
  });

  test.for([
    { name: 'archive.zip', type: 'application/zip', make: media.zip },
    { name: 'drawing.svg', type: 'image/svg+xml', make: media.svg },
    { name: 'paper.pdf', type: 'application/pdf', make: media.pdf },
  ])('$name', async ({ name, type, make }) => {
    expectRefusal(await site.upload([file(make(fresh()), { name, type })]), noInfo, 610);
  });

  test('of AVIF, which GD cannot decode', async ({ skip }) => {
    await site.requireGd(skip);
    const picture = file(media.avif(fresh()), { name: 'picture.avif', type: 'image/avif' });
    expectRefusal(await site.upload([picture]), /./, 0);
  });

  test('of animated WebP, with GD', async ({ skip }) => {
    await site.requireGd(skip);
    const picture = file(media.animatedWebp(60, 40, fresh()), { name: 'loop.webp', type: 'image/webp' });
    expectRefusal(await site.upload([picture]), 'Animated WebP is not supported', 400);
  });

  test('of PNG sent as video/mp4', async () => {
    const picture = file(media.png(24, 24, fresh()), { type: 'video/mp4' });
    expectRefusal(await site.upload([picture]), 'Invalid video file provided', 100);
  });
});

describe('a picture', () => {
  test('in BMP is converted to PNG', async () => {
    const picture = file(media.bmp(40, 30, fresh()), { name: 'old.bmp', type: 'image/bmp' });
    const image = accepted(await site.upload([picture]));
    expect(image).toMatchObject({
      extension: 'png',
      mime: 'image/png',
      filename: matching(/^old\w*\.png$/),
      original_filename: 'old.bmp',
    });
    expect(pngSize((await site.get(text(image, 'url'))).body)).toEqual({ width: 40, height: 30 });
  });

  test.for([
    { what: 'static WebP', make: media.webp, name: 'still.webp', type: 'image/webp' },
    { what: 'GIF', make: media.gif, name: 'still.gif', type: 'image/gif' },
    { what: 'JPEG', make: media.jpeg, name: 'still.jpg', type: 'image/jpeg' },
    { what: 'PNG', make: media.png, name: 'still.png', type: 'image/png' },
  ])('in $what is taken, and not animated', async ({ make, name, type }) => {
    const image = accepted(await site.upload([file(make(64, 48, fresh()), { name, type })]));
    expect(image).toMatchObject({
      width: 64,
      height: 48,
      mime: type,
      extension: name.slice(name.indexOf('.') + 1),
      is_animated: 0,
      medium: { url: null },
    });
  });

  test.for([
    { what: 'animated GIF', make: media.animatedGif, name: 'loop.gif', type: 'image/gif' },
    { what: 'APNG', make: media.animatedPng, name: 'loop.png', type: 'image/png' },
  ])('in $what is taken, animated, and has a medium', async ({ make, name, type }) => {
    const image = accepted(await site.upload([file(make(64, 48, fresh()), { name, type })]));
    expect(image.is_animated).toBe(1);
    expect((await site.get(nested(image, 'medium', 'url'))).status).toBe(200);
  });

  test.for([
    { name: 'wrong.txt', type: 'image/png' },
    { name: 'wrong.php', type: 'image/png' },
    { name: 'wrong.jpg', type: 'image/png' },
    { name: 'wrong.svg', type: 'image/png' },
    { name: 'plain.png', type: 'text/plain' },
  ])('in PNG, named $name and sent as $type, gets the extension png', async ({ name, type }) => {
    const image = accepted(await site.upload([file(media.png(24, 24, fresh()), { name, type })]));
    expect(image).toMatchObject({ extension: 'png', mime: 'image/png', original_filename: name });
    expect(image.filename).toMatch(/^(wrong|plain)\w*\.png$/);
  });

  test.for([
    { name: 'photo.jpg', extension: 'jpg' },
    { name: 'photo.jpeg', extension: 'jpeg' },
    { name: 'photo.png', extension: 'jpeg' },
  ])('in JPEG, named $name, gets the extension $extension', async ({ name, extension }) => {
    const picture = file(media.jpeg(24, 24, fresh()), { name, type: 'image/jpeg' });
    expect(accepted(await site.upload([picture])).extension).toBe(extension);
  });
});

describe('the source', () => {
  const picture = () => media.png(24, 24, fresh());
  const emptyInput = () => file(Buffer.alloc(0), { name: '', type: 'application/octet-stream' });

  test('as an empty file input of a user is a server error', async ({ skip }) => {
    await site.requireDuplicateRefusal(skip);
    expectServerError(await site.upload([emptyInput()]));
  });

  test('as an empty file input of an administrator is refused', async ({ skip }) => {
    const answer = await site.upload([emptyInput()], { key: site.keyOf('admin', skip) });
    expectRefusal(answer, 'No file was uploaded (UPLOAD_ERR_NO_FILE)', 601);
  });

  test('as an array is a server error', async () => {
    expectServerError(await site.upload([file(picture(), { part: 'source[]' })]));
  });

  test('under a wrong part name is an empty source', async () => {
    expectRefusal(await site.upload([file(picture(), { part: 'file' })]), 'Empty upload source', 130);
  });

  test('as a raw PUT body is an empty source', async () => {
    const raw = { body: picture(), headers: { 'Content-Type': 'image/png' } };
    expectRefusal(await site.request(raw, { method: 'PUT' }), 'Empty upload source', 130);
  });

  test('as a raw POST body is an empty source', async () => {
    const raw = { body: picture(), headers: { 'Content-Type': 'image/png' } };
    expectRefusal(await site.request(raw), 'Empty upload source', 130);
  });

  test('when there are two is the last one', async () => {
    const second = picture();
    const parts = [file(picture(), { name: 'first.png' }), file(second, { name: 'second.png' })];
    const image = accepted(await site.upload(parts));
    expect(image).toMatchObject({ original_filename: 'second.png' });
    expect((await site.get(text(image, 'url'))).body.equals(second)).toBe(true);
  });

  test('may come before the fields or after them', async () => {
    const { body, headers } = multipart([file(picture()), field('title', 'After')]);
    expect(accepted(await site.request({ body, headers })).title).toBe('After');
  });
});

describe('a JPEG', () => {
  const metadata = { make: 'Harrow', model: 'H100', gps: { latitude: 53.4, longitude: -6.25 } };
  const photo = (more: media.PhotoMetadata = {}) =>
    file(media.jpeg(640, 480, fresh(), { ...metadata, ...more }), { name: 'photo.jpg', type: 'image/jpeg' });

  test('keeps its EXIF with the place, byte for byte', async () => {
    const upload = photo();
    const image = accepted(await site.upload([upload]));
    expect((await site.get(text(image, 'url'))).body.equals(upload.data)).toBe(true);
  });

  test('has its EXIF echoed as a JSON string', async () => {
    const image = accepted(await site.upload([photo()]));
    const exif = object(JSON.parse(text(image, 'original_exifdata')), 'original_exifdata');
    expect(exif).toMatchObject({ Make: 'Harrow', Model: 'H100' });
    expect(Object.keys(exif)).toContain('GPSLatitude');
  });

  test('with an orientation tag is rotated and encoded anew', async () => {
    const upload = photo({ orientation: 6 });
    const image = accepted(await site.upload([upload]));
    expect(image).toMatchObject({ width: 480, height: 640 });
    expect(image.md5).not.toBe(createHash('md5').update(upload.data).digest('hex'));
  });

  test('of a user who does not keep EXIF is encoded anew without it', async ({ skip }) => {
    site.change({ keepExif: false }, skip);
    const image = accepted(await site.upload([photo()]));
    const { body } = await site.get(text(image, 'url'));
    expect(isJpeg(body)).toBe(true);
    expect(body.includes('Harrow')).toBe(false);
    expect(image.original_exifdata).toBeNull();
  });
});
