import type { SiteState } from '../state.ts';
import type { ImageRecord } from './records.ts';

/** Removes an upload: its record first, so that nobody finds it while its files go. */
export async function removeUpload(site: SiteState, record: ImageRecord): Promise<void> {
  await site.records.remove(record.id);
  await site.files.remove(record);
}

/** What Chevereto's cron job does: only it removes what has expired. */
export async function removeExpired(site: SiteState): Promise<void> {
  const now = site.clock.now();
  for (const record of site.records.all()) {
    if (record.expiresAt !== null && record.expiresAt < now) await removeUpload(site, record);
  }
}
