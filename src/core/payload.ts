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
  /** The first bytes of the file. */
  head: Uint8Array;
  /** Of the bytes of the last complete read, once there was one. */
  sha256: () => string | undefined;
  /** The same file with other bytes that show the same, where its format allows that. */
  distinct: (mark: string) => Payload | undefined;
}

/** @throws BadInputError when the text is not base64. */
export function decoded(source: Base64Source, ports: Pick<Ports, 'decodeBase64'>): BinarySource {
  const { text } = parseBase64(source.text);
  return bytesSource(source.name ?? '', ports.decodeBase64(text));
}

/**
 * Looks at a source's first bytes and makes it ready to be sent.
 *
 * @throws UnsupportedMediaError when it is no picture or video, SourceError when it cannot be read.
 */
export async function preparePayload(source: BinarySource, ports: Ports): Promise<Payload> {
  const head = await readHead(source);
  const media = detectMedia(head, source.name);
  if (!media) {
    throw new UnsupportedMediaError('The content is not a picture or a video, whatever the name says');
  }
  return payloadOf(source, [], head, media, ports);
}

function payloadOf(
  source: BinarySource,
  edits: Edit[],
  head: Uint8Array,
  media: Media,
  ports: Ports,
): Payload {
  let sha256: string | undefined;
  return {
    part: {
      fileName: safeFileName(source.name, media.extension),
      mime: media.mime,
      size: source.size + addedBytes(edits),
      open: async function* () {
        const hash = ports.sha256();
        for await (const chunk of withEdits(exactBytes(source), edits)) {
          hash.update(chunk);
          yield chunk;
        }
        sha256 = hash.digest();
      },
    },
    media,
    head,
    sha256: () => sha256,
    distinct: (mark) => {
      const marked = distinctBytes(head, media.mime, source.size, mark);
      return marked && payloadOf(source, marked, head, media, ports);
    },
  };
}

/** Lower-case hex of all bytes of the source. @throws SourceError when it cannot be read as announced. */
export async function hashOf(source: BinarySource, ports: Pick<Ports, 'sha256'>): Promise<string> {
  const hash = ports.sha256();
  for await (const chunk of exactBytes(source)) hash.update(chunk);
  return hash.digest();
}

async function readHead(source: BinarySource): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(headSize, source.size));
  let filled = 0;
  for await (const chunk of readable(source)) {
    const part = chunk.subarray(0, head.length - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}

/**
 * The source's bytes, exactly as many as announced. The last chunk is held back until the source has ended, so
 * that a file which changes while it is read never reaches the server whole.
 */
async function* exactBytes(source: BinarySource): AsyncGenerator<Uint8Array> {
  let read = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of readable(source)) {
    read += chunk.length;
    if (read > source.size) throw changed(`it grew beyond its ${source.size} bytes`);
    if (held) yield held;
    held = chunk;
  }
  if (read < source.size) throw changed(`it ended after ${read} of ${source.size} bytes`);
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
