import { ApiError } from '../failure.ts';
import type { SiteState } from '../state.ts';
import type { Uploader } from './store.ts';

const windowMs = 24 * 60 * 60 * 1000;

/**
 * Refuses bytes that came from the same address within a day, whoever's key it was.
 * @param code 101 before the file is worked on, 102 after, 103 before it is resized.
 */
export function refuseDuplicate(
  site: SiteState,
  uploader: Uploader,
  md5: string,
  code: 101 | 102 | 103,
): void {
  if (!checksDuplicates(site, uploader)) return;
  const since = site.clock.now() - windowMs;
  const known = site.records
    .all()
    .some(
      (record) =>
        (record.md5 === md5 || record.sourceMd5 === md5) &&
        record.clientIp === uploader.clientIp &&
        record.uploadedAt > since,
    );
  if (known) throw new ApiError('Duplicated upload', code);
}

/** Whether this key's uploads are compared with earlier ones at all. */
export function checksDuplicates(site: SiteState, { owner }: Uploader): boolean {
  return site.settings.duplicates === 'refuse' && owner !== 'admin';
}
