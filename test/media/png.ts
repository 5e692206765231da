import { crc32, deflateSync } from 'node:zlib';
import { mark, noise } from './seed.ts';
import type { Seed } from './seed.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A valid RGB picture. Its bytes and its pixels are the seed's own. */
export function png(width: number, height: number, seed: Seed): Buffer {
  return Buffer.concat([
    signature,
    header(width, height),
    comment(seed),
    chunk('IDAT', deflateSync(pixels(width, height, seed))),
    chunk('IEND'),
  ]);
}

/**
 * A valid picture of exactly `bytes` bytes (at least 2,000). It is small in pixels, so that a server has no work
 * with it: the rest is in chunks a decoder passes over.
 */
export function pngOfSize(bytes: number, seed: Seed): Buffer {
  const picture = png(24, 24, seed);
  let missing = bytes - picture.length;
  if (missing < chunkFrame)
    throw new RangeError(`A PNG of ${bytes} bytes is too small to be made; take 2000.`);
  const padding: Buffer[] = [];
  while (missing > 0) {
    const length = nextPadding(missing);
    padding.push(chunk('seEd', noise(length, `${seed} ${missing}`)));
    missing -= length + chunkFrame;
  }
  return Buffer.concat([picture.subarray(0, -chunkFrame), ...padding, picture.subarray(-chunkFrame)]);
}

/** The start of a valid picture: decoders recognise it and then run out of data. */
export function truncatedPng(seed: Seed): Buffer {
  const whole = png(120, 90, seed);
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** An APNG of two frames. */
export function animatedPng(width: number, height: number, seed: Seed): Buffer {
  const frame = (content: Seed): Buffer => deflateSync(pixels(width, height, content));
  return Buffer.concat([
    signature,
    header(width, height),
    chunk('acTL', words(2, 0)),
    chunk('fcTL', frameControl(0, width, height)),
    chunk('IDAT', frame(seed)),
    chunk('fcTL', frameControl(1, width, height)),
    chunk('fdAT', Buffer.concat([words(2), frame(`${seed} second frame`)])),
    chunk('IEND'),
  ]);
}

/** Length, type and checksum of a chunk. */
const chunkFrame = 12;

/** libpng drops chunks it does not know beyond 8 MB, with a warning that PHP makes an error of. */
const paddingLimit = 1_000_000;

/** Takes care that what is left afterwards is nothing, or enough for another chunk. */
function nextPadding(missing: number): number {
  if (missing <= paddingLimit) return missing - chunkFrame;
  return missing - paddingLimit < chunkFrame ? paddingLimit - 2 * chunkFrame : paddingLimit - chunkFrame;
}

function header(width: number, height: number): Buffer {
  // 8 bits a channel, RGB, no interlacing
  return chunk('IHDR', Buffer.concat([words(width, height), Buffer.from([8, 2, 0, 0, 0])]));
}

function comment(seed: Seed): Buffer {
  return chunk('tEXt', Buffer.concat([Buffer.from('Comment\0', 'latin1'), mark(seed)]));
}

/** A vertical gradient in the seed's colours with a strip of noise on top, unfiltered rows. */
function pixels(width: number, height: number, seed: Seed): Buffer {
  const colours = noise(6, seed);
  const strip = noise(width * 3, `${seed} strip`);
  const row = width * 3 + 1;
  const data = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const share = height > 1 ? y / (height - 1) : 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = Math.round((colours[channel] ?? 0) * (1 - share) + (colours[channel + 3] ?? 0) * share);
      for (let x = 0; x < width; x++) data[y * row + 1 + x * 3 + channel] = value;
    }
    if (y === 0) strip.copy(data, 1);
  }
  return data;
}

function frameControl(sequence: number, width: number, height: number): Buffer {
  // at (0, 0), 1/2 second, disposed of and blended the plain way
  return Buffer.concat([words(sequence, width, height, 0, 0), Buffer.from([0, 1, 0, 2, 0, 0])]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([words(data.length), body, words(crc32(body))]);
}

function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32BE(value, index * 4);
  return out;
}
