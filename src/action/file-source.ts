import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type BinarySource, SourceError } from '../core/index.ts';
import { changed, notRegular, unreadable } from './file-errors.ts';

/** Bytes read at a time: fewer cost more calls, more no longer fit the processor's cache (docs/performance.md). */
const chunkSize = 256 * 1024;
/** Up to this size a file is read at once: on a warm cache that takes less than handing it to another thread. */
const smallFile = 1024 * 1024;

/** What a file was like when it was found. */
export interface FileState {
  device: bigint;
  inode: bigint;
  size: bigint;
  /** Nanoseconds. */
  modified: bigint;
}

/**
 * Looks at a file without opening it, since opening a FIFO would wait for somebody to write to it.
 *
 * @throws SourceError when it cannot be uploaded.
 */
export function inspectFile(path: string): FileState {
  try {
    const stats = statSync(path, { bigint: true });
    refuseSpecial(stats);
    accessSync(path, constants.R_OK);
    return stateOf(stats);
  } catch (error) {
    throw error instanceof SourceError ? error : unreadable(path, error);
  }
}

/**
 * A file as a source. Reading it fails with a SourceError when it is no longer the one that was found. The last
 * bytes are only handed over once that is known, so that no changed file makes a complete upload.
 */
export function fileSource(path: string, name: string, found: FileState): BinarySource {
  const lent: Buffer[] = [];
  return {
    kind: 'binary',
    name,
    size: Number(found.size),
    open: () => (found.size <= smallFile ? readSmallFile(path, found, lent) : readFile(path, found, lent)),
    release: () => {
      unused.push(...lent.splice(0));
    },
  };
}

/** Memory that files are read into, again and again: a new buffer each would wait for the garbage collector. */
const unused: Buffer[] = [];

function borrow(lent: Buffer[]): Buffer {
  const buffer = unused.pop() ?? Buffer.allocUnsafeSlow(chunkSize);
  lent.push(buffer);
  return buffer;
}

/** Does not wait when a FIFO has taken the file's place. */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK;

// eslint-disable-next-line @typescript-eslint/require-await -- sources are read asynchronously wherever they come from
async function* readSmallFile(path: string, found: FileState, lent: Buffer[]): AsyncGenerator<Uint8Array> {
  let file: number | undefined;
  const chunks: Buffer[] = [];
  try {
    file = openSync(path, openFlags);
    refuseChange(found, fstatSync(file, { bigint: true }));
    for (let left = Number(found.size); left > 0;) {
      const buffer = borrow(lent);
      const bytesRead = readSync(file, buffer, 0, Math.min(chunkSize, left), null);
      if (bytesRead === 0) throw changed('became shorter');
      left -= bytesRead;
      chunks.push(buffer.subarray(0, bytesRead));
    }
    refuseChange(found, fstatSync(file, { bigint: true }));
    refuseChange(found, statSync(path, { bigint: true }));
  } catch (error) {
    throw error instanceof SourceError ? error : unreadable(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  yield* chunks;
}

/** Buffers taken in turn: one is written and one held back by the core while the next is read. */
const buffersInTurn = 3;

async function* readFile(path: string, found: FileState, lent: Buffer[]): AsyncGenerator<Uint8Array> {
  const handle = await open(path, openFlags).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    refuseChange(found, await handle.stat({ bigint: true }));
    const size = Number(found.size);
    const buffers = Array.from({ length: buffersInTurn }, () => borrow(lent));
    for (let position = 0, turn = 0; position < size; turn += 1) {
      const buffer = buffers[turn % buffersInTurn] ?? borrow(lent);
      const { bytesRead } = await handle.read(buffer, 0, Math.min(chunkSize, size - position), position);
      if (bytesRead === 0) throw changed('became shorter');
      position += bytesRead;
      if (position === size) {
        refuseChange(found, await handle.stat({ bigint: true }));
        refuseChange(found, await stat(path, { bigint: true }));
      }
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw error instanceof SourceError ? error : unreadable(path, error);
  } finally {
    await handle.close();
  }
}

function refuseChange(found: FileState, now: BigIntStats): void {
  refuseSpecial(now);
  const { device, inode, size, modified } = stateOf(now);
  if (device !== found.device || inode !== found.inode) throw changed('was replaced');
  if (size > found.size) throw changed('grew');
  if (size < found.size) throw changed('became shorter');
  if (modified !== found.modified) throw changed('was changed');
}

function refuseSpecial(stats: BigIntStats): void {
  if (stats.isFile()) return;
  if (stats.isDirectory()) throw notRegular('directory');
  if (stats.isFIFO()) throw notRegular('named pipe');
  if (stats.isSocket()) throw notRegular('socket');
  throw notRegular('device');
}

function stateOf({ dev, ino, size, mtimeNs }: BigIntStats): FileState {
  return { device: dev, inode: ino, size, modified: mtimeNs };
}
