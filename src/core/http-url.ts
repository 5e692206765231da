/**
 * The absolute form of an http(s) URL, or null: an answer must not smuggle in another scheme, a user name, or
 * mere words. With a `base`, the path of a URL on the same site will do.
 */
export function httpUrl(text: unknown, base?: string): string | null {
  if (typeof text !== 'string' || !/^\s*(https?:\/)?\//i.test(text) || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '' ? url.href : null;
}
