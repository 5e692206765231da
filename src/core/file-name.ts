/** Bytes of UTF-8 a file name may have: Chevereto 4.2.0 answers longer ones with an SQL error. */
const longestName = 255;

/**
 * The name as it goes into the part's header. Real servers read `filename="…"` byte for byte: browser-style
 * percent escapes are not decoded and `filename*` is ignored, so what would break the header is replaced.
 */
export function safeFileName(name: string, extension: string): string {
  const lastComponent = name.split(/[\\/]/).at(-1) ?? '';
  const visible = lastComponent
    .toWellFormed()
    .replace(/"/g, "'")
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '_')
    .trim();
  const stem = visible === '' || visible === '.' || visible === '..' ? 'upload' : visible;
  const named = /[^.]\.[A-Za-z0-9]+$/.test(stem) ? stem : `${stem}.${extension}`;
  return shorten(named);
}

/** Cuts the stem, keeps the extension, and cuts between characters. */
function shorten(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= longestName) return name;
  const extension = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  const room = longestName - extension.length;
  const stem = new Uint8Array(room);
  const { read } = encoder.encodeInto(name.slice(0, name.length - extension.length), stem);
  return name.slice(0, read) + extension;
}
