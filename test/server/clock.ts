/** The site's time, which tests may shift to see windows pass. */
export class Clock {
  offsetMs = 0;

  /** Milliseconds since the epoch, as the site believes. */
  now(): number {
    return Date.now() + this.offsetMs;
  }
}

/** `2026-11-23 09:21:55`: how Chevereto writes a time, without its zone. */
export function sqlDate(epochMs: number, zoneOffsetMinutes = 0): string {
  return new Date(epochMs + zoneOffsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
