import { BadInputError } from './errors.ts';

export interface Base64Text {
  /** Standard alphabet, padded, no white space. */
  text: string;
  /** Decoded size in bytes. */
  size: number;
}

/**
 * Takes plain base64 or a data URI to the form every server accepts; the `data:` prefix, white space and
 * base64url are refused by real ones.
 *
 * @throws BadInputError when the text is empty or not base64.
 */
export function parseBase64(given: string): Base64Text {
  const refuse = (what: string) =>
    new BadInputError(
      `The base64 source ${what}`,
      'Give standard base64 with padding, plain or as data:image/png;base64,…',
    );
  let text = given.trim();
  if (/^data:/i.test(text)) {
    const comma = text.indexOf(',');
    if (comma === -1) throw refuse('is a data URI without a comma before its data');
    if (!/;base64$/i.test(text.slice(0, comma).trim())) throw refuse('is a data URI that is not base64');
    text = text.slice(comma + 1);
  }
  text = text.replace(/\s+/g, '');
  if (text === '') throw refuse('is empty');
  const odd = /[^A-Za-z0-9+/=]/.exec(text);
  if (odd) throw refuse(`has a character outside its alphabet at position ${odd.index + 1}`);
  if (text.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(text)) {
    throw refuse(`is cut off or lacks its padding: it has ${text.length} characters`);
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return { text, size: (text.length / 4) * 3 - padding };
}
