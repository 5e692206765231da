import { createCipheriv, createHash } from 'node:crypto';

/** Whatever tells one test file from another. The same seed always gives the same bytes. */
export type Seed = number | string;

/** `count` bytes that look random and depend on the seed alone; gigabytes a second. */
export function noise(count: number, seed: Seed): Buffer {
  const key = createHash('sha256').update(String(seed)).digest();
  const cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16, 32));
  return cipher.update(Buffer.alloc(count));
}

/** A short text for the comment fields of file formats, so that files differ even where their pixels agree. */
export function mark(seed: Seed): Buffer {
  return Buffer.from(`seed ${noise(12, seed).toString('hex')}`, 'latin1');
}
