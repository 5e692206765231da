import { parseBase64 } from './base64.ts';
import { addedBytes, distinctBytes, withEdits, type Edit } from './distinct-bytes.ts';
import { PixvidError, SourceError, UnsupportedMediaError } from './errors.ts';
import { safeFileName } from './file-name.ts';
import { detectMedia, headSize, type Media } from './media.ts';
import type { FilePart } from './multipart.ts';
import type { Ports } from './ports.ts';
import { bytesSource, type Base64Source, type BinarySource } from './source.ts';

/** A file ready to be sent, as often as it takes. */
export interface Payload {
  part: FilePart;
  media: Media;
  /** The first bytes of the file, until the part is opened. */
  head: Uint8Array;
  /** Of the bytes of the last complete read, once there was one. */
  sha256: () => string | undefined;
  /** The same file with other bytes that show the same, where its format allows that. */
  distinct: (mark: string) => Payload | undefined;
  /** Ends what is still being read, and gives the source's memory back. */
  close: () => Promise<void>;
}

/** Bytes of a file's start that {@link distinctBytes} looks at. */
const keptOfHead = 64;

/** @throws BadInputError when the text is not base64. */
export function decoded(source: Base64Source, ports: Pick<Ports, 'decodeBase64'>): BinarySource {
  const { text } = parseBase64(source.text);
  return bytesSource(source.name ?? '', ports.decodeBase64(text));
}

/**
 * Looks at a source's first bytes and makes it ready to be sent. The first time it is sent, those bytes are used
 * and the reading goes on behind them.
 *
 * @throws UnsupportedMediaError when it is no picture or video, SourceError when it cannot be read.
 */
export async function preparePayload(source: BinarySource, ports: Ports): Promise<Payload> {
  const begun = beginReading(source);
  try {
    const head = await begun.head();
    const media = detectMedia(head, source.name);
    if (media) return payloadOf(source, begun, head, media, ports);
    throw new UnsupportedMediaError('The content is not a picture or a video, whatever the name says');
  } catch (error) {
    await begun.close();
    throw error;
  }
}

function payloadOf(
  source: BinarySource,
  begun: Reading,
  head: Uint8Array,
  media: Media,
  ports: Ports,
): Payload {
  let unused: Reading | undefined = begun;
  const start = head.slice(0, keptOfHead);
  const bytes = () => {
    const reading = unused?.all() ?? readAgain(source);
    unused = undefined;
    return reading;
  };
  return {
    ...editedPart(source, [], bytes, media, ports),
    media,
    head,
    distinct: (mark) => {
      const marked = distinctBytes(start, media.mime, source.size, mark);
      return marked && distinctPayload(source, marked, start, media, ports);
    },
    close: begun.close,
  };
}

function distinctPayload(
  source: BinarySource,
  edits: Edit[],
  head: Uint8Array,
  media: Media,
  ports: Ports,
): Payload {
  return {
    ...editedPart(source, edits, () => readAgain(source), media, ports),
    ...{ media, head, distinct: () => undefined, close: async () => Promise.resolve(source.release?.()) },
  };
}

function editedPart(
  source: BinarySource,
  edits: Edit[],
  bytes: () => AsyncIterable<Uint8Array>,
  media: Media,
  ports: Pick<Ports, 'sha256'>,
): Pick<Payload, 'part' | 'sha256'> {
  let sha256: string | undefined;
  const part: FilePart = {
    fileName: safeFileName(source.name, media.extension),
    mime: media.mime,
    size: source.size + addedBytes(edits),
    open: async function* () {
      const hash = ports.sha256();
      const exact = exactBytes(bytes(), source.size);
      for await (const chunk of edits.length === 0 ? exact : withEdits(exact, edits)) {
        hash.update(chunk);
        yield chunk;
      }
      sha256 = hash.digest();
    },
  };
  return { part, sha256: () => sha256 };
}

/** Lower-case hex of all bytes of the source. @throws SourceError when it cannot be read as announced. */
export async function hashOf(source: BinarySource, ports: Pick<Ports, 'sha256'>): Promise<string> {
  const hash = ports.sha256();
  try {
    for await (const chunk of exactBytes(readable(source), source.size)) hash.update(chunk);
  } finally {
    source.release?.();
  }
  return hash.digest();
}

/** Nothing is needed of what an attempt before this one has read. */
function readAgain(source: BinarySource): AsyncIterable<Uint8Array> {
  source.release?.();
  return readable(source);
}

/** A source of which no more than the head has been read. */
interface Reading {
  /** The first {@link headSize} bytes, or all there are. */
  head: () => Promise<Uint8Array>;
  /** All bytes, those of the head too. */
  all: () => AsyncIterable<Uint8Array>;
  close: () => Promise<void>;
}

function beginReading(source: BinarySource): Reading {
  const bytes = readable(source);
  const chunks: Uint8Array[] = [];
  return {
    head: async () => {
      const wanted = Math.min(headSize, source.size);
      for (let filled = 0; filled < wanted;) {
        const next = await bytes.next();
        if (next.done === true) break;
        chunks.push(next.value);
        filled += next.value.length;
      }
      return start(chunks, wanted);
    },
    all: async function* () {
      yield* chunks.splice(0);
      yield* bytes;
    },
    close: async () => {
      await bytes.return(undefined);
      source.release?.();
    },
  };
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
 * The source's bytes, exactly as many as announced. The last chunk is held back until the source has ended, so
 * that a file which changes while it is read never reaches the server whole.
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

/** The source's bytes, with whatever goes wrong while reading them told as a SourceError. */
async function* readable(source: BinarySource): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open();
  } catch (cause) {
    if (cause instanceof PixvidError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError(`The file cannot be read: ${reason}`, 'Check that it is there and may be read.', {
      cause,
    });
  }
}

function changed(how: string): SourceError {
  return new SourceError(
    `The file changed while it was read: ${how}`,
    'Upload it once whatever writes it has finished.',
  );
}
