import { randomBytes } from 'node:crypto';
import { ApiError, ServerError } from '../failure.ts';
import { sniffHead } from '../media/sniff.ts';
import { videoMime } from '../media/video.ts';
import type { TempFile, TempFiles } from '../storage/temp-files.ts';
import type { Fields } from '../wire/fields.ts';
import type { Form } from '../wire/form.ts';

/** A file that came with the request. */
export interface SourceFile {
  name: string;
  mediaType: string;
  stored: TempFile | undefined;
  error: 'none' | 'too-large' | 'no-file' | 'partial';
}

export type Source = { kind: 'file'; file: SourceFile } | { kind: 'url'; url: string };

/** Finds the source: a file part before text, the field `source` before imgBB's `image`. */
export async function readSource(
  method: string,
  form: Form,
  request: Fields,
  temp: TempFiles,
): Promise<Source> {
  const file = form.files.get('source');
  if (file?.array === true) throw new ServerError('source[] is not a file');
  if (file !== undefined) return { kind: 'file', file };
  const text = request.get('source') ?? request.get('image');
  if (text === undefined) throw new ApiError('Empty upload source', 130);
  if (Array.isArray(text)) throw new ServerError('source[] is not text');
  if (isUrl(text)) return { kind: 'url', url: text };
  if (method !== 'POST') {
    throw new ApiError('Upload using base64 source must be done using POST method.', 130);
  }
  return { kind: 'file', file: await base64File(text, temp) };
}

/** The schemes 4.2.0 takes for a URL, before it looks for base64. */
const urlSchemes =
  /^(?:https?|ftps?|mailto|news|irc|gopher|nntp|feed|telnet|mms|rtsp|svn|tel|fax|xmpp):\/\/[^/?#]/i;

function isUrl(text: string): boolean {
  return urlSchemes.test(text);
}

async function base64File(text: string, temp: TempFiles): Promise<SourceFile> {
  const base64 = text.replace(/\s+/g, '');
  const bytes = Buffer.from(base64, 'base64');
  // Node skips what is not base64, so only a strict text comes back the same.
  if (bytes.toString('base64') !== base64) throw new ApiError('Invalid base64 string', 120);
  if (base64 === '') throw new ApiError('Empty source', 130);
  const writer = await temp.create();
  await writer.write(bytes);
  const { mediaType, extension } = sniffType(bytes);
  return {
    name: `${randomBytes(6).toString('hex')}.${extension}`,
    mediaType,
    stored: await writer.finish(),
    error: 'none',
  };
}

/** What libmagic says of the bytes; other than pictures they get no extension. */
function sniffType(bytes: Buffer): { mediaType: string; extension: string } {
  const found = sniffHead(bytes.subarray(0, 64));
  if (found.kind === 'picture') return { mediaType: `image/${found.format}`, extension: found.format };
  if (found.kind === 'video') return { mediaType: videoMime(found.format), extension: '' };
  return { mediaType: 'application/octet-stream', extension: '' };
}
