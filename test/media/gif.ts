import { mark, noise } from './seed.ts';
import type { Seed } from './seed.ts';

export function gif(width: number, height: number, seed: Seed): Buffer {
  return Buffer.concat([head(width, height, seed), picture(width, height, seed), trailer]);
}

/** Loops over three frames, a fifth of a second each. */
export function animatedGif(width: number, height: number, seed: Seed): Buffer {
  const frames = [1, 2, 3].map((number) =>
    Buffer.concat([frameControl, picture(width, height, `${seed} frame ${number}`)]),
  );
  return Buffer.concat([head(width, height, seed), loop, ...frames, trailer]);
}

const trailer = Buffer.of(0x3b);
const loop = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00', 'latin1');
const frameControl = Buffer.from([0x21, 0xf9, 4, 0, 20, 0, 0, 0]);

function head(width: number, height: number, seed: Seed): Buffer {
  // 128 colours, which are the seed's
  const screen = Buffer.from([0, 0, 0, 0, 0xf6, 0, 0]);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  const comment = mark(seed);
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    screen,
    noise(128 * 3, seed),
    Buffer.from([0x21, 0xfe, comment.length]),
    comment,
    Buffer.of(0),
  ]);
}

/** Squares of palette colours, in LZW that never uses its dictionary: a clear code comes before codes grow. */
function picture(width: number, height: number, seed: Seed): Buffer {
  const colours = noise(64, `${seed} squares`);
  const codes: number[] = [];
  for (let index = 0; index < width * height; index++) {
    if (index % codesBeforeGrowth === 0) codes.push(clearCode);
    const column = Math.floor(((index % width) * 8) / width);
    const row = Math.floor((Math.floor(index / width) * 8) / height);
    codes.push((colours[row * 8 + column] ?? 0) % 128);
  }
  codes.push(endCode);

  const place = Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  place.writeUInt16LE(width, 5);
  place.writeUInt16LE(height, 7);
  return Buffer.concat([place, Buffer.of(7), ...blocks(Buffer.from(codes)), Buffer.of(0)]);
}

/** Codes of a 7-bit alphabet are 8 bits long, whole bytes, until the dictionary has 256 entries. */
const clearCode = 128;
const endCode = 129;
const codesBeforeGrowth = 120;

function blocks(data: Buffer): Buffer[] {
  const out: Buffer[] = [];
  for (let start = 0; start < data.length; start += 255) {
    const block = data.subarray(start, start + 255);
    out.push(Buffer.of(block.length), block);
  }
  return out;
}
