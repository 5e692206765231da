import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { mark } from './seed.ts';
import type { Seed } from './seed.ts';

/**
 * The clips are two seconds of 320x240, made with
 *   ffmpeg -f lavfi -i testsrc=size=320x240:rate=10:duration=2 -pix_fmt yuv420p -movflags +faststart clip.mp4
 *   ffmpeg -f lavfi -i testsrc=size=320x240:rate=10:duration=2 -c:v libvpx -b:v 60k clip.webm
 */
const clipMp4 = readFileSync(new URL('files/clip.mp4', import.meta.url));
const clipWebm = readFileSync(new URL('files/clip.webm', import.meta.url));

/** A playable clip, 320x240, two seconds. */
export function mp4(seed: Seed): Buffer {
  const note = mark(seed);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + note.length);
  head.write('free', 4, 'latin1');
  return Buffer.concat([clipMp4, head, note]);
}

/** A playable clip, 320x240, two seconds. */
export function webm(seed: Seed): Buffer {
  const note = mark(seed);
  const voidElement = Buffer.from([0xec, 0x80 | note.length]);
  return Buffer.concat([clipWebm, voidElement, note]);
}

/**
 * Writes a playable clip of exactly `bytes` bytes (at least 64 KiB). It takes no time and no room on disk: behind
 * the clip comes a hole that its box declares free.
 */
export async function bigVideo(path: string, bytes: number, seed: Seed): Promise<void> {
  const note = mark(seed);
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1); // the size follows as 64 bits
  head.write('free', 4, 'latin1');
  head.writeBigUInt64BE(BigInt(bytes - clipMp4.length), 8);
  const file = await open(path, 'w');
  try {
    await file.write(Buffer.concat([clipMp4, head, note]));
    await file.truncate(bytes);
  } finally {
    await file.close();
  }
}
