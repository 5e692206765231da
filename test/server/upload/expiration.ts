import { phpNumber } from './php-number.ts';

/** Sooner than this an upload cannot expire, later than that neither. In seconds. */
const shortest = 5 * 60;
const longest = 365 * 24 * 60 * 60;

/** Intervals that Chevereto's own menu offers; added by the calendar, not in seconds. */
const byCalendar = /^P(?:[1-6]M|1Y)$/;

const interval =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * When an upload of `now` is to be deleted, in milliseconds since the epoch; null is never.
 * Nothing is refused: what cannot be read counts as the shortest time.
 */
export function expiresAt(expiration: string | undefined, now: number): number | null {
  if (expiration === undefined) return null;
  const parts = interval.exec(expiration);
  if (parts !== null && byCalendar.test(expiration)) return addInterval(parts, now);
  const written = parts === null ? 0 : (addInterval(parts, now) - now) / 1000;
  const seconds = Math.trunc(phpNumber(expiration) ?? written);
  return now + Math.min(Math.max(seconds, shortest), longest) * 1000;
}

function addInterval(parts: RegExpExecArray, from: number): number {
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  const date = new Date(from);
  date.setUTCFullYear(date.getUTCFullYear() + (years ?? 0), date.getUTCMonth() + (months ?? 0));
  const day = (weeks ?? 0) * 7 + (days ?? 0);
  const rest = ((day * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  const time = date.getTime() + rest * 1000;
  // Beyond what a Date can hold is beyond a year in any case.
  return Number.isNaN(time) ? from + (longest + 1) * 1000 : time;
}
