import { BadInputError, DeleteRefusedError } from './errors.ts';
import { exchange, type ExchangeOptions } from './exchange.ts';
import type { Ports } from './ports.ts';
import { httpError } from './refusal.ts';
import type { Site } from './site.ts';

/**
 * Deletes a file by its delete URL. Resolves when the site's answer proves the deletion: a 301 whose Location
 * has `?deleted` (seen on 4.2.0; any other 301 only leads to a canonical URL).
 *
 * @throws BadInputError when the URL is malformed or not on `site`; DeleteRefusedError when the site does not
 * confirm; NetworkError or TimeoutError when it does not answer. None of them shows the URL.
 */
export async function deleteFile(
  deleteUrl: string,
  site: Site,
  ports: Ports,
  options: Pick<ExchangeOptions, 'timeout' | 'signal'>,
): Promise<void> {
  const url = parseDeleteUrl(deleteUrl, site);
  const answer = await exchange({ method: 'GET', url: url.href, headers: { accept: '*/*' } }, ports, options);
  const location = answer.headers.location;
  const leadsTo =
    location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (answer.status === 301 && leadsTo?.searchParams.has('deleted')) return;
  if (answer.status === 404)
    throw new DeleteRefusedError('The site knows no such file or delete URL', { status: 404 });
  if (answer.status >= 300 && answer.status < 400) {
    throw new DeleteRefusedError('The site answered with a redirect that does not confirm a deletion', {
      status: answer.status,
    });
  }
  if (answer.status === 200)
    throw new DeleteRefusedError('The site answered with a page instead of a deletion', { status: 200 });
  throw httpError(answer, { requestUrl: site.uploadUrl, now: ports.now() });
}

/** Exactly the canonical form: with a trailing slash or a query the site redirects without deleting. */
function parseDeleteUrl(text: string, site: Site): URL {
  const refuse = (what: string) =>
    new BadInputError(
      `The delete URL ${what}`,
      'Give the delete URL as the site answered it when the file was uploaded.',
    );
  if (!URL.canParse(text.trim())) throw refuse('is not a URL');
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse(`has the scheme ${url.protocol}`);
  if (url.origin !== site.origin) throw refuse(`is on ${url.host}, not on ${new URL(site.origin).host}`);
  if (url.username !== '' || url.password !== '') throw refuse('contains a user name or password');
  if (!/\/[^/]+\/delete\/[^/]+$/.test(url.pathname) || url.search !== '' || url.hash !== '') {
    throw refuse('has not the form …/image/<id>/delete/<code>');
  }
  return url;
}
