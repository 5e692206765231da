import { sqlDate } from '../clock.ts';
import type { SiteState } from '../state.ts';

/** The folder today's uploads go to, by the site's own zone: `2026/11/23/`. */
export function uploadFolder(site: SiteState): string {
  const date = sqlDate(site.clock.now(), site.settings.zoneOffsetMinutes).slice(0, 10);
  return `${date.replaceAll('-', '/')}/`;
}
