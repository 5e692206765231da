import readExif from 'exif-reader';
import type { Json } from '../wire/php-json.ts';

/** What the site takes out of a photo's EXIF. */
export interface PhotoNotes {
  /** All of it, as a JSON text. */
  json: string;
  title: string | undefined;
  description: string | undefined;
  /** Make and model. */
  camera: string;
}

/** Reads a photo's EXIF and IPTC blocks; undefined when there is no EXIF or it cannot be read. */
export function readPhotoNotes(exif: Buffer | undefined, iptc: Buffer | undefined): PhotoNotes | undefined {
  const groups = exif === undefined ? undefined : readGroups(exif);
  if (groups === undefined) return undefined;
  const all: Record<string, Json> = {};
  for (const group of groups) for (const [name, value] of Object.entries(group)) all[name] = asJson(value);
  delete all.MakerNote;
  return {
    json: JSON.stringify(all),
    title: plainText(objectName(iptc)) ?? plainText(utf16(all.XPTitle)),
    description: plainText(all.ImageDescription),
    camera: [plainText(all.Make), plainText(all.Model)].filter((word) => word !== undefined).join(' '),
  };
}

/** IPTC's record 2:05, the picture's title. */
function objectName(iptc: Buffer | undefined): string | undefined {
  const start = iptc?.indexOf('\x1c\x02\x05', 0, 'latin1') ?? -1;
  if (iptc === undefined || start < 0 || start + 5 > iptc.length) return undefined;
  return iptc.toString('latin1', start + 5, start + 5 + iptc.readUInt16BE(start + 3));
}

/** The text Windows writes as bytes of UTF-16. */
function utf16(value: Json | undefined): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return Buffer.from(value.map(Number)).toString('utf16le');
}

function readGroups(exif: Buffer): object[] | undefined {
  try {
    const { Image: image, Photo: photo, GPSInfo: gps } = readExif(exif);
    return [image, photo, gps].filter((group) => group !== undefined);
  } catch {
    return undefined;
  }
}

function asJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
  if (Array.isArray(value)) return value.map(asJson);
  return Buffer.isBuffer(value) ? value.toString('latin1') : null;
}

/** The site strips everything beyond ASCII from these texts. */
function plainText(value: Json | undefined): string | undefined {
  const plain = typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '').trim() : '';
  return plain === '' ? undefined : plain;
}
