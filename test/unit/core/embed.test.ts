import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml, toMarkdown } from '../../../src/core/embed.ts';
import { plainLine } from '../../../src/core/escaping.ts';
import type { ResultRecord } from '../../../src/core/index.ts';
import { anyText, anyUrl } from './any-text.ts';
import { attributesIn, elementsIn } from './rendered.ts';

const record: ResultRecord = {
  file: 'big2.png',
  status: 'uploaded',
  url: 'https://pixvid.org/images/big2.png',
  viewerUrl: 'https://pixvid.org/image/big2.x1',
  shortUrl: 'https://pixvid.org/image/x1',
  thumbnailUrl: 'https://pixvid.org/images/big2.th.png',
  mediumUrl: null,
  frameUrl: null,
  width: 1200,
  height: 800,
  size: 11068,
  mime: 'image/png',
  sha256: null,
  expiresAt: null,
  attempts: 1,
  warnings: [],
  error: null,
};
const video: ResultRecord = {
  ...record,
  file: 'clip.mp4',
  mime: 'video/mp4',
  url: 'https://pixvid.org/clip.mp4',
  frameUrl: 'https://pixvid.org/clip.fr.jpeg',
};

describe.each([
  ['Markdown', toMarkdown],
  ['HTML', toHtml],
])('a result as %s', (language, write) => {
  const inText = (written: string) => (language === 'HTML' ? `<p>${written}</p>` : `a ${written} b`);

  test('is the picture, linked to its viewer', () => {
    const written = inText(write(record));
    expect(elementsIn(written)).toEqual(['p', 'a', 'img']);
    expect(attributesIn(written, 'a')).toEqual([{ href: record.viewerUrl }]);
    expect(attributesIn(written, 'img')).toEqual([{ src: record.url, alt: 'big2.png' }]);
  });

  test('of a video is its still', () => {
    const written = inText(write(video));
    expect(attributesIn(written, 'img')).toEqual([{ src: video.frameUrl, alt: '▶ clip.mp4' }]);
  });

  test('of a video without a still is its thumbnail, or its name', () => {
    expect(attributesIn(inText(write({ ...video, frameUrl: null })), 'img')).toEqual([
      { src: record.thumbnailUrl, alt: '▶ clip.mp4' },
    ]);
    const named = inText(write({ ...video, frameUrl: null, thumbnailUrl: null }));
    expect(elementsIn(named)).toEqual(['p', 'a']);
    expect(attributesIn(named, 'a')).toEqual([{ href: record.viewerUrl }]);
  });

  test('without a viewer links to the file itself', () => {
    expect(attributesIn(inText(write({ ...record, viewerUrl: null })), 'a')).toEqual([{ href: record.url }]);
  });

  test('with nothing but a viewer is its name', () => {
    const written = inText(write({ ...record, url: null, thumbnailUrl: null }));
    expect(elementsIn(written)).toEqual(['p', 'a']);
    expect(attributesIn(written, 'a')).toEqual([{ href: record.viewerUrl }]);
  });

  test.each(['skipped', 'failed', 'unknown'] as const)('of a %s file is empty', (status) => {
    expect(write({ ...record, status })).toBe('');
  });

  test('without any URL is empty', () => {
    expect(write({ ...record, url: null, viewerUrl: null, thumbnailUrl: null })).toBe('');
  });

  test('whatever the name: two elements, and the name as it can be seen', () => {
    const name = fc.oneof(
      anyText(40),
      fc.constantFrom(
        '](javascript:alert(1))',
        '"><script>',
        '![',
        '\\](x)',
        "' onerror='x",
        '`',
        '@octocat #1',
        '\\',
      ),
    );
    fc.assert(
      fc.property(name, (file) => {
        const written = inText(write({ ...record, file }));
        expect(elementsIn(written)).toEqual(['p', 'a', 'img']);
        const alt = String(attributesIn(written, 'img')[0]?.alt);
        expect(squeezed(alt)).toBe(squeezed(plainLine(file)));
      }),
      { numRuns: 40 },
    );
  });

  test('whatever the URLs: two elements, and the same places', () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const written = inText(write({ ...record, url, viewerUrl: url }));
        expect(elementsIn(written)).toEqual(['p', 'a', 'img']);
        const places = [attributesIn(written, 'a')[0]?.href, attributesIn(written, 'img')[0]?.src];
        for (const place of places) expect(new URL(String(place)).origin).toBe(new URL(url).origin);
      }),
      { numRuns: 40 },
    );
  });
});

function squeezed(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}
