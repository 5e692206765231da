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
  const list = async (directory: string) => {
    const entries = await listDirectory(onDisk(directory), options);
    return entries.map((entry) => ({ ...entry, name: onOneLine(entry.name) }));
  };
  const readdir = (directory: string, _: unknown, done?: (error: null, entries: Entry[]) => void) => {
    void list(directory).then((entries) => done?.(null, entries));
  };
  const found = await fastGlob([...patterns], {
    cwd: onOneLine(root),
    fs: { readdir },
    caseSensitiveMatch: options.place.platform !== 'win32',
    dot: true,
    braceExpansion: false,
    extglob: false,
    followSymbolicLinks: false,
  });
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return found.map((file) => prefix + onDisk(file));
}

/** The wildcards of fast-glob find no name with a line break in it, so that it is shown this mark and a number instead. */
const mark = '\ue000';

function onOneLine(name: string): string {
  return name.replace(/[\n\r\u2028\u2029\ue000]/g, (character) => `${mark}${character.charCodeAt(0)};`);
}

function onDisk(path: string): string {
  return path.replace(/\ue000(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
