import { mark, noise } from './seed.ts';
import type { Seed } from './seed.ts';

/** One colour all over, lossless. */
export function webp(width: number, height: number, seed: Seed): Buffer {
  return riff(lossless(width, height, noise(3, seed)), chunk('SEED', mark(seed)));
}

/** Two frames of one colour each. */
export function animatedWebp(width: number, height: number, seed: Seed): Buffer {
  const frame = (colour: Buffer): Buffer =>
    chunk(
      'ANMF',
      Buffer.concat([
        bytes24(0, 0, width - 1, height - 1, 200),
        Buffer.of(0),
        lossless(width, height, colour),
      ]),
    );
  const animated = 0x02;
  return riff(
    chunk('VP8X', Buffer.concat([Buffer.from([animated, 0, 0, 0]), bytes24(width - 1, height - 1)])),
    chunk('ANIM', Buffer.alloc(6)),
    frame(noise(3, `${seed} first`)),
    frame(noise(3, `${seed} second`)),
    chunk('SEED', mark(seed)),
  );
}

/**
 * VP8L whose five prefix codes have one symbol each: all pixels are that colour and take no bits.
 * Bits are written from the lowest of each byte on.
 */
function lossless(width: number, height: number, colour: Buffer): Buffer {
  const bits = new BitWriter();
  bits.write(0x2f, 8);
  bits.write(width - 1, 14);
  bits.write(height - 1, 14);
  bits.write(0, 1); // no transparency
  bits.write(0, 3); // version
  bits.write(0, 1); // no transforms
  bits.write(0, 1); // no colour cache
  bits.write(0, 1); // no groups of prefix codes
  const [red = 0, green = 0, blue = 0] = colour;
  for (const symbol of [green, red, blue, 0xff]) {
    bits.write(0b101, 3); // a simple code, of one symbol, which is eight bits long
    bits.write(symbol, 8);
  }
  bits.write(0b0001, 4); // distances: a simple code, of one symbol, one bit long, which is 0
  return chunk('VP8L', bits.bytes());
}

class BitWriter {
  private readonly out: number[] = [];
  private used = 0;

  write(value: number, count: number): void {
    for (let bit = 0; bit < count; bit++) {
      const at = this.used >> 3;
      this.out[at] = (this.out[at] ?? 0) | (((value >> bit) & 1) << (this.used & 7));
      this.used++;
    }
  }

  bytes(): Buffer {
    return Buffer.from(this.out);
  }
}

function riff(...chunks: readonly Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function bytes24(...values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff, value >> 16]));
}
