import { lstatSync } from 'node:fs';
import { absolutePath } from './absolute-path.ts';
import type { PathLine } from './path-lines.ts';
import { comparable, type Place } from './place.ts';

/** A line of the input `path`, understood. All paths are absolute. */
export interface SearchRule {
  text: string;
  exclude: boolean;
  /** Where to look: a file or directory where `walk` is empty, else the directory before the first wildcard. */
  root: string;
  walk: readonly string[];
  /** Whether the line is about this file. */
  matches: (file: string) => boolean;
}

/** Understands the lines for files. Patterns are only loaded and compiled for those that name no existing file. */
export async function readRules(
  lines: readonly PathLine[],
  place: Place,
): Promise<Map<PathLine, SearchRule>> {
  const rules = new Map<PathLine, SearchRule>();
  for (const line of lines) {
    if (line.kind !== 'pattern') continue;
    const { text, exclude } = line;
    const literal = absolutePath(text, place);
    const matchesLiterally = isOrIsBelow(literal, place);
    if (!exclude && exists(text, place)) {
      rules.set(line, { text, exclude, root: literal, walk: [], matches: matchesLiterally });
      continue;
    }
    const { compilePattern } = await import('./patterns.ts');
    const { root, walk, matches } = compilePattern(text, place);
    rules.set(line, {
      text,
      exclude,
      root,
      walk,
      matches: (file) => matchesLiterally(file) || matches(file),
    });
  }
  return rules;
}

/** The last line that is about a file decides. */
export function isWanted(file: string, rules: readonly SearchRule[]): boolean {
  return rules.findLast((rule) => rule.matches(file))?.exclude === false;
}

/** The excludes that no later line takes anything back from. */
export function finalExcludes(rules: readonly SearchRule[]): SearchRule[] {
  return rules.slice(rules.findLastIndex((rule) => !rule.exclude) + 1);
}

/** The slash that asks for a directory is left at the end, so that the system finds no file by it. */
function exists(text: string, place: Place): boolean {
  const path = absolutePath(text, place) + (text.endsWith('/') ? '/' : '');
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function isOrIsBelow(path: string, { platform }: Place): (file: string) => boolean {
  const itself = comparable(path, platform);
  const prefix = itself.endsWith('/') ? itself : `${itself}/`;
  return (file) => {
    const candidate = comparable(file, platform);
    return candidate === itself || candidate.startsWith(prefix);
  };
}
