import { describe, expect, test } from 'vitest';
import { mp4, webm } from '../media/index.ts';
import { accepted, expectRefusal, isJpeg, nested, object, text } from './answers.ts';
import { field, file } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const clip = (type: string | null = 'video/mp4') => file(mp4(fresh()), { name: 'clip.mp4', type });

describe('a video is taken', () => {
  test.for([
    { name: 'clip.mp4', type: 'video/mp4', make: mp4, mime: 'video/mp4' },
    { name: 'clip.mp4', type: 'video/anything', make: mp4, mime: 'video/mp4' },
    { name: 'clip.webm', type: 'video/webm', make: webm, mime: 'video/webm' },
    { name: 'clip.webm', type: 'video/mp4', make: webm, mime: 'video/webm' },
  ])('as $name sent as $type', async ({ name, type, make, mime }) => {
    const data = make(fresh());
    const image = accepted(await site.upload([file(data, { name, type })]));
    expect(image).toMatchObject({ type: 'video', mime, extension: mime.slice('video/'.length) });
    expect((await site.get(text(image, 'url'))).body.equals(data)).toBe(true);
  });

  test('as base64, whose type the server finds out', async () => {
    const image = accepted(await site.upload([field('source', webm(fresh()).toString('base64'))]));
    expect(image).toMatchObject({ type: 'video', mime: 'video/webm' });
  });
});

describe('a video is refused', () => {
  test.for([{ type: 'application/octet-stream' }, { type: 'image/png' }, { type: null }])(
    'as a part of type $type',
    async ({ type }) => {
      expectRefusal(await site.upload([clip(type)]), "Can't get target upload source info", 610);
    },
  );
});

describe('the answer to a video', () => {
  test('tells its size and length', async () => {
    expect(accepted(await site.upload([clip()]))).toMatchObject({
      type: 'video',
      width: 320,
      height: 240,
      duration: 2,
      duration_time: '00:02',
    });
  });

  test('has a frame, a JPEG', async () => {
    const image = accepted(await site.upload([clip()]));
    const name = text(image, 'name');
    const frame = object(image.frame, 'frame');
    expect(frame).toMatchObject({
      filename: `${name}.fr.jpeg`,
      name: `${name}.fr`,
      mime: 'image/jpeg',
      extension: 'jpeg',
      size: image.frame_size,
    });
    expect(image.url_frame).toBe(frame.url);
    const shown = await site.get(text(frame, 'url'));
    expect(isJpeg(shown.body)).toBe(true);
    expect(shown.body.length).toBe(frame.size);
  });

  test('has a thumbnail, a JPEG', async () => {
    const image = accepted(await site.upload([clip()]));
    expect(image.thumb).toMatchObject({ extension: 'jpeg', mime: 'image/jpeg' });
    expect(isJpeg((await site.get(nested(image, 'thumb', 'url'))).body)).toBe(true);
  });

  test('displays the frame', async () => {
    const image = accepted(await site.upload([clip()]));
    expect(image.display_url).toBe(image.url_frame);
  });

  test('has viewer and delete URLs below /video/', async () => {
    const image = accepted(await site.upload([field('title', 'A clip'), clip()]));
    const id = text(image, 'id_encoded');
    expect(image).toMatchObject({
      url_viewer: `${site.baseUrl}/video/A-clip.${id}`,
      url_short: `${site.baseUrl}/video/${id}`,
    });
    expect(text(image, 'delete_url').startsWith(`${site.baseUrl}/video/${id}/delete/`)).toBe(true);
    expect((await site.get(text(image, 'url_viewer'))).status).toBe(200);
  });
});
