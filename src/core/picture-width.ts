/**
 * Width in pixels from the header of a PNG, GIF, WebP, BMP or JPEG. Undefined where the format has none that is
 * easily read, or where the header lies beyond the bytes given.
 */
export function pictureWidth(head: Uint8Array, mime: string): number | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const read = readers.get(mime);
  if (!read) return undefined;
  try {
    return read(view);
  } catch (error) {
    // The header is cut off: the site decides then.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: ReadonlyMap<string, (view: DataView) => number | undefined> = new Map([
  ['image/png', (view) => view.getUint32(16)],
  ['image/gif', (view) => view.getUint16(6, true)],
  ['image/bmp', bitmapWidth],
  ['image/webp', webpWidth],
  ['image/jpeg', jpegWidth],
]);

/** The oldest of the headers, of 12 bytes, has shorter fields. */
function bitmapWidth(view: DataView): number {
  return view.getUint32(14, true) === 12 ? view.getUint16(18, true) : view.getInt32(18, true);
}

/** WebP container specification: lossy frame header, lossless header, or the canvas of the extended format. */
function webpWidth(view: DataView): number | undefined {
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return view.getUint16(26, true) & 0x3fff;
    case 0x5650384c: // 'VP8L'
      return (view.getUint16(21, true) & 0x3fff) + 1;
    case 0x56503858: // 'VP8X'
      return (view.getUint32(24, true) & 0xffffff) + 1;
    default:
      return undefined;
  }
}

/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegWidth(view: DataView): number | undefined {
  let offset = 2;
  while (view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return view.getUint16(offset + 7);
    if (marker === 0xda || marker === 0xd9) return undefined;
    offset += 2 + view.getUint16(offset + 2);
  }
  return undefined;
}
