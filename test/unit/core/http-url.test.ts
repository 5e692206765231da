import { describe, expect, test } from 'vitest';
import { httpUrl } from '../../../src/core/http-url.ts';

const base = 'https://pixvid.org/api/1/upload';

describe('httpUrl', () => {
  test.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['http://127.0.0.1:8800/images/a.png', 'http://127.0.0.1:8800/images/a.png'],
    ['https://cdn.example/a b.png', 'https://cdn.example/a%20b.png'],
    ['/images/a.png', 'https://pixvid.org/images/a.png'],
    ['//cdn.example/a.png', 'https://cdn.example/a.png'],
  ])('%j is %s', (text, url) => {
    expect(httpUrl(text, base)).toBe(url);
  });

  test.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['\u0001javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['ftp://example.com/a.png'],
    ['mailto:a@b.c'],
    ['blob:https://pixvid.org/1'],
    ['https://'],
    ['https://user:word@pixvid.org/a.png'],
    ['https://pixvid.org@evil.example/a.png'],
    ['Duplicated upload'],
    ['images/a.png'],
    ['?a'],
    ['#'],
    [''],
    [' '],
    [null],
    [undefined],
    [1],
    [{}],
  ])('%j is none', (value) => {
    expect(httpUrl(value, base)).toBeNull();
  });

  test('without a base only absolute URLs are', () => {
    expect(httpUrl('/images/a.png')).toBeNull();
    expect(httpUrl('https://cdn.example/a.png')).toBe('https://cdn.example/a.png');
  });
});
