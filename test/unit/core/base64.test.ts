import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBase64 } from '../../../src/core/base64.ts';
import { BadInputError } from '../../../src/core/errors.ts';
import { thrownBy } from './thrown-by.ts';

describe('parseBase64', () => {
  test.each([
    ['QUJD', 'QUJD', 3],
    ['QUI=', 'QUI=', 2],
    ['QQ==', 'QQ==', 1],
    [' QU\r\nJD\n', 'QUJD', 3],
    ['a+/0', 'a+/0', 3],
    ['data:image/png;base64,QUJD', 'QUJD', 3],
    ['DATA:image/png;charset=x;BASE64,QUJD', 'QUJD', 3],
    ['data:;base64,QUJD', 'QUJD', 3],
    ['\n data:image/png;base64, QU JD', 'QUJD', 3],
  ])('%j is %s', (given, text, size) => {
    expect(parseBase64(given)).toEqual({ text, size });
  });

  test.each([
    ['', /The base64 source is empty/],
    ['  \n', /is empty/],
    ['data:image/png;base64,', /is empty/],
    ['data:image/png;base64', /without a comma/],
    ['data:image/png,QUJD', /not base64/],
    ['data:image/svg+xml;utf8,<svg>', /not base64/],
    ['QUJ', /cut off or lacks its padding: it has 3 characters/],
    ['QQ=', /cut off or lacks its padding/],
    ['Q===', /cut off or lacks its padding/],
    ['====', /cut off or lacks its padding/],
    ['QQ==QQ==', /cut off or lacks its padding/],
    ['QU-_', /outside its alphabet at position 3/],
    ['QU*D', /outside its alphabet at position 3/],
    ['QUJD%3D', /outside its alphabet at position 5/],
    ['hello world!', /outside its alphabet at position 11/],
    ['ＡＢＣＤ', /outside its alphabet at position 1/],
  ])('%j is refused', (given, message) => {
    const error = thrownBy(() => parseBase64(given));
    expect(error).toBeInstanceOf(BadInputError);
    expect(error).toHaveProperty('message', expect.stringMatching(message));
    expect(error).toHaveProperty('hint', expect.stringMatching(/Give standard base64/));
  });

  test('takes whatever an encoder makes, wrapped or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.boolean(), (bytes, wrapped) => {
        const encoded = Buffer.from(bytes).toString('base64');
        const given = wrapped ? encoded.replace(/.{1,76}/g, '$&\r\n') : encoded;
        expect(parseBase64(given)).toEqual({ text: encoded, size: bytes.length });
      }),
    );
  });
});
