import { metadataSegments, segment } from './exif.ts';
import type { PhotoMetadata } from './exif.ts';
import { mark, noise } from './seed.ts';
import type { Seed } from './seed.ts';

/**
 * A baseline JPEG of coloured 8x8 squares. The squares are flat, so only their mean (the DC coefficient) is
 * coded, which keeps an encoder to one page.
 */
export function jpeg(width: number, height: number, seed: Seed, metadata?: PhotoMetadata): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    metadata ? metadataSegments(metadata) : jfif,
    segment(0xfe, mark(seed)),
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, quantum)])),
    segment(0xc0, frame(width, height)),
    segment(0xc4, Buffer.concat([Buffer.of(0x00), dcCodeLengths, dcCategories])),
    segment(0xc4, Buffer.concat([Buffer.of(0x10), acCodeLengths, Buffer.of(endOfBlock)])),
    segment(0xda, Buffer.from([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
    squares(Math.ceil(width / 8) * Math.ceil(height / 8), seed),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));

/** A DC coefficient is eight times the mean of its block: with this divisor it is the mean itself. */
const quantum = 8;

/** Annex K.3.1 of the standard: how many codes of each length, and the categories in their order. */
const dcCodeLengths = Buffer.from([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
const dcCategories = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
const dcCodes = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110'];

/** One code, the bit 0, for the one symbol that is used. */
const acCodeLengths = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const endOfBlock = 0x00;

function frame(width: number, height: number): Buffer {
  const size = Buffer.alloc(5);
  size.writeUInt8(8, 0);
  size.writeUInt16BE(height, 1);
  size.writeUInt16BE(width, 3);
  // Y, Cb and Cr, none of them subsampled, all with quantisation table 0
  return Buffer.concat([size, Buffer.from([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])]);
}

function squares(count: number, seed: Seed): Buffer {
  const values = noise(count * 3, seed);
  const previous = [0, 0, 0];
  let bits = '';
  const out: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const component = index % 3;
    // Half of the range: pastel, and differences stay within the categories above.
    const value = ((values[index] ?? 0) >> 1) - 64;
    bits += coded(value - (previous[component] ?? 0)) + '0';
    previous[component] = value;
    while (bits.length >= 8) {
      push(out, bits.slice(0, 8));
      bits = bits.slice(8);
    }
  }
  if (bits !== '') push(out, bits.padEnd(8, '1'));
  return Buffer.from(out);
}

/** A difference as its category's code and the bits that tell it within the category. */
function coded(difference: number): string {
  const size = Math.abs(difference);
  const category = size === 0 ? 0 : Math.floor(Math.log2(size)) + 1;
  const code = dcCodes[category] ?? '';
  if (category === 0) return code;
  const within = difference > 0 ? difference : difference + 2 ** category - 1;
  return code + within.toString(2).padStart(category, '0');
}

/** An FF in the data is followed by 00, to tell it from a marker. */
function push(out: number[], bits: string): void {
  const byte = Number.parseInt(bits, 2);
  out.push(byte);
  if (byte === 0xff) out.push(0);
}
