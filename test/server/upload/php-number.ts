/** What PHP's is_numeric takes: spaces around, a fraction, an exponent; nothing hexadecimal. */
const numeric = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** The number a text stands for in PHP; undefined when it is none. */
export function phpNumber(text: string): number | undefined {
  return numeric.test(text) ? Number(text) : undefined;
}
