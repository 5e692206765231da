import { parseBase64 } from './base64.ts';
import { addedBytes, distinctBytes, withEdits, type Edit } from './distinct-bytes.ts';
import { UnsupportedMediaError } from './errors.ts';
import { safeFileName } from './file-name.ts';
import { detectMedia, type Media } from './media.ts';
import type { FilePart } from './multipart.ts';
import type { Ports } from './ports.ts';
import { readerOf, type Reader } from './reading.ts';
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
  close: () => void;
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
  const reader = readerOf(source);
  try {
    const head = await reader.head();
    const media = detectMedia(head, source.name);
    if (media) return payloadOf(source, reader, [], head, media, ports);
    throw new UnsupportedMediaError('The content is not a picture or a video, whatever the name says');
  } catch (error) {
    reader.close();
    throw error;
  }
}

function payloadOf(
  source: BinarySource,
  reader: Reader,
  edits: Edit[],
  head: Uint8Array,
  media: Media,
  ports: Ports,
): Payload {
  let sha256: string | undefined;
  // A copy, which slice() is not where the head is a Buffer of Node.js.
  const start = new Uint8Array(head.subarray(0, keptOfHead));
  return {
    part: {
      fileName: safeFileName(source.name, media.extension),
      mime: media.mime,
      size: source.size + addedBytes(edits),
      open: async function* () {
        const hash = ports.sha256();
        const bytes = reader.all();
        for await (const chunk of edits.length === 0 ? bytes : withEdits(bytes, edits)) {
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
      const marked = distinctBytes(start, media.mime, source.size, mark);
      return marked && payloadOf(source, reader, marked, start, media, ports);
    },
    close: reader.close,
  };
}

/**
 * Lower-case hex of all bytes of the source.
 *
 * @param progress called whenever bytes came
 * @throws SourceError when it cannot be read as announced.
 */
export async function hashOf(
  source: BinarySource,
  ports: Pick<Ports, 'sha256'>,
  progress: () => void,
): Promise<string> {
  const hash = ports.sha256();
  const reader = readerOf(source);
  try {
    for await (const chunk of reader.all()) {
      hash.update(chunk);
      progress();
    }
  } finally {
    reader.close();
  }
  return hash.digest();
}
