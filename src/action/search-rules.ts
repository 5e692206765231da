import { lstatSync, type Stats } from 'node:fs';
import { absolutePath, asksForDirectory } from './absolute-path.ts';
import type { PathLine, PatternLine } from './path-lines.ts';
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

/**
 * Understands the lines for files. One that names an existing file word by word means that file, besides what it
 * matches as a pattern. Patterns are only loaded for lines that need them.
 */
export async function readRules(
  lines: readonly PathLine[],
  place: Place,
): Promise<Map<PathLine, SearchRule[]>> {
  const rules = new Map<PathLine, SearchRule[]>();
  for (const line of lines) {
    if (line.kind !== 'pattern') continue;
    const literal = line.exclude ? [] : literalRule(line, place);
    const isPattern = literal.length === 0 || /[*?[]/.test(line.text);
    rules.set(line, isPattern ? [...literal, await patternRule(line, place)] : literal);
  }
  return rules;
}

/** None when nothing has this very name. */
function literalRule({ text }: PatternLine, place: Place): SearchRule[] {
  const root = absolutePath(text, place);
  const isThere = isEntry(asksForDirectory(text, place) ? `${root}/` : root);
  return isThere ? [{ text, exclude: false, root, walk: [], matches: isNamedBy(text, place) }] : [];
}

/** Whether something can be seen at a path. What hinders the view is told when the place is searched. */
function isEntry(path: string): boolean {
  try {
    return entryAt(path) !== undefined;
  } catch {
    return false;
  }
}

async function patternRule({ text, exclude }: PatternLine, place: Place): Promise<SearchRule> {
  const { compilePattern } = await import('./patterns.ts');
  const { root, walk, matches } = compilePattern(text, place);
  const isNamed = isNamedBy(text, place);
  return { text, exclude, root, walk, matches: (file) => isNamed(file) || matches(file) };
}

/** The last line that is about a file decides. */
export function isWanted(file: string, rules: readonly SearchRule[]): boolean {
  return rules.findLast((rule) => rule.matches(file))?.exclude === false;
}

/** The excludes that no later line takes anything back from. */
export function finalExcludes(rules: readonly SearchRule[]): SearchRule[] {
  return rules.slice(rules.findLastIndex((rule) => !rule.exclude) + 1);
}

/** What is at a path, links not followed. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}

/** Whether a file is the one a line names word by word, or lies below it. */
function isNamedBy(text: string, place: Place): (file: string) => boolean {
  const { platform } = place;
  const itself = comparable(absolutePath(text, place), platform);
  const prefix = itself.endsWith('/') ? itself : `${itself}/`;
  const onlyBelow = asksForDirectory(text, place);
  return (file) => {
    const candidate = comparable(file, platform);
    return (candidate === itself && !onlyBelow) || candidate.startsWith(prefix);
  };
}
