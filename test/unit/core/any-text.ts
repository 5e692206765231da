import fc from 'fast-check';

const codePoint = fc.oneof(
  { arbitrary: fc.integer({ min: 0x00, max: 0x7f }), weight: 3 },
  fc.integer({ min: 0x80, max: 0x24ff }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
  fc.integer({ min: 0, max: 0x10ffff }),
);

/** The address of anything on the web. */
export const anyUrl: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('https://pixvid.org', 'http://127.0.0.1:8800', 'https://bücher.example'),
    fc.array(codePoint, { maxLength: 30 }),
  )
  .map(([origin, rest]) => new URL(`${origin}/${String.fromCodePoint(...rest)}`).href);

/** Text of any characters: control characters, halves of surrogate pairs, marks that turn text around. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(codePoint, { maxLength }).map((points) => String.fromCodePoint(...points));
}
