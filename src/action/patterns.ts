import { GLOBSTAR, Minimatch } from 'minimatch';
import { absolutePattern } from './absolute-path.ts';
import type { Place } from './place.ts';

/** A pattern of the input `path`. All paths are absolute. */
export interface Pattern {
  /** The literal path before the first wildcard; all of it where there is none. */
  root: string;
  /** What to look for below `root`, for fast-glob: finds all that matches, and possibly more. Empty without a wildcard. */
  walk: string[];
  /** Whether a file matches, or lies below a directory that matches. */
  matches: (file: string) => boolean;
}

/**
 * Reads a pattern as actions/upload-artifact does (through @actions/glob): `*`, `?`, `[…]` and `**` are wildcards
 * and nothing else is; they find names that start with a dot; a directory stands for all below it; case counts
 * except on Windows; `\` escapes a wildcard, but is a separator on Windows.
 */
export function compilePattern(text: string, place: Place): Pattern {
  const absolute = absolutePattern(text, place);
  const onlyDirectories = absolute.endsWith('/');
  const glob = onlyDirectories ? absolute.slice(0, -1) : absolute;
  const options = { ...language, platform: place.platform === 'win32' ? 'win32' : 'linux' } as const;
  const nocase = place.platform === 'win32';
  const itself = new Minimatch(glob, { ...options, nocase });
  const below = new Minimatch(`${glob}/**`, { ...options, nocase });
  const segments = new Minimatch(glob, options).set[0] ?? [];
  const wildcard = segments.findIndex((segment) => typeof segment !== 'string');
  const isTree = segments.at(-1) === GLOBSTAR;
  return {
    root: rootPath(wildcard === -1 ? segments : segments.slice(0, wildcard)),
    walk: wildcard === -1 ? [] : walkFor(segments.slice(wildcard), onlyDirectories),
    matches: (file) =>
      // minimatch finds what stands right before a last ** only with a slash behind it.
      (!onlyDirectories && itself.match(isTree ? `${file}/` : file)) || below.match(file),
  };
}

/** What @actions/glob sets. */
const language = { dot: true, nobrace: true, nocomment: true, noext: true, nonegate: true } as const;

type Segment = Minimatch['set'][number][number];

function rootPath(segments: Segment[]): string {
  const path = segments.join('/');
  return path === '' || /^[a-z]:$/i.test(path) ? `${path}/` : path;
}

function walkFor(segments: Segment[], onlyDirectories: boolean): string[] {
  const walk = segments
    .map(walkSegment)
    .join('/')
    .replace(/(^|\/)\*\*$/, '');
  const below = walk === '' ? '**' : `${walk}/**`;
  return walk === '' || onlyDirectories ? [below] : [walk, below];
}

/** Wildcards are left to fast-glob where both read them alike. Anything else becomes `*`, and {@link Pattern.matches} decides. */
function walkSegment(segment: Segment): string {
  if (segment === GLOBSTAR) return '**';
  const text = typeof segment === 'string' ? segment : segment.pattern;
  return /^[\w*-][\w.*-]*$/.test(text) && !text.includes('**') ? text : '*';
}
