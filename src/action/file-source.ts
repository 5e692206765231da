import { accessSync, constants, statSync, type BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type BinarySource, SourceError } from '../core/index.ts';
import { changed, notRegular, unreadable } from './file-errors.ts';

/** Bytes read at a time: fewer cost more calls, more only memory. */
const chunkSize = 256 * 1024;

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
  return { kind: 'binary', name, size: Number(found.size), open: () => readFile(path, found) };
}

async function* readFile(path: string, found: FileState): AsyncGenerator<Uint8Array> {
  // Does not wait when a FIFO has taken the file's place.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    refuseChange(found, await handle.stat({ bigint: true }));
    const size = Number(found.size);
    for (let position = 0; position < size;) {
      const chunk = Buffer.allocUnsafe(Math.min(chunkSize, size - position));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) throw changed('became shorter');
      position += bytesRead;
      if (position === size) {
        refuseChange(found, await handle.stat({ bigint: true }));
        refuseChange(found, await stat(path, { bigint: true }));
      }
      yield chunk.subarray(0, bytesRead);
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
