import { BadInputError } from './errors.ts';

/** The address of a Chevereto site, checked. Made by {@link parseSite} only. */
export interface Site {
  /** Without a trailing slash, e.g. `https://pixvid.org` or `https://example.com/pictures`. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Exactly `{base}/api/1/upload`: with a trailing slash or a query, real servers answer 301 and lose the upload. */
  readonly uploadUrl: string;
}

const uploadPath = '/api/1/upload';

/** @throws BadInputError when `text` is not the plain http(s) address of a site. */
export function parseSite(text: string): Site {
  const refuse = (what: string) =>
    new BadInputError(
      `The base URL ${what}.`,
      'Give the address of the site and nothing more, such as https://pixvid.org.',
    );
  const given = text.trim();
  if (!URL.canParse(given)) throw refuse(`"${withoutSecrets(given)}" is not a URL with a scheme and a host`);
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refuse(`"${withoutSecrets(given)}" does not start with https:// or http://`);
  }
  if (url.username !== '' || url.password !== '')
    throw refuse(`for ${url.host} contains a user name or password`);
  if (url.search !== '' || given.includes('?')) throw refuse(`for ${url.host} contains a query`);
  if (url.hash !== '' || given.includes('#')) throw refuse(`for ${url.host} contains a fragment (#)`);
  const path = url.pathname.replace(/\/+$/, '');
  if (/\/api(\/1(\/upload)?)?$/.test(path)) {
    throw refuse(`"${given}" contains the path of the API, which is added to it`);
  }
  const baseUrl = url.origin + path;
  return { baseUrl, origin: url.origin, uploadUrl: baseUrl + uploadPath };
}

/** What an address may show in a message: user names, passwords and queries can hold secrets. */
function withoutSecrets(address: string): string {
  return address.replace(/^([^/@]*\/\/)?[^/@]*@/, '$1…@').replace(/[?#].*$/s, '?…');
}

/** @throws BadInputError when the key cannot be sent as a header. The message does not show the key. */
export function parseApiKey(text: string): string {
  const key = text.trim();
  if (key === '') {
    throw new BadInputError('The API key is empty.', 'Give the API key of your account on the site.');
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new BadInputError(
      'The API key contains spaces, control characters or letters outside ASCII.',
      'Copy the key again from the site’s settings: it is one line of letters, digits and underscores.',
    );
  }
  return key;
}
