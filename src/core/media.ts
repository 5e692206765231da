/** What a file is, told from its first bytes. */
export interface Media {
  mime: string;
  /** Without a dot, lower case. */
  extension: string;
  type: 'image' | 'video';
}

/** Bytes from the start of a file that are enough for {@link detectMedia} and for most picture headers. */
export const headSize = 64 * 1024;

const image = (subtype: string, extension: string): Media => ({
  mime: `image/${subtype}`,
  extension,
  type: 'image',
});
const video = (subtype: string, extension: string): Media => ({
  mime: `video/${subtype}`,
  extension,
  type: 'video',
});

/** Brands of ISO base media files (ISO/IEC 14496-12) that are pictures; all others are video. */
const pictureBrands: ReadonlyMap<string, Media> = new Map([
  ['avif', image('avif', 'avif')],
  ['avis', image('avif', 'avif')],
  ['heic', image('heic', 'heic')],
  ['heix', image('heic', 'heic')],
  ['heim', image('heic', 'heic')],
  ['heis', image('heic', 'heic')],
  ['hevc', image('heic', 'heic')],
  ['mif1', image('heif', 'heif')],
  ['msf1', image('heif', 'heif')],
]);

/** Brands of files with sound alone: music, audio books, protected music. */
const soundBrands: ReadonlySet<string> = new Set(['M4A ', 'M4B ', 'M4P ']);

/** Extensions that settle what a container holds where its bytes leave it open. */
const containerNames: ReadonlyMap<string, Media> = new Map([
  ['mov', video('quicktime', 'mov')],
  ['m4v', video('x-m4v', 'm4v')],
  ['3gp', video('3gpp', '3gp')],
]);

/**
 * Tells pictures and videos from their content, and only then from the name: a container such as MP4 or
 * Matroska goes by several. Undefined for anything else, whatever its name says.
 */
export function detectMedia(head: Uint8Array, name: string): Media | undefined {
  const at = (offset: number, text: string) => latin1(head.subarray(offset, offset + text.length)) === text;
  const bytes = (...expected: number[]) => expected.every((byte, index) => head[index] === byte);
  const byName = containerNames.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');

  if (bytes(0x89) && at(1, 'PNG\r\n\x1a\n')) return image('png', 'png');
  if (bytes(0xff, 0xd8, 0xff)) return image('jpeg', 'jpg');
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return image('gif', 'gif');
  if (at(0, 'RIFF') && at(8, 'WEBP')) return image('webp', 'webp');
  if (at(0, 'RIFF') && at(8, 'AVI ')) return video('x-msvideo', 'avi');
  if (at(0, 'BM') && at(15, '\0\0\0') && bitmapHeaderSizes.has(head[14] ?? 0)) return image('bmp', 'bmp');
  if (at(0, 'II*\0') || at(0, 'MM\0*')) return image('tiff', 'tiff');
  if (bytes(0xff, 0x0a) || at(0, '\0\0\0\x0cJXL ')) return image('jxl', 'jxl');
  if (bytes(0x00, 0x00, 0x01, 0x00) && (head[4] ?? 0) > 0 && head[5] === 0) return image('x-icon', 'ico');
  // The first box of a file is small, unless it is the data itself: words at this place are none.
  if (bytes(0, 0) && at(4, 'ftyp')) return fileTypeBox(head, byName ?? video('mp4', 'mp4'));
  if (bytes(0) && (at(4, 'moov') || at(4, 'mdat') || at(4, 'wide'))) return video('quicktime', 'mov');
  if (bytes(0x1a, 0x45, 0xdf, 0xa3)) {
    const isWebm = latin1(head.subarray(0, 64)).includes('webm');
    return isWebm ? video('webm', 'webm') : video('x-matroska', 'mkv');
  }
  if (at(0, 'OggS') && (at(28, '\x80theora') || at(28, 'fishead\0'))) return video('ogg', 'ogv');
  if (at(0, 'FLV\x01')) return video('x-flv', 'flv');
  if (bytes(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) return video('x-ms-wmv', 'wmv');
  if (bytes(0x00, 0x00, 0x01, 0xba) || bytes(0x00, 0x00, 0x01, 0xb3)) return video('mpeg', 'mpg');
  if (head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47) return video('mp2t', 'ts');
  if (isSvg(new TextDecoder().decode(head.subarray(0, 4096)))) return image('svg+xml', 'svg');
  return undefined;
}

/** Sizes of the header that follows a bitmap's file header, by version of the format. */
const bitmapHeaderSizes: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** Told from the major brand, and from the compatible ones where that only says "a picture". */
function fileTypeBox(head: Uint8Array, otherwise: Media): Media | undefined {
  const size = (head[2] ?? 0) * 256 + (head[3] ?? 0);
  const [major, , ...compatible] = latin1(head.subarray(8, size)).match(/[^]{4}/g) ?? [];
  if (major === undefined || soundBrands.has(major)) return undefined;
  if (major === 'qt  ') return video('quicktime', 'mov');
  if (major.startsWith('M4V')) return video('x-m4v', 'm4v');
  if (major.startsWith('3g')) return video('3gpp', '3gp');
  if (major === 'mif1' && compatible.includes('avif')) return image('avif', 'avif');
  return pictureBrands.get(major) ?? otherwise;
}

/** What may stand before the root of an SVG: white space, the XML declaration, comments, a document type. */
const svgProlog = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\])?\s*>/iy;

function isSvg(text: string): boolean {
  let root = 0;
  do {
    svgProlog.lastIndex = root;
    root += svgProlog.exec(text)?.[0].length ?? 0;
  } while (svgProlog.lastIndex > 0);
  return /^<svg[\s/>]/i.test(text.slice(root, root + 5));
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
