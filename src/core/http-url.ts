/** The absolute form of an http(s) URL, or null: an answer must not smuggle in another scheme. */
export function httpUrl(text: unknown, base?: string): string | null {
  if (typeof text !== 'string' || text === '' || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
