import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../src/core/answer.ts';
import { differences } from '../../../src/core/differences.ts';
import type { UploadParameters } from '../../../src/core/parameters.ts';
import { image42, json42 } from './api-answers.ts';

/** Warnings about what came of `sent` on a site that answers with `change` in its answer. */
function warnings(sent: UploadParameters, change: object = {}): string[] {
  const text = JSON.stringify(json42({ ...image42, expiration_date_gmt: null, ...change }));
  const asked = {
    format: 'json',
    requestUrl: 'http://127.0.0.1:8800/api/1/upload',
    auth: 'header',
    apiKey: 'key',
    now: 0,
  } as const;
  const answer = readAnswer({ status: 200, headers: {}, text, truncated: false }, asked);
  return answer.hosted ? differences(sent, answer.hosted) : ['not hosted'];
}

describe('differences', () => {
  test('none when everything was done as asked', () => {
    const sent = {
      title: 'My title',
      description: 'Desc',
      tags: 'one,two',
      categoryId: '1',
      width: '1200',
      expiration: 'P3D',
      nsfw: '1',
    };
    expect(warnings(sent, { expiration_date_gmt: '2026-11-26 09:21:55' })).toEqual([]);
  });

  test('none when nothing was asked', () => {
    expect(warnings({})).toEqual([]);
  });

  test.each<[string, UploadParameters, object, string]>([
    ['title', { title: 'Mine' }, { title: 'Theirs' }, 'The site changed the title.'],
    ['title', { title: 'Mine' }, { title: null }, 'The site changed the title.'],
    [
      'expiration',
      { expiration: 'P3D' },
      { expiration_date_gmt: null },
      'The site ignored the expiration: the file stays.',
    ],
    [
      'expiration',
      { expiration: 'P3D' },
      { expiration_date_gmt: '2026-11-23 09:26:55' },
      'The site changed the expiration: the file is deleted at 2026-11-23T09:26:55Z.',
    ],
    [
      'expiration',
      {},
      { expiration_date_gmt: '2026-11-26 09:21:55' },
      'The site set an expiration of its own: 2026-11-26T09:21:55Z.',
    ],
    ['category', { categoryId: '7' }, { category_id: 1 }, 'The site ignored the category.'],
    ['category', { categoryId: '7' }, { category_id: null }, 'The site ignored the category.'],
    ['tags', { tags: 'one,gone,lost' }, {}, 'The site dropped the tags "gone", "lost".'],
    [
      'width',
      { width: '600' },
      {},
      'The site ignored the width 600, as it does for videos and animations: the file is 1200 pixels wide.',
    ],
    ['nsfw', { nsfw: '1' }, { nsfw: 0 }, 'The site did not mark the file as not safe for work.'],
  ])('%s %j, answered %j', (_what, sent, change, warning) => {
    expect(warnings(sent, change)).toEqual([warning]);
  });

  test.each<[string, UploadParameters, object]>([
    [
      'a long title that was cut, as was said before it was sent',
      { title: 'x'.repeat(150) },
      { title: 'x'.repeat(100) },
    ],
    [
      'a long title that was cut at a space',
      { title: `${'x'.repeat(99)} ${'y'.repeat(50)}` },
      { title: 'x'.repeat(99) },
    ],
    ['a title of nothing but 0', { title: '0' }, { title: null }],
    ['a description of nothing but 0', { description: '0' }, { description: null }],
    ['surrounding space', { title: ' Mine ' }, { title: 'Mine' }],
    ['line ends in another spelling', { title: 'a\nb' }, { title: 'a\r\nb' }],
    [
      'an expiration in whole calendar months',
      { expiration: 'P1M' },
      { expiration_date_gmt: '2026-12-23 09:21:55' },
    ],
    [
      'an expiration counted from a moment later',
      { expiration: 'PT5M' },
      { expiration_date_gmt: '2026-11-23 09:26:58' },
    ],
    [
      'an expiration whose start is not known',
      { expiration: 'P3D' },
      { expiration_date_gmt: '2027-11-23 09:26:58', date_gmt: null },
    ],
    ['a year', { expiration: 'P1Y' }, { expiration_date_gmt: '2027-11-23 09:21:55' }],
    ['a category as text', { categoryId: '7' }, { category_id: '7' }],
    [
      'tags in another case, with more of the site’s own',
      { tags: 'ONE' },
      { tags: [{ name: 'one' }, { name: 'Canon EOS' }] },
    ],
    ['tags that the answer does not list', { tags: 'gone' }, { tags: null }],
    ['a smaller picture', { width: '600' }, { width: 600 }],
    ['a width that is not told', { width: '600' }, { width: null }],
  ])('says nothing of %s', (_what, sent, change) => {
    expect(warnings(sent, change)).toEqual([]);
  });

  test('says nothing of what an answer does not tell', () => {
    const sent = { title: 'Mine', tags: 'gone', categoryId: '7', nsfw: '1' };
    const untold = { title: undefined, tags: undefined, category_id: undefined, nsfw: undefined };
    expect(warnings(sent, untold)).toEqual([]);
  });

  test('says nothing after txt and redirect, which tell nothing', () => {
    const nothing = {
      url: null,
      viewerUrl: null,
      shortUrl: null,
      thumbnailUrl: null,
      mediumUrl: null,
      frameUrl: null,
      deleteUrl: null,
    };
    const known = {
      width: null,
      height: null,
      size: null,
      mime: null,
      duration: null,
      expiresAt: null,
      answer: null,
    };
    expect(differences({ title: 'Mine', expiration: 'P3D' }, { ...nothing, ...known })).toEqual([]);
  });
});
