import { createHash } from 'node:crypto';
import type { UploadParameters } from '../../core/index.ts';

/** Equal for uploads to one site with the same parameters: only those may stand for each other. */
export function fingerprintOf(parameters: UploadParameters, baseUrl: string): string {
  const given = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, given]))
    .digest('base64url')
    .slice(0, 11);
}

/** Characters of a SHA-256 in hex that are remembered: 128 bits are more than accident or malice can match. */
const rememberedHash = 32;

export function shortHash(sha256: string | null): string | null {
  return sha256?.slice(0, rememberedHash) ?? null;
}
