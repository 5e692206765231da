/** A picture as rows of red, green, blue and alpha, a byte each. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** What can be held three times in a runner's memory: both pictures and their differences, 4 bytes a pixel. */
const mostPixels = 24_000_000;

/**
 * Decodes a PNG, JPEG or WebP; the decoders are loaded when first needed.
 *
 * @throws Error when it is none of them, too large, or broken.
 */
export async function decodePicture(bytes: Buffer): Promise<Pixels> {
  const decoded = await decoderFor(bytes)(bytes);
  return { width: decoded.width, height: decoded.height, data: decoded.data };
}

function decoderFor(bytes: Buffer): (bytes: Buffer) => Promise<Pixels> {
  const starts = (text: string, at = 0) => bytes.subarray(at, at + text.length).toString('latin1') === text;
  if (starts('\x89PNG\r\n\x1a\n')) return decodePng;
  if (starts('\xff\xd8\xff')) return decodeJpeg;
  if (starts('RIFF') && starts('WEBP', 8)) return decodeWebP;
  throw new Error('only PNG, JPEG and WebP can be compared');
}

async function decodePng(bytes: Buffer): Promise<Pixels> {
  // Width and height stand behind the signature and the header's length and name.
  refuseTooLarge(bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20));
  const { PNG } = await import('pngjs');
  return PNG.sync.read(bytes);
}

async function decodeJpeg(bytes: Buffer): Promise<Pixels> {
  const { decode } = await import('jpeg-js');
  return decode(bytes, {
    useTArray: true,
    maxResolutionInMP: mostPixels / 1_000_000,
    maxMemoryUsageInMB: 512,
  });
}

async function decodeWebP(bytes: Buffer): Promise<Pixels> {
  const { decode } = await import('@cwasm/webp');
  const { width, height, data } = decode(bytes);
  refuseTooLarge(width * height);
  return { width, height, data: new Uint8Array(data.buffer) };
}

function refuseTooLarge(pixels: number): void {
  if (pixels > mostPixels) throw new Error(`it has more than ${mostPixels / 1_000_000} million pixels`);
}
