import { open } from 'node:fs/promises';

export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'avif';
export type VideoFormat = 'mp4' | 'webm' | 'quicktime';

/** What the first bytes of a file say it is. */
export type Sniffed =
  | { kind: 'picture'; format: PictureFormat }
  | { kind: 'video'; format: VideoFormat }
  /** A picture format the site knows of and does not take. */
  | { kind: 'refused-picture' }
  /** Fewer than the twelve bytes PHP's getimagesize wants, and nothing it knows. */
  | { kind: 'too-short' }
  | { kind: 'unknown' };

/** The bytes getimagesize reads before it gives up with "Error reading from". */
const neededBytes = 12;

export async function sniff(path: string): Promise<Sniffed> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return sniffHead(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function sniffHead(head: Buffer): Sniffed {
  const text = head.toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', format: 'png' };
  if (text.startsWith('\xff\xd8\xff')) return { kind: 'picture', format: 'jpeg' };
  if (text.startsWith('GIF')) return { kind: 'picture', format: 'gif' };
  if (text.startsWith('BM') && head.length >= neededBytes) return { kind: 'picture', format: 'bmp' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'picture', format: 'webp' };
  if (/^(II\*\0|MM\0\*|\0\0\x01\0)/.test(text)) return { kind: 'refused-picture' };
  if (text.startsWith('\x1a\x45\xdf\xa3')) return { kind: 'video', format: 'webm' };
  if (text.slice(4, 8) === 'ftyp') return sniffBrand(text.slice(8, 12));
  return head.length < neededBytes ? { kind: 'too-short' } : { kind: 'unknown' };
}

function sniffBrand(brand: string): Sniffed {
  if (brand === 'avif' || brand === 'avis') return { kind: 'picture', format: 'avif' };
  if (brand === 'qt  ') return { kind: 'video', format: 'quicktime' };
  return { kind: 'video', format: 'mp4' };
}
