import { noise } from './seed.ts';
import type { Seed } from './seed.ts';

/** 24 bits a pixel, uncompressed, all noise. */
export function bmp(width: number, height: number, seed: Seed): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const pixels = noise(row * height, seed);
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(head.length + pixels.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  head.writeUInt32LE(pixels.length, 34);
  return Buffer.concat([head, pixels]);
}
