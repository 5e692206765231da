const minute = 60;
const day = 24 * 60 * minute;

/** Chevereto clamps shorter ones up to this (seen on 4.2.0). */
export const shortestExpiration = 5 * minute;
/** Chevereto clamps longer ones down to this: one year. */
export const longestExpiration = 365 * day;

const interval =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const unitSeconds = [365 * day, (365 * day) / 12, 7 * day, day, 60 * minute, minute, 1];

/**
 * Seconds of an expiration as the API takes it: an upper-case ISO-8601 interval (`PT5M`, `P3D`) or plain
 * seconds. Months and years count as twelfths of 365 days. Undefined for anything else, which a real server
 * would accept in silence and turn into five minutes.
 */
export function expirationSeconds(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = interval.exec(text);
  if (!match) return undefined;
  return unitSeconds.reduce((sum, seconds, unit) => sum + seconds * Number(match[unit + 1] ?? 0), 0);
}
