import type { Ports } from './ports.ts';
import type { Site } from './site.ts';

/**
 * Deletes a file by its delete URL. Resolves when the site's answer proves the deletion: a 301 whose Location
 * has `?deleted` (any other 301 only leads to a canonical URL).
 *
 * @throws BadInputError when the URL is malformed or not on `site`; DeleteRefusedError when the site does not
 * confirm; NetworkError or TimeoutError when it does not answer. None of them shows the URL.
 */
export async function deleteFile(
  deleteUrl: string,
  site: Site,
  ports: Ports,
  options: { timeout: number; signal?: AbortSignal },
): Promise<void> {
  throw new Error('being written');
}
