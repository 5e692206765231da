import { readFileSync } from 'node:fs';
import { mark } from './seed.ts';
import type { Seed } from './seed.ts';

const picture = readFileSync(new URL('files/picture.avif', import.meta.url));

/** A teal square, 32x32. */
export function avif(seed: Seed): Buffer {
  const note = mark(seed);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + note.length);
  head.write('free', 4, 'latin1');
  return Buffer.concat([picture, head, note]);
}
