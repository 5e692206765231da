import { statSync } from 'node:fs';
import type { SourceError } from '../core/index.ts';
import { brokenLink, leadsOutside, unreadable } from './file-errors.ts';
import { Links } from './links.ts';
import type { DataLine, PathLine, UrlLine } from './path-lines.ts';
import { comparable, isInside, type Place } from './place.ts';
import { entryAt, finalExcludes, isWanted, readRules, type SearchRule } from './search-rules.ts';

/** What the lines of the input `path` lead to, in their order. */
export interface SearchResult {
  found: readonly Found[];
  /** Lines that nothing was found for, with the reason. */
  fruitless: readonly { line: string; reason: string }[];
  /** Links to directories that were not followed, as they lead out of the workspace. */
  passedOver: readonly string[];
}

export type Found = FoundFile | UrlLine | DataLine;

export interface FoundFile {
  kind: 'file';
  /** Absolute. */
  path: string;
  /** Why it cannot be uploaded, where the search came upon a reason. */
  problem?: SourceError | undefined;
}

export interface SearchOptions {
  place: Place;
  includeHiddenFiles: boolean;
  followSymbolicLinks: boolean;
}

/**
 * Finds the files of the input `path` with the meaning that actions/upload-artifact gives it: of all lines that
 * match a file the last decides, so that a line may take back what an earlier one excluded. Files come in the order
 * of the first line that finds them, sorted by path within it.
 */
export async function search(lines: readonly PathLine[], options: SearchOptions): Promise<SearchResult> {
  const rules = await readRules(lines, options.place);
  const ordered = [...rules.values()].flat();
  const hunt = { ...options, links: linksFor(ordered, options.place), rules: ordered, passedOver: [] };
  const found = new Map<unknown, Found>();
  const fruitless: { line: string; reason: string }[] = [];
  for (const line of lines) {
    if (line.kind !== 'pattern') found.set(line, line);
    const reasons: string[] = [];
    const including = (rules.get(line) ?? []).filter((rule) => !rule.exclude);
    for (const rule of including) {
      const finds = await follow(rule, hunt);
      if (typeof finds === 'string') reasons.push(finds);
      else addWanted(finds, found, hunt);
    }
    const [rule] = including;
    const [reason] = reasons;
    if (rule && reason !== undefined && reasons.length === including.length) {
      fruitless.push({ line: rule.text, reason });
    }
  }
  return { found: [...found.values()], fruitless, passedOver: hunt.passedOver };
}

interface Hunt extends SearchOptions {
  links: Links;
  rules: readonly SearchRule[];
  passedOver: string[];
}

/** Places outside the workspace are open to links once a line names them. */
function linksFor(rules: readonly SearchRule[], place: Place): Links {
  const { workspace, platform } = place;
  const roots = rules.filter((rule) => !rule.exclude).map((rule) => rule.root);
  return new Links(
    place,
    roots.filter((root) => root !== workspace && !isInside(root, workspace, platform)),
  );
}

function addWanted(finds: readonly FoundFile[], found: Map<unknown, Found>, { rules, place }: Hunt): void {
  const areAllWanted = rules.every((rule) => !rule.exclude);
  for (const file of finds) {
    const key = comparable(file.path, place.platform);
    if (!found.has(key) && (areAllWanted || isWanted(file.path, rules))) found.set(key, file);
  }
}

/** The files that a line finds, or why it finds none. */
async function follow(rule: SearchRule, hunt: Hunt): Promise<FoundFile[] | string> {
  const { root } = rule;
  const alone = (problem?: SourceError): FoundFile[] => [{ kind: 'file', path: root, problem }];
  try {
    const entry = entryAt(root);
    if (entry === undefined) return nothingThere(rule, hunt.place);
    if (isHidden(root, hunt)) return 'it is hidden: set include-hidden-files to true to upload it';
    if (entry.isSymbolicLink() && !hunt.followSymbolicLinks) {
      return 'it is a symbolic link, and follow-symbolic-links is false';
    }
    const target = entry.isSymbolicLink() ? statSync(root, { throwIfNoEntry: false }) : entry;
    if (target === undefined) return alone(brokenLink());
    if (!hunt.links.staysInside(root)) return alone(leadsOutside());
    if (target.isDirectory()) return await filesBelow(rule, hunt);
    return rule.matches(root) ? alone() : nothingThere(rule, hunt.place);
  } catch (error) {
    return alone(unreadable(root, error));
  }
}

async function filesBelow(rule: SearchRule, hunt: Hunt): Promise<FoundFile[] | string> {
  const { walk } = await import('./walk.ts');
  const leftOut = finalExcludes(hunt.rules);
  const outside = new Set<string>();
  const files: FoundFile[] = [];
  const paths = await walk(rule.root, rule.walk.length === 0 ? ['**'] : rule.walk, {
    ...hunt,
    isLeftOut: (directory) => leftOut.some((exclude) => exclude.matches(directory)),
    onFileOutside: (path) => outside.add(path),
    onDirectoryOutside: (path) => hunt.passedOver.push(path),
    onUnreadable: (path, error) => files.push({ kind: 'file', path, problem: error }),
  });
  for (const path of paths) {
    const problem = outside.has(path) ? leadsOutside() : undefined;
    if (rule.matches(path)) files.push({ kind: 'file', path, problem });
  }
  if (files.length > 0) return files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return rule.walk.length === 0 ? 'the directory holds no files' : nothingThere(rule, hunt.place);
}

function nothingThere({ text }: SearchRule, { platform }: Place): string {
  const isEscaped = platform === 'posix' && text.includes('\\');
  return isEscaped
    ? 'nothing matches; \\ escapes the character behind it here, so use / between names'
    : 'nothing matches';
}

/** As in @actions/glob, a place is hidden by its own name, not by those above it. */
function isHidden(root: string, { place, includeHiddenFiles }: Hunt): boolean {
  return !includeHiddenFiles && root !== place.workspace && /\/\.[^/]*$/.test(root);
}
