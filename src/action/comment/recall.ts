import type { HostedFile, UploadItem, UploadResult } from '../../core/index.ts';
import { fingerprintOf, shortHash } from './fingerprint.ts';
import { isExpired, type Earlier } from './next-section.ts';
import type { Section } from './section.ts';

/** The remembered upload of the same bytes with the same parameters, while the site still has it. */
export function recallFrom(
  previous: Section | undefined,
  baseUrl: string,
  now: () => number,
): (sha256: string, item: UploadItem) => HostedFile | undefined {
  return (sha256, { parameters }) => {
    const fingerprint = fingerprintOf(parameters, baseUrl);
    const known = previous?.pictures.find(
      (picture) => picture.sha === shortHash(sha256) && picture.fingerprint === fingerprint,
    );
    return known && !isExpired(known.remote, now()) ? known.remote : undefined;
  };
}

/**
 * Results whose bytes the site refused as known, answered with a known upload of these bytes, whatever its
 * parameters were.
 *
 * @param known of any section, or of the baseline
 */
export function reuseRefused(
  results: readonly UploadResult[],
  known: readonly Earlier[],
  now: () => number,
): UploadResult[] {
  return results.map((result) => {
    if (result.status !== 'failed' || result.error.kind !== 'duplicate' || result.sha256 === null)
      return result;
    const sha = shortHash(result.sha256);
    const match = known.find((picture) => picture.sha === sha && !isExpired(picture.remote, now()));
    if (match === undefined) return result;
    const { file, sha256, size, mime, attempts, warnings } = result;
    return { file, sha256, size, mime, attempts, warnings, status: 'reused', hosted: match.remote };
  });
}
