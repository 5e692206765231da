import { statSync, type Dirent, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { SourceError } from '../core/index.ts';
import { unreadable } from './file-errors.ts';
import type { Links } from './links.ts';
import { slashed, type Place } from './place.ts';

export interface ListingOptions {
  place: Place;
  links: Links;
  includeHiddenFiles: boolean;
  followSymbolicLinks: boolean;
  /** Whether all below a directory is left out, so that it need not be read. */
  isLeftOut: (directory: string) => boolean;
  /** Called for a link to a file out of the workspace. */
  onFileOutside: (path: string) => void;
  /** Called for a link to a directory out of the workspace, which is not looked into. */
  onDirectoryOutside: (path: string) => void;
  onUnreadable: (directory: string, error: SourceError) => void;
}

/** A directory entry as fast-glob reads it. */
export type Entry = Record<EntryTest, () => boolean> & { name: string };
type EntryTest = Extract<keyof Dirent, `is${string}`>;

/**
 * A directory as a walk shall see it: hidden names and directories that are left out are not
 * there, links are what they lead to, and devices and the like are files, so that whoever named them hears of it.
 * A directory that cannot be read is empty, and a problem.
 */
export async function listDirectory(directory: string, options: ListingOptions): Promise<Entry[]> {
  const shown: Entry[] = [];
  const place = slashed(directory, options.place.platform);
  const prefix = place.endsWith('/') ? place : `${place}/`;
  for (const entry of await readEntries(place, options)) {
    if (entry.name.startsWith('.') && !options.includeHiddenFiles) continue;
    const path = prefix + entry.name;
    const kind = entry.isSymbolicLink() ? kindOfTarget(path, options) : kindOfEntry(entry);
    if (kind === undefined || (kind === 'directory' && options.isLeftOut(path))) continue;
    if (kind === 'directory' && options.links.isLoop(path, entry.isSymbolicLink())) continue;
    shown.push(kind === 'file' ? asFile(entry.name) : asDirectory(entry.name));
  }
  return shown;
}

async function readEntries(directory: string, { onUnreadable }: ListingOptions): Promise<Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    onUnreadable(directory, unreadable(directory, error));
    return [];
  }
}

type Kind = 'file' | 'directory';

function kindOfEntry(entry: Dirent): Kind {
  return entry.isDirectory() ? 'directory' : 'file';
}

/** Undefined for a link that is not followed. One that is broken counts as absent, as in @actions/glob. */
function kindOfTarget(link: string, options: ListingOptions): Kind | undefined {
  const { links } = options;
  const target = options.followSymbolicLinks ? targetOf(link) : undefined;
  if (target === undefined) return undefined;
  const staysInside = links.staysInside(link);
  if (target.isDirectory()) {
    if (!staysInside) options.onDirectoryOutside(link);
    return staysInside ? 'directory' : undefined;
  }
  if (!staysInside) options.onFileOutside(link);
  return 'file';
}

/** Undefined where there is none, or only a circle of links. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link);
  } catch {
    return undefined;
  }
}

const no = () => false;
const yes = () => true;
const neither = {
  isBlockDevice: no,
  isCharacterDevice: no,
  isDirectory: no,
  isFIFO: no,
  isFile: no,
  isSocket: no,
  isSymbolicLink: no,
};

function asFile(name: string): Entry {
  return { ...neither, name, isFile: yes };
}

function asDirectory(name: string): Entry {
  return { ...neither, name, isDirectory: yes };
}
