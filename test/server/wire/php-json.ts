export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** JSON as PHP's json_encode writes it: one line, `\/` for slashes, `\uXXXX` for everything beyond ASCII. */
export function phpJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
