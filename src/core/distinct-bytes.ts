/** A change to a file's bytes: `removed` bytes at `offset` give way to `bytes`. */
export interface Edit {
  offset: number;
  removed: number;
  bytes: Uint8Array;
}

/**
 * How to make a file's bytes, and so its checksum, new without changing what it shows: a text chunk in a PNG, a
 * comment in a JPEG or GIF, an unknown chunk in a WebP, a box or element to skip after an MP4, AVIF or WebM.
 * Undefined for formats, and files, that have no such place. Edits are in ascending order.
 *
 * @param mark what makes the difference; ASCII, at most 100 characters
 */
export function distinctBytes(
  head: Uint8Array,
  mime: string,
  size: number,
  mark: string,
): Edit[] | undefined {
  const edits = placesFor(new TextEncoder().encode(mark), head, mime, size);
  return edits?.every(({ offset, removed }) => offset + removed <= size) ? edits : undefined;
}

function placesFor(text: Uint8Array, head: Uint8Array, mime: string, size: number): Edit[] | undefined {
  switch (mime) {
    case 'image/png':
      return pngText(head, text);
    case 'image/jpeg':
      return [insertion(2, concat([0xff, 0xfe], uint16(text.length + 2), text))];
    case 'image/gif':
      return gifComment(head, text);
    case 'image/webp':
      return webpChunk(head, text);
    case 'image/avif':
    case 'image/heic':
    case 'image/heif':
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/x-m4v':
    case 'video/3gpp':
      // ISO/IEC 14496-12, 8.1.2: free space.
      return [insertion(size, concat(uint32(text.length + 8), ascii('free'), text))];
    case 'video/webm':
    case 'video/x-matroska':
      // RFC 8794, 11.3.2: the element Void, its size in one byte.
      return [insertion(size, concat([0xec, 0x80 | text.length], text))];
    default:
      return undefined;
  }
}

/** Bytes that `edits` add to a file. */
export function addedBytes(edits: readonly Edit[]): number {
  return edits.reduce((sum, edit) => sum + edit.bytes.length - edit.removed, 0);
}

/** Yields `bytes` with the edits applied on the way. */
export async function* withEdits(
  bytes: AsyncIterable<Uint8Array>,
  edits: readonly Edit[],
): AsyncGenerator<Uint8Array> {
  const waiting = [...edits];
  let position = 0;
  for await (const chunk of bytes) {
    const end = position + chunk.length;
    let kept = position;
    for (let edit = waiting[0]; edit && edit.offset < end; edit = waiting[0]) {
      if (edit.offset > kept) yield chunk.subarray(kept - position, edit.offset - position);
      yield edit.bytes;
      kept = edit.offset + edit.removed;
      waiting.shift();
    }
    // What an edit removes may reach into the next chunk.
    if (kept < end) yield chunk.subarray(kept - position);
    else if (kept > end) waiting.unshift({ offset: end, removed: kept - end, bytes: new Uint8Array() });
    position = end;
  }
  for (const edit of waiting) yield edit.bytes;
}

function insertion(offset: number, bytes: Uint8Array): Edit {
  return { offset, removed: 0, bytes };
}

/** PNG specification 11.3.4.3: behind the signature (8 bytes) and IHDR (25 bytes), which must come first. */
function pngText(head: Uint8Array, text: Uint8Array): Edit[] | undefined {
  const startsWithHeader = ascii('IHDR').every((byte, index) => head[12 + index] === byte);
  if (!startsWithHeader) return undefined;
  const typed = concat(ascii('tEXtComment'), [0], text);
  return [insertion(33, concat(uint32(typed.length - 4), typed, uint32(crc32(typed))))];
}

/** GIF89a 24: behind the screen descriptor and the global colour table. GIF87a has no extensions. */
function gifComment(head: Uint8Array, text: Uint8Array): Edit[] | undefined {
  const flags = head[10];
  if (flags === undefined || head[4] !== 0x39) return undefined;
  const colourTable = flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
  return [insertion(13 + colourTable, concat([0x21, 0xfe, text.length], text, [0]))];
}

/** WebP container specification: the RIFF size grows, and readers pass over unknown chunks at the end. */
function webpChunk(head: Uint8Array, text: Uint8Array): Edit[] | undefined {
  if (head.length < 12) return undefined;
  const riffSize = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  if (riffSize % 2 !== 0) return undefined;
  const padding = new Uint8Array(text.length % 2);
  const chunk = concat(ascii('NOTE'), uint32(text.length).reverse(), text, padding);
  const grown = Uint8Array.from(uint32(riffSize + chunk.length).reverse());
  return [{ offset: 4, removed: 4, bytes: grown }, insertion(riffSize + 8, chunk)];
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function uint16(value: number): number[] {
  return [value >>> 8, value & 0xff];
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function concat(...parts: ArrayLike<number>[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
