import { type PartHeader, parsePartHeader } from './part-header.ts';

/** Takes the bytes of one part. */
export interface PartSink {
  write(bytes: Buffer): Promise<void> | void;
  /** `complete` is false when the body ended within this part. */
  end(complete: boolean): Promise<void> | void;
}

export type OpenPart = (header: PartHeader) => Promise<PartSink> | PartSink;

/** More than this in one part's header is an attack; PHP stops reading the form there. */
const maxHeaderBytes = 16 * 1024;
const maxParts = 1000;
const headerEnd = /\r?\n\r?\n/;

/**
 * Cuts a multipart body into parts as PHP does, holding back no more than a boundary's length.
 * Written here because what PHP makes of odd part headers (an empty file name, a raw line feed,
 * an ignored `filename*`) is this server's subject, and no parser on npm shows the header as sent.
 */
export async function readMultipart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  openPart: OpenPart,
): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  let state: 'data' | 'after-boundary' | 'header' | 'ignored' = 'data';
  let sink: PartSink | undefined;
  let parts = 0;
  // The first boundary has no line end before it.
  let held: Buffer = Buffer.from('\r\n');

  const step = async (): Promise<boolean> => {
    if (state === 'data') {
      const found = held.indexOf(delimiter);
      const safe = found < 0 ? startOfPossible(held, delimiter) : found;
      if (safe > 0) await sink?.write(held.subarray(0, safe));
      held = held.subarray(found < 0 ? safe : found + delimiter.length);
      if (found < 0) return false;
      await sink?.end(true);
      sink = undefined;
      state = 'after-boundary';
      return true;
    }
    if (state === 'after-boundary') {
      if (held.length < 2) return false;
      state = held.subarray(0, 2).equals(Buffer.from('--')) ? 'ignored' : 'header';
      return true;
    }
    if (state === 'header') {
      const text = held.toString('latin1', 0, maxHeaderBytes);
      const end = headerEnd.exec(text);
      if (end === null) {
        if (held.length >= maxHeaderBytes) state = 'ignored';
        return state === 'ignored';
      }
      parts += 1;
      sink = await openPart(parsePartHeader(text.slice(0, end.index)));
      held = held.subarray(end.index + end[0].length);
      state = parts > maxParts ? 'ignored' : 'data';
      return true;
    }
    held = Buffer.alloc(0);
    return false;
  };

  try {
    for await (const chunk of body) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (await step());
    }
  } finally {
    await sink?.end(false);
  }
}

/** Where a delimiter could begin that the next chunk completes. */
function startOfPossible(held: Buffer, delimiter: Buffer): number {
  const from = Math.max(0, held.length - delimiter.length + 1);
  for (let at = held.indexOf(0x0d, from); at >= 0; at = held.indexOf(0x0d, at + 1)) {
    if (delimiter.subarray(0, held.length - at).equals(held.subarray(at))) return at;
  }
  return held.length;
}
