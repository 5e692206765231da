import type { RequestBody } from './ports.ts';

/** A part with the bytes of a file. */
export interface FilePart {
  /** Made safe by `safeFileName`. */
  fileName: string;
  mime: string;
  size: number;
  open: () => AsyncIterable<Uint8Array>;
}

export interface MultipartForm {
  contentType: string;
  body: RequestBody;
}

/**
 * `multipart/form-data` (RFC 7578) as a stream of exactly known length: the text fields first, so that a server
 * knows them before the bytes come, then the file as the part `source`.
 */
export function multipartForm(
  fields: Readonly<Record<string, string>>,
  file: FilePart | undefined,
  boundary: string,
): MultipartForm {
  const encoder = new TextEncoder();
  let head = '';
  for (const [name, value] of Object.entries(fields)) {
    head += `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  }
  if (file) {
    head += `--${boundary}\r\nContent-Disposition: form-data; name="source"; filename="${file.fileName}"\r\n`;
    head += `Content-Type: ${file.mime}\r\n\r\n`;
  }
  const before = encoder.encode(head);
  const after = encoder.encode(`${file ? '\r\n' : ''}--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: {
      size: before.length + (file?.size ?? 0) + after.length,
      open: async function* () {
        yield before;
        if (file) yield* file.open();
        yield after;
      },
    },
  };
}

/** 128 random bits: no file contains it by chance, and no field by design. */
export function randomBoundary(random: () => number): string {
  let digits = '';
  while (digits.length < 32) digits += Math.floor(random() * 16).toString(16);
  return `----pixvid-${digits}`;
}
