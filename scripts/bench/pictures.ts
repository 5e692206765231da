import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files to upload, made once. */
export interface Work {
  /** Absolute. */
  folder: string;
  /** Relative to the folder. */
  files: readonly string[];
  bytes: number;
}

/**
 * Pictures as far as anybody looks: a PNG's signature and bytes of no pattern, the same for the same seed.
 *
 * @param sizes the least and the largest number of bytes.
 */
export function makePictures(folder: string, count: number, sizes: readonly [number, number]): Work {
  const random = seeded(count);
  const [least, largest] = sizes;
  const files: string[] = [];
  const stamp = join(folder, '.complete');
  const isThere = existsSync(stamp);
  if (!isThere) rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  const noise = Buffer.alloc(largest + 4 * count);
  for (let index = 0; index + 4 <= noise.length; index += 4) noise.writeUInt32LE(random() * 2 ** 32, index);
  signature.copy(noise);
  for (let index = 0; index < count; index++) {
    const size = Math.round(least + ((largest - least) * ((index * 7919) % count)) / Math.max(count - 1, 1));
    const name = `shots/part-${Math.floor(index / 100)}/picture-${index}.png`;
    files.push(name);
    bytes += size;
    if (isThere) continue;
    if (index % 100 === 0)
      mkdirSync(join(folder, `shots/part-${Math.floor(index / 100)}`), { recursive: true });
    noise.writeUInt32LE(index, signature.length);
    writeFileSync(join(folder, name), noise.subarray(0, size));
  }
  writeFileSync(stamp, '');
  return { folder, files, bytes };
}

/** A video of this size that takes no room on the disk but for its first bytes. */
export function makeVideo(folder: string, size: number): Work {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'video.mp4');
  writeFileSync(path, Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isommp42')]));
  truncateSync(path, size);
  return { folder, files: ['video.mp4'], bytes: size };
}

/** Some pictures among many other files, each directory with some of both. */
export function makeHaystack(folder: string, all: number, pictures: number): Work {
  const stamp = join(folder, '.complete');
  const perDirectory = 100;
  const isThere = existsSync(stamp);
  const files: string[] = [];
  for (let index = 0; index < all; index++) {
    const directory = `tree/${Math.floor(index / 10_000)}/${Math.floor(index / perDirectory)}`;
    if (!isThere && index % perDirectory === 0) mkdirSync(join(folder, directory), { recursive: true });
    const isPicture = index % (all / pictures) === 0;
    const name = `${directory}/${isPicture ? `picture-${index}.png` : `module-${index}.js`}`;
    if (isPicture) files.push(name);
    if (!isThere)
      writeFileSync(join(folder, name), isPicture ? Buffer.concat([signature, Buffer.from(name)]) : '');
  }
  writeFileSync(stamp, '');
  return { folder, files, bytes: 0 };
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
