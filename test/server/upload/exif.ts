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

/** Reads an EXIF block; undefined when there is none or it cannot be read. */
export function readPhotoNotes(exif: Buffer | undefined): PhotoNotes | undefined {
  const groups = exif === undefined ? undefined : readGroups(exif);
  if (groups === undefined) return undefined;
  const all: Record<string, Json> = {};
  for (const group of groups) for (const [name, value] of Object.entries(group)) all[name] = asJson(value);
  delete all.MakerNote;
  return {
    json: JSON.stringify(all),
    title: text(all.XPTitle ?? all.DocumentName),
    description: text(all.ImageDescription),
    camera: [text(all.Make), text(all.Model)].filter((word) => word !== undefined).join(' '),
  };
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

function text(value: Json | undefined): string | undefined {
  // The site strips everything beyond ASCII from EXIF texts.
  const plain = typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '').trim() : '';
  return plain === '' ? undefined : plain;
}
