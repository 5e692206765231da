import { DeleteRefusedError, deleteFile, PixvidError, type Ports, type Site } from '../../core/index.ts';
import { remotesOf, type Remote, type Section } from './section.ts';

/** Delete URLs of what was shown and is not any more, by our section or any other. */
export function superseded(before: readonly Remote[], now: readonly Section[]): string[] {
  const shown = new Set(now.flatMap(remotesOf).map(({ deleteUrl }) => deleteUrl));
  const gone = before.map(({ deleteUrl }) => deleteUrl).filter((url) => url !== null);
  return [...new Set(gone)].filter((url) => !shown.has(url));
}

export interface Deleted {
  /** Deleted now. */
  deleted: number;
  /** The delete URLs of those that may still be there. */
  left: string[];
  /** Why the first of them was not deleted. */
  reason: string;
}

/** Gentle on the site: nobody waits for deletions. */
const atOnce = 4;
const timeoutSeconds = 30;

/** Deletes files. What the site does not know any more counts as gone, but not as deleted. */
export async function deleteAll(
  deleteUrls: readonly string[],
  site: Site,
  ports: Ports,
  signal: AbortSignal,
): Promise<Deleted> {
  const done: Deleted = { deleted: 0, left: [], reason: '' };
  const queue = deleteUrls.values();
  const work = async () => {
    for (const url of queue) {
      try {
        await deleteFile(url, site, ports, { timeout: timeoutSeconds, signal });
        done.deleted += 1;
      } catch (error) {
        if (error instanceof DeleteRefusedError && error.status === 404) continue;
        if (!(error instanceof PixvidError)) throw error;
        done.left.push(url);
        done.reason ||= error.message;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return done;
}
