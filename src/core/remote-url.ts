import { BadInputError } from './errors.ts';
import { isPrivateHost } from './private-address.ts';
import type { Site } from './site.ts';

/**
 * The URL of a source, fit to be fetched from here or by the site.
 *
 * @throws BadInputError unless `text` is an http(s) URL without credentials, on a public address; private ones
 * are for sites that are private themselves.
 */
export function parseRemoteUrl(text: string, site: Site): URL {
  const refuse = (what: string) =>
    new BadInputError(
      `The URL source ${what}`,
      'Give the full http:// or https:// URL of a public picture or video.',
    );
  const given = text.trim();
  if (!URL.canParse(given)) throw refuse('is not a URL');
  const url = new URL(given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(`has the scheme ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw refuse(`at ${url.host} contains a user name or password`);
  if (isPrivateHost(url.hostname) && !isPrivateHost(new URL(site.origin).hostname)) {
    throw refuse(`is at the private address ${url.host}`);
  }
  return url;
}

/** The last component of the URL's path, decoded. */
export function remoteName(url: URL): string {
  const component = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(component);
  } catch {
    return component;
  }
}
