/** First delay's upper bound; it doubles with each attempt. */
const baseDelay = 500;
/** No delay is longer than this, unless the site asked for more. */
const longestDelay = 30_000;
/** A site that asks for a longer wait than this is not waited for. */
export const longestRetryAfter = 5 * 60_000;

/**
 * Milliseconds to wait before a further attempt: full jitter, i.e. evenly between nothing and an exponentially
 * growing bound, so that many clients do not come back at once; but not before the site asked for.
 *
 * @param attempt the attempt that failed, from 1
 */
export function retryDelay(attempt: number, retryAfter: number | undefined, random: number): number {
  const bound = Math.min(longestDelay, baseDelay * 2 ** (attempt - 1));
  return Math.round((retryAfter ?? 0) + random * bound);
}

/** Statuses after which the same request may succeed: timeout, too early, too many requests, any server error. */
export function isTemporary(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** Milliseconds of a Retry-After header, in seconds or as an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMilliseconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // The oldest of the three forms of a date names no zone, and means this one.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text.replace(/( GMT)?$/, ' GMT')) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
