import { randomUUID } from 'node:crypto';

/** A part of a multipart body. A file part has a file name, a text part has none. */
export interface Part {
  name: string;
  data: Buffer;
  /** The bytes between the quotes of `filename="…"`, as they are. */
  filename?: Buffer;
  /** More of the Content-Disposition header, behind the file name. */
  disposition?: string;
  type?: string;
}

export interface Body {
  headers: Record<string, string>;
  body: Buffer;
}

/** The part `source`. A type of `null` sends the part without a Content-Type. */
export function file(
  data: Buffer,
  { name = 'picture.png', type = 'image/png', part = 'source' }: FileOptions = {},
): Part {
  const filename = typeof name === 'string' ? Buffer.from(name, 'utf8') : name;
  return { name: part, data, filename, ...(type === null ? {} : { type }) };
}

export interface FileOptions {
  name?: string | Buffer;
  type?: string | null;
  part?: string;
}

export function field(name: string, value: string | Buffer): Part {
  return { name, data: typeof value === 'string' ? Buffer.from(value, 'utf8') : value };
}

export function fields(values: Readonly<Record<string, string>>): Part[] {
  return Object.entries(values).map(([name, value]) => field(name, value));
}

export function multipart(parts: readonly Part[]): Body {
  const boundary = `conformance-${randomUUID()}`;
  const chunks: Buffer[] = [];
  for (const { name, data, filename, disposition = '', type } of parts) {
    chunks.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`));
    if (filename) chunks.push(Buffer.from('; filename="'), filename, Buffer.from('"'));
    chunks.push(Buffer.from(disposition));
    if (type !== undefined) chunks.push(Buffer.from(`\r\nContent-Type: ${type}`));
    chunks.push(Buffer.from('\r\n\r\n'), data, Buffer.from('\r\n'));
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat(chunks),
  };
}

/** `raw` values are put into the body as they are, the others percent-encoded. */
export function urlencoded(
  values: Readonly<Record<string, string>>,
  raw: Readonly<Record<string, string>> = {},
): Body {
  const pairs = [
    ...Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
    ...Object.entries(raw).map(([name, value]) => `${name}=${value}`),
  ];
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(pairs.join('&')),
  };
}
