import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { expectRefusal, object, success, text, utc } from './answers.ts';
import { field, file, urlencoded } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const base64 = () => png(24, 24, fresh()).toString('base64');

describe('image=<base64> works', () => {
  test('urlencoded, with key, name and expiration in seconds', async () => {
    const body = urlencoded({ key: site.key, image: base64(), name: 'From imgBB', expiration: '600' });
    const json = success(await site.request(body, { key: null }));
    const data = object(json.data, 'data');
    expect(data.title).toBe('From imgBB');
    const lifetime = utc(text(data, 'expiration_date_gmt')) - utc(text(data, 'date_gmt'));
    expect(Math.abs(lifetime / 1000 - 600)).toBeLessThanOrEqual(2);
  });

  test('as a multipart text part', async () => {
    success(await site.upload([field('image', base64())]));
  });
});

describe('the answer', () => {
  test('has data instead of image, and a status beside status_code', async () => {
    const json = success(await site.upload([field('image', base64())]));
    expect(Object.keys(json).sort()).toEqual(['data', 'status', 'status_code', 'status_txt', 'success']);
    expect(json).toMatchObject({ status: 200, success: { message: 'file uploaded', code: 200 } });
  });

  test('has data.id, which is id_encoded', async () => {
    const data = object(success(await site.upload([field('image', base64())])).data, 'data');
    expect(data.id).toBe(text(data, 'id_encoded'));
    expect((await site.get(text(data, 'url'))).status).toBe(200);
  });

  test('is chosen by the mere presence of a text field image', async () => {
    const picture = png(24, 24, fresh());
    const json = success(await site.upload([file(picture), field('image', '1')]));
    const data = object(json.data, 'data');
    expect(json).not.toHaveProperty('image');
    expect((await site.get(text(data, 'url'))).body.equals(picture)).toBe(true);
  });
});

test('image as a file part is not accepted', async () => {
  const answer = await site.upload([file(png(24, 24, fresh()), { part: 'image' })]);
  expectRefusal(answer, 'Empty upload source', 130);
});

test('errors keep the envelope', async () => {
  expectRefusal(await site.upload([field('image', 'not base64!')]), 'Invalid base64 string', 120);
  expectRefusal(
    await site.upload([field('image', base64())], { key: 'chv_Zz_wrong' }),
    'Invalid API key.',
    100,
  );
});
