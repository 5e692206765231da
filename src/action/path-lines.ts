import type { Problems } from './problems.ts';

/** One line of the input `path`. */
export type PathLine = PatternLine | UrlLine | DataLine;

/** A file, a directory or a pattern; with `exclude`, what it matches is taken out again. */
export interface PatternLine {
  kind: 'pattern';
  text: string;
  exclude: boolean;
}

export interface UrlLine {
  kind: 'url';
  url: string;
}

/** A data URI. */
export interface DataLine {
  kind: 'data';
  text: string;
}

/**
 * Splits the input as actions/upload-artifact does: a line each, white space around it dropped, empty lines and
 * those that start with `#` passed over, `!` before what is to be left out.
 */
export function parsePathLines(input: string, problems: Problems): PathLine[] {
  const given = input.split('\n').map((line) => line.trim());
  const lines = given.filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) {
    problems.add(
      'path',
      '',
      'names nothing to upload',
      'Give files, directories, patterns or URLs, one a line.',
    );
  }
  return lines.map((line) => parseLine(line, problems)).filter((line) => line !== undefined);
}

function parseLine(given: string, problems: Problems): PathLine | undefined {
  const refuse = (value: string, problem: string, cure: string): PathLine | undefined => {
    problems.add('path', value, problem, cure);
    return undefined;
  };
  const marks = /^(?:!\s*)*/.exec(given)?.[0] ?? '';
  const exclude = marks.replace(/[^!]/g, '').length % 2 === 1;
  const text = given.slice(marks.length);
  if (text === '') return refuse(given, 'excludes nothing', 'Write a path or pattern after the !.');
  if (isAddress(text)) {
    if (exclude)
      return refuse(
        withoutSecrets(given),
        'excludes a URL',
        'Only files can be excluded: leave the URL out.',
      );
    if (/^data:/i.test(text)) return { kind: 'data', text };
    if (/^https?:/i.test(text)) return { kind: 'url', url: text };
    return refuse(
      withoutSecrets(given),
      'is neither a path nor an http(s) URL',
      'Give an http or https URL.',
    );
  }
  if (text.split(/[/\\]/).some((segment, index) => segment === '..' || (segment === '.' && index > 0))) {
    return refuse(
      given,
      'contains a . or .. segment',
      'Write the path from the workspace, from ~ or from the root.',
    );
  }
  return { kind: 'pattern', text, exclude };
}

/** The letter of a Windows drive is no scheme. */
function isAddress(text: string): boolean {
  return /^(data:|[a-z][a-z0-9+.-]+:\/\/)/i.test(text);
}

/** An address as it may be shown: user names, passwords and queries can hold secrets. */
export function withoutSecrets(address: string): string {
  return address.replace(/\/\/[^/?#]*@/, '//…@').replace(/[?#].*/s, '?…');
}
