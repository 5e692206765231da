import { CancelledError, PixvidError, SourceError, TimeoutError } from './errors.ts';
import { headSize } from './media.ts';
import type { Ports } from './ports.ts';
import type { BinarySource } from './source.ts';
import { guardAgainstStall, rejectedBy } from './stall-guard.ts';

/** Reads a source as often as it takes. */
export interface Reader {
  /** The first {@link headSize} bytes, or all there are. The next read of all bytes goes on behind them. */
  head: () => Promise<Uint8Array>;
  /** All bytes, exactly as many as announced. */
  all: () => AsyncIterable<Uint8Array>;
  /** Ends what is still being read, and gives the source's memory back. */
  close: () => void;
}

export function readerOf(source: BinarySource): Reader {
  let underWay = 0;
  let latest: AsyncGenerator<Uint8Array> | undefined;
  const read = async function* () {
    underWay += 1;
    try {
      yield* source.open();
    } catch (cause) {
      throw readError(cause);
    } finally {
      underWay -= 1;
    }
  };
  const release = () => {
    // What is still being read into is not to be used for anything else.
    if (underWay === 0) source.release?.();
  };

  const ofHead: Uint8Array[] = [];
  let isBegun = false;
  const fromHead = async function* (rest: AsyncIterable<Uint8Array>) {
    yield* ofHead.splice(0);
    yield* rest;
  };
  return {
    head: async () => {
      isBegun = true;
      latest = read();
      const wanted = Math.min(headSize, source.size);
      for (let filled = 0; filled < wanted;) {
        const next = await latest.next();
        if (next.done === true) break;
        ofHead.push(next.value);
        filled += next.value.length;
      }
      return start(ofHead, wanted);
    },
    all: () => {
      if (latest && isBegun) {
        isBegun = false;
        return exactBytes(fromHead(latest), source.size);
      }
      if (latest) release();
      latest = read();
      return exactBytes(latest, source.size);
    },
    close: () => {
      // Not waited for: a source that is stuck would never end.
      if (latest) latest.return(undefined).then(release, release);
      else release();
    },
  };
}

/**
 * Waits for something that is read from a source.
 *
 * @param work is handed what to call whenever a byte came
 * @throws TimeoutError when none came for `timeout` seconds; CancelledError; what `work` throws.
 */
export async function whileReading<Result>(
  ports: Pick<Ports, 'sleep' | 'now'>,
  { timeout, signal }: { timeout: number; signal: AbortSignal | undefined },
  work: (progress: () => void) => Promise<Result>,
): Promise<Result> {
  const guard = guardAgainstStall(ports, timeout * 1000, signal);
  try {
    return await Promise.race([work(guard.progress), rejectedBy(guard.signal)]);
  } catch (cause) {
    if (guard.reason === 'cancelled') throw new CancelledError('The upload was cancelled before it was sent');
    if (guard.reason === 'stalled') throw new TimeoutError(`No byte of the file came for ${timeout} seconds`);
    throw cause;
  } finally {
    guard.stop();
  }
}

/** The first bytes of all chunks together; without a copy where they lie in one. */
function start(chunks: readonly Uint8Array[], wanted: number): Uint8Array {
  const [first] = chunks;
  if (first && first.length >= wanted) return first.subarray(0, wanted);
  const head = new Uint8Array(wanted);
  let filled = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, wanted - filled);
    head.set(part, filled);
    filled += part.length;
  }
  return head.subarray(0, filled);
}

/**
 * The bytes, exactly as many as announced. The last chunk is held back until the source has ended, so that a file
 * which changes while it is read never reaches the server whole.
 */
async function* exactBytes(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > size) throw changed(`it grew beyond its ${size} bytes`);
    if (held) yield held;
    held = chunk;
  }
  if (read < size) throw changed(`it ended after ${read} of ${size} bytes`);
  if (held) yield held;
}

function changed(how: string): SourceError {
  return new SourceError(
    `The file changed while it was read: ${how}`,
    'Upload it once whatever writes it has finished.',
  );
}

function readError(cause: unknown): PixvidError {
  if (cause instanceof PixvidError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(`The file cannot be read: ${reason}`, 'Check that it is there and may be read.', {
    cause,
  });
}
