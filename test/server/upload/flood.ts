import { ApiError } from '../failure.ts';
import type { FloodLimits } from '../settings.ts';
import type { SiteState } from '../state.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Shortest first: the first one exceeded is the one named. */
const windows: [keyof FloodLimits, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', dayMs],
  ['week', 7 * dayMs],
  ['month', 30 * dayMs],
];

/** Counts pictures that exist, so a deleted one gives its place back. Administrators are counted too. */
export function refuseFlood(site: SiteState, clientIp: string): void {
  if (site.settings.freeEdition) return;
  const now = site.clock.now();
  const times = site.records
    .all()
    .filter((record) => record.clientIp === clientIp)
    .map((record) => record.uploadedAt);
  for (const [window, length] of windows) {
    const limit = site.settings.flood[window];
    if (limit <= 0 || times.filter((time) => time >= now - length).length < limit) continue;
    const images = limit === 1 ? 'image' : 'images';
    throw new ApiError(`Flooding detected. You can only upload ${limit} ${images} per ${window}`, 130);
  }
}
