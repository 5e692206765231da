import { decodeText } from './text.ts';

/**
 * Name and value pairs of a query or an urlencoded body, in order, read as PHP reads them.
 * @param text one character a byte
 */
export function parseUrlencoded(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? [decodePercent(pair), '']
        : [decodePercent(pair.slice(0, equals)), decodePercent(pair.slice(equals + 1))];
    });
}

/** `+` is a space; an escape that is not two hex digits stays as it is. */
function decodePercent(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeText(Buffer.from(bytes, 'latin1'));
}
