/** What PHP reads from the header of one part of a multipart body. Texts hold one byte a character. */
export interface PartHeader {
  /** The Content-Disposition line as it came. */
  raw: string;
  name: string | undefined;
  /** Present, even when empty, for a file part. `filename*` is not looked at. */
  filename: string | undefined;
  mediaType: string;
}

/** Reads a part's header block the way PHP 8.2 does (main/rfc1867.c), oddities included. */
export function parsePartHeader(block: string): PartHeader {
  const headers = unfoldedLines(block).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trimStart()];
  });
  const first = (name: string) => headers.find(([found]) => found === name)?.[1];
  const disposition = first('content-disposition') ?? '';
  const parameters = dispositionParameters(disposition);
  return {
    raw: disposition === '' ? '' : `Content-Disposition: ${disposition}`,
    name: parameters.get('name'),
    filename: parameters.get('filename'),
    mediaType: (first('content-type') ?? '').trim(),
  };
}

/** A line that starts with a space or has no colon continues the one before, with nothing between. */
function unfoldedLines(block: string): string[] {
  const lines: string[] = [];
  for (const line of block.split('\n').map((text) => text.replace(/\r$/, ''))) {
    const previous = lines.at(-1);
    if (previous !== undefined && (/^\s/.test(line) || !line.includes(':'))) {
      lines[lines.length - 1] = previous + line;
    } else if (line.includes(':')) {
      lines.push(line);
    }
  }
  return lines;
}

function dispositionParameters(disposition: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const word of splitUnquoted(disposition)) {
    const equals = word.indexOf('=');
    if (equals < 0) continue;
    parameters.set(word.slice(0, equals).trim().toLowerCase(), unquoted(word.slice(equals + 1)));
  }
  return parameters;
}

/** Cuts at semicolons outside of quotes; a backslash guards the quote that follows it. */
function splitUnquoted(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && text.charAt(at + 1) === quote) at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === ';') {
      words.push(text.slice(start, at));
      start = at + 1;
    }
  }
  words.push(text.slice(start));
  return words;
}

/** The value up to its closing quote; `\"` and `\\` lose their backslash, percent escapes stay. */
function unquoted(text: string): string {
  const value = text.trimStart();
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return value.replace(/\s.*$/s, '');
  let result = '';
  for (let at = 1; at < value.length && value.charAt(at) !== quote; at += 1) {
    const next = value.charAt(at + 1);
    if (value.charAt(at) === '\\' && (next === '\\' || next === quote)) at += 1;
    result += value.charAt(at);
  }
  return result;
}
