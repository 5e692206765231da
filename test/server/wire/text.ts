/**
 * Bytes as text. Where they are not UTF-8 the result holds lone surrogates, so that
 * `isWellFormed()` still tells, as the database would, that the text is invalid.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return lenient.decode(bytes).replaceAll('\ufffd', '\udcff');
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
