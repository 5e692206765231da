import fastGlob from 'fast-glob';
import { listDirectory, type Entry, type ListingOptions } from './directory-listing.ts';

/**
 * Absolute paths of all below `root` that matches a pattern of fast-glob and is no directory. fast-glob sees each
 * directory as {@link listDirectory} shows it.
 */
export async function walk(
  root: string,
  patterns: readonly string[],
  options: ListingOptions,
): Promise<string[]> {
  const readdir = (directory: string, _: unknown, done?: (error: null, entries: Entry[]) => void) => {
    void listDirectory(directory, options).then((entries) => done?.(null, entries));
  };
  const found = await fastGlob([...patterns], {
    cwd: root,
    fs: { readdir },
    caseSensitiveMatch: options.place.platform !== 'win32',
    dot: true,
    braceExpansion: false,
    extglob: false,
    followSymbolicLinks: false,
  });
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return found.map((file) => prefix + file);
}
