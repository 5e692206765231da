import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeAttribute,
  escapeHtml,
  escapeMarkdown,
  escapeMarkdownUrl,
  plainLine,
} from '../../../src/core/escaping.ts';
import { anyText, anyUrl } from './any-text.ts';
import { elementsIn, textIn } from './rendered.ts';

/** What GitHub makes of text: mentions, issues and pull requests, commits, links. */
const githubMarks = /@[a-z\d]|#\d|\bgh-\d|:\/\/|\bwww\./i;

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><b>',
  "'><b>",
  '&lt;b&gt; &amp; &#60; &nbsp;',
  '![x](https://evil.example/x.png)',
  '[x](javascript:alert(1))',
  '](https://evil.example) [',
  '[x][y] ![x][y] [x]: https://evil.example',
  '`code` ``code`` ```code```',
  '**bold** __bold__ *em* _em_ ~~gone~~ ~gone~ ***x***',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '---',
  '===',
  '| a | b |',
  '- [ ] task',
  '[^1] [^1]: note',
  'https://evil.example/x http://evil.example www.evil.example ftp://evil.example',
  'WWW.evil.example HTTPS://evil.example',
  'me@evil.example mailto:me@evil.example xmpp:me@evil.example',
  '<https://evil.example> <me@evil.example>',
  '@octocat @octo-org/team a@octocat (@octocat) _@octocat',
  '#1 owner/repo#1 GH-1 gh-1 (#1)',
  'a\nb\r\nc\u2028d\u2029e',
  '    indented',
  '\ttab',
  'hard  \nbreak\\\nbreak',
  '\\',
  'trailing\\',
  '\\*',
  '$a^2$ $$a$$ $`a`$',
  '::error::x ##[error]x %0A',
  '<!-- comment -->',
  '<details><summary>x</summary>',
  '<a href="https://evil.example">x</a>',
  ':smile: :+1:',
  '日本語 😀 العربية',
  '\u202egnp.exe\u202c \u200bzero\u200d\ufeff',
];

const anything = fc.oneof(
  anyText(40),
  fc
    .array(fc.constantFrom(...hostile, ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \n\ta1'.split(/(?:)/)), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

/** Text as a reader sees it: runs of space are one, and what is not seen is not there. */
const seen = (text: string) =>
  text
    .replace(/[\u200b\s]+/g, ' ')
    .replace(/\u0020+/g, ' ')
    .trim();
const visible = (text: string) => seen(plainLine(text).replaceAll('\u200b', ''));
const read = (text: string) => seen(text.replaceAll('\u200b', ''));

describe('plainLine', () => {
  test.each([
    ['a\nb\r\n\tc', 'a b c'],
    ['a\0b\x1b[31mc\x7f\x9b', 'a\ufffdb\ufffd[31mc\ufffd\ufffd'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['a\u200b\u200d\ufeffb\u00ad\u2066c\u2069', 'abc'],
    ['a\u{e0041}b', 'ab'],
    ['\ud800x', '\ufffdx'],
    ['日本語 😀 é العربية', '日本語 😀 é العربية'],
  ])('of %j is %j', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  test('is one line of visible, well-formed text, whatever is given', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u);
        expect(line.isWellFormed()).toBe(true);
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  test.each(hostile)('%j stays text', (text) => {
    expectInert(text);
  });

  test('whatever is given stays text', () => {
    fc.assert(fc.property(anything, expectInert));
  });

  test.each([
    [':smile:', '\\:smile\\:'],
    ['a|b', 'a\\|b'],
    ['$a$', '\\$a\\$'],
  ])('%j, which GitHub would make something of, is %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('keeps plain names legible in the source', () => {
    expect(escapeMarkdown('dashboard dark')).toBe('dashboard dark');
  });

  function expectInert(text: string): void {
    for (const line of [
      `before ${escapeMarkdown(text)} after`,
      `| a |\n| - |\n| x ${escapeMarkdown(text)} y |`,
    ]) {
      const elements = elementsIn(line).filter((name) => !/^(p|table|thead|tbody|tr|th|td)$/.test(name));
      expect(elements).toEqual([]);
      expect(textIn(line)).not.toMatch(githubMarks);
    }
    expect(read(textIn(`| a |\n| - |\n| x ${escapeMarkdown(text)} y |`))).toContain(
      seen(`x ${visible(text)} y`),
    );
    expect(read(textIn(`before ${escapeMarkdown(text)} after`))).toBe(seen(`before ${visible(text)} after`));
  }
});

describe('escapeHtml', () => {
  test.each(hostile)('%j stays text', (text) => {
    expectInert(text);
  });

  test('whatever is given stays text', () => {
    fc.assert(fc.property(anything, expectInert));
  });

  function expectInert(text: string): void {
    const html = `<div>${escapeHtml(text)}</div>`;
    expect(elementsIn(html)).toEqual(['div']);
    expect(textIn(html)).not.toMatch(githubMarks);
    expect(read(textIn(html))).toBe(visible(text));
  }
});

describe('escapeAttribute', () => {
  test('whatever is given stays the value, in either kind of quotes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const quote of ['"', "'"]) {
          const html = `<div><img alt=${quote}${escapeAttribute(text)}${quote}></div>`;
          expect(elementsIn(html)).toEqual(['div', 'img']);
        }
      }),
    );
  });
});

describe('escapeMarkdownUrl', () => {
  test.each([
    ['https://pixvid.org/image/My-title.BMAp', 'https://pixvid.org/image/My-title.BMAp'],
    ['https://pixvid.org/a_b~c.png?x=1&y=2#z', 'https://pixvid.org/a_b~c.png?x=1&y=2#z'],
    ['http://[::1]:8800/a.png', 'http://[::1]:8800/a.png'],
    ['https://pixvid.org/image/a`b(c)[d].x1', 'https://pixvid.org/image/a%60b%28c%29%5Bd%5D.x1'],
    ['https://pixvid.org/a b<c>"d\'e', 'https://pixvid.org/a%20b%3Cc%3E%22d%27e'],
    ['https://pixvid.org/\\..\\x', 'https://pixvid.org/x'],
    ['https://user:word@pixvid.org/a.png', 'https://pixvid.org/a.png'],
  ])('%s is written %s', (url, written) => {
    expect(escapeMarkdownUrl(url)).toBe(written);
  });

  test('whatever the URL: one link, to the same place', () => {
    const url = fc.tuple(anyUrl, anything).map(([base, rest]) => new URL(`${base}${rest}`).href);
    fc.assert(
      fc.property(url, (href) => {
        const written = escapeMarkdownUrl(href);
        expect(elementsIn(`before [x](${written}) after`)).toEqual(['p', 'a']);
        expect(decoded(written)).toBe(decoded(href));
      }),
    );
  });

  /** Percent escapes of ASCII say the same as the character. */
  function decoded(url: string): string {
    return url.replace(/%([0-7][\da-f])/gi, (_match, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
});
