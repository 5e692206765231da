/** What a camera or a photographer writes into a JPEG. */
export interface PhotoMetadata {
  title?: string;
  description?: string;
  make?: string;
  model?: string;
  /** 1 to 8; 6 means "turn by 90 degrees clockwise to see it". */
  orientation?: number;
  /** `2019:05:04 03:02:01`, as the standard writes it. */
  dateTime?: string;
  /** Degrees. */
  gps?: { latitude: number; longitude: number };
}

/** The APP1 (Exif) and, for a title, APP13 (IPTC) segments. Titles are written to both, where readers look. */
export function metadataSegments(metadata: PhotoMetadata): Buffer {
  const segments = [segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff(metadata)]))];
  if (metadata.title !== undefined) segments.push(segment(0xed, iptc(metadata.title)));
  return Buffer.concat(segments);
}

export function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

interface Entry {
  tag: number;
  type: 1 | 2 | 3 | 4 | 5;
  count: number;
  value: Buffer;
}

function tiff({ title, description, make, model, orientation, dateTime, gps }: PhotoMetadata): Buffer {
  const head = Buffer.concat([latin('II'), shorts(42), longs(8)]);
  const entries: Entry[] = [];
  if (description !== undefined) entries.push(ascii(0x010e, description));
  if (make !== undefined) entries.push(ascii(0x010f, make));
  if (model !== undefined) entries.push(ascii(0x0110, model));
  if (orientation !== undefined) entries.push({ tag: 0x0112, type: 3, count: 1, value: shorts(orientation) });
  if (dateTime !== undefined) entries.push(ascii(0x0132, dateTime));
  const windowsTitle = title === undefined ? undefined : Buffer.from(`${title}\0`, 'utf16le');
  const xpTitle: Entry[] = windowsTitle
    ? [{ tag: 0x9c9b, type: 1, count: windowsTitle.length, value: windowsTitle }]
    : [];
  if (!gps) return Buffer.concat([head, directory([...entries, ...xpTitle], head.length)]);

  // The size of the first directory does not depend on where its pointer points.
  const withPointer = (offset: number): Buffer =>
    directory(
      [...entries, { tag: 0x8825, type: 4, count: 1, value: longs(offset) }, ...xpTitle],
      head.length,
    );
  const gpsOffset = head.length + withPointer(0).length;
  return Buffer.concat([head, withPointer(gpsOffset), directory(gpsEntries(gps), gpsOffset)]);
}

function gpsEntries({ latitude, longitude }: { latitude: number; longitude: number }): Entry[] {
  return [
    ascii(1, latitude < 0 ? 'S' : 'N'),
    { tag: 2, type: 5, count: 3, value: degrees(latitude) },
    ascii(3, longitude < 0 ? 'W' : 'E'),
    { tag: 4, type: 5, count: 3, value: degrees(longitude) },
  ];
}

/** An image file directory at `offset` in the TIFF block, followed by the values that do not fit into it. */
function directory(entries: readonly Entry[], offset: number): Buffer {
  const rows: Buffer[] = [];
  const outside: Buffer[] = [];
  let end = offset + 2 + entries.length * 12 + 4;
  for (const { tag, type, count, value } of entries) {
    const padded = Buffer.concat([value, Buffer.alloc(Math.max(0, 4 - value.length) + (value.length % 2))]);
    const inline = value.length <= 4;
    rows.push(shorts(tag, type), longs(count), inline ? padded.subarray(0, 4) : longs(end));
    if (!inline) {
      outside.push(padded);
      end += padded.length;
    }
  }
  return Buffer.concat([shorts(entries.length), ...rows, longs(0), ...outside]);
}

function ascii(tag: number, content: string): Entry {
  const value = latin(`${content}\0`);
  return { tag, type: 2, count: value.length, value };
}

/** Degrees, minutes and hundredths of seconds as three fractions. */
function degrees(value: number): Buffer {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  return longs(
    Math.floor(hundredths / 360_000),
    1,
    Math.floor(hundredths / 6000) % 60,
    1,
    hundredths % 6000,
    100,
  );
}

function iptc(title: string): Buffer {
  const name = Buffer.from(title, 'utf8');
  const record = Buffer.concat([Buffer.from([0x1c, 2, 5, 0, name.length]), name]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(record.length);
  const padding = Buffer.alloc(record.length % 2);
  return Buffer.concat([latin('Photoshop 3.0\x008BIM'), Buffer.from([4, 4, 0, 0]), size, record, padding]);
}

function latin(content: string): Buffer {
  return Buffer.from(content, 'latin1');
}

function shorts(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) out.writeUInt16LE(value, index * 2);
  return out;
}

function longs(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32LE(value, index * 4);
  return out;
}
