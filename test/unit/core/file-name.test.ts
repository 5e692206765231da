import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../src/core/file-name.ts';
import { anyText } from './any-text.ts';

describe('safeFileName', () => {
  test.each([
    ['plain.png', 'plain.png'],
    ['my file (1).png', 'my file (1).png'],
    ['a"b.png', "a'b.png"],
    ['a\\"b.png', "'b.png"],
    ['<b>|[x](y)`.png', '<b>|[x](y)`.png'],
    ['日本語.png', '日本語.png'],
    ['😀.png', '😀.png'],
    ['שלום.png', 'שלום.png'],
    ['.hidden.png', '.hidden.png'],
    ['-_-.png', '-_-.png'],
    ['foo.PNG', 'foo.PNG'],
    ['foo.th.png', 'foo.th.png'],
    ['foo.txt', 'foo.txt'],
    ['a/b/c.png', 'c.png'],
    ['a\\b.png', 'b.png'],
    ['C:\\fakepath\\a.png', 'a.png'],
    ['../../etc/passwd.png', 'passwd.png'],
    ['a%22%0Ab.png', 'a%22%0Ab.png'],
    ['noext', 'noext.jpg'],
    ['ends.', 'ends..jpg'],
    ['.png', '.png.jpg'],
    ['', 'upload.jpg'],
    [' ', 'upload.jpg'],
    ['.', 'upload.jpg'],
    ['..', 'upload.jpg'],
    ['dir/', 'upload.jpg'],
    ['tab\tinside.png', 'tab_inside.png'],
    ['line\nfeed.png', 'line_feed.png'],
    ['carriage\r\nreturn.png', 'carriage__return.png'],
    ['nul\0.png', 'nul_.png'],
    ['\x85\u2028.png', '__.png'],
    ['lone \ud800.png', 'lone \ufffd.png'],
  ])('%j is sent as %j', (name, sent) => {
    expect(safeFileName(name, 'jpg')).toBe(sent);
  });

  test.each([
    ['x'.repeat(300) + '.png', 'x'.repeat(251) + '.png'],
    ['x'.repeat(251) + '.png', 'x'.repeat(251) + '.png'],
    ['é'.repeat(200) + '.jpeg', 'é'.repeat(125) + '.jpeg'],
    ['😀'.repeat(100) + '.gif', '😀'.repeat(62) + '.gif'],
    ['x'.repeat(300), 'x'.repeat(251) + '.jpg'],
    ['x.' + 'y'.repeat(300), 'x.' + 'y'.repeat(253)],
  ])('a name of more than 255 bytes loses the end of its stem (%#)', (name, sent) => {
    expect(safeFileName(name, 'jpg')).toBe(sent);
  });

  test('whatever the name: no more than 255 bytes, nothing that ends the header, never empty', () => {
    fc.assert(
      fc.property(anyText(300), (name) => {
        const sent = safeFileName(name, 'png');
        const bytes = Buffer.from(sent);
        expect(bytes.length).toBeLessThanOrEqual(255);
        expect(bytes.toString()).toBe(sent);
        expect(sent).not.toMatch(/["\\/\u0000-\u001f\u007f]/);
        expect(sent).toMatch(/./u);
      }),
    );
  });
});
