import type { Problems } from '../problems.ts';
import { commentModes, type CommentMode } from './race/plan.ts';
import { templateProblem } from './render/template.ts';
import { nameProblem } from './section-name.ts';
import type { Layout } from './section.ts';

export const commentOccasions = ['always', 'changed', 'failed'] as const;
export type CommentOccasion = (typeof commentOccasions)[number];

/** The inputs of the comment, checked. */
export interface CommentInputs {
  token: string;
  pullRequest: number | undefined;
  /** Empty for the workflow's name. */
  key: string;
  /** Empty for one made of job, matrix and step. */
  section: string;
  matrix: string;
  mode: CommentMode;
  when: CommentOccasion;
  layout: Layout;
  prune: boolean;
  /** Percentage of differing pixels below which a pair counts as unchanged; undefined for no differences. */
  diffThreshold: number | undefined;
}

/** Read by the Action's own means, as all inputs are. */
export interface InputReader {
  text: (name: string) => string;
  choice: <Value extends string>(name: string, values: readonly [Value, ...Value[]]) => Value;
  onOrOff: (name: 'prune' | 'diff') => boolean;
  /** Content of a text file that an input names. */
  file: (name: string, path: string) => string | undefined;
}

/** Widest and narrowest a table of pictures may be asked for. */
const columnRange = { min: 1, max: 8 };
const thumbnailRange = { min: 32, max: 1200 };

/** Percent: a blinking cursor is less, a moved button more. */
const defaultThreshold = 0.1;

const defaultTitle = 'Screenshots';

export function readCommentInputs(read: InputReader, problems: Problems): CommentInputs {
  const token = read.text('github-token');
  if (token === '') {
    problems.add(
      'github-token',
      '',
      'is empty, and the comment needs it',
      'Leave it out: its default is the token of the job.',
    );
  }
  return {
    token,
    pullRequest: readPullRequest(read, problems),
    key: readName('comment-key', read, problems),
    section: readName('section', read, problems),
    matrix: read.text('matrix'),
    mode: read.choice('comment-mode', commentModes),
    when: read.choice('comment-when', commentOccasions),
    layout: {
      columns: readSize('columns', columnRange, read, problems),
      thumbnail: readSize('thumbnail', thumbnailRange, read, problems),
      title: read.text('comment-title') || defaultTitle,
      template: readTemplate(read, problems),
    },
    prune: read.onOrOff('prune'),
    diffThreshold: readThreshold(read, problems),
  };
}

function readPullRequest(read: InputReader, problems: Problems): number | undefined {
  const given = read.text('pr-number');
  if (given === '') return undefined;
  if (!/^[1-9]\d{0,9}$/.test(given)) {
    problems.add('pr-number', given, 'is not the number of a pull request', 'Give digits only, such as 42.');
    return undefined;
  }
  return Number(given);
}

function readName(input: string, read: InputReader, problems: Problems): string {
  const given = read.text(input);
  const wrong = nameProblem(given);
  if (wrong) problems.add(input, given, wrong.problem, wrong.cure);
  return given;
}

function readSize(
  input: string,
  { min, max }: { min: number; max: number },
  read: InputReader,
  problems: Problems,
): number | 'auto' {
  const given = read.text(input);
  if (given === '' || given.toLowerCase() === 'auto') return 'auto';
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= min && value <= max) return value;
  problems.add(
    input,
    given,
    `is neither auto nor a whole number from ${min} to ${max}`,
    'Use one, or leave it out for auto.',
  );
  return 'auto';
}

function readThreshold(read: InputReader, problems: Problems): number | undefined {
  const isWanted = read.onOrOff('diff');
  const given = read.text('diff-threshold') || String(defaultThreshold);
  const value = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || value > 100) {
    problems.add('diff-threshold', given, 'is not a percentage', 'Give a number from 0 to 100, such as 0.1.');
  }
  return isWanted ? value : undefined;
}

function readTemplate(read: InputReader, problems: Problems): string {
  const path = read.text('comment-template');
  if (path === '') return '';
  const template = read.file('comment-template', path);
  if (template === undefined) return '';
  const wrong = templateProblem(template);
  if (wrong) problems.add('comment-template', path, wrong.problem, wrong.cure);
  return template.replaceAll('\r\n', '\n').trim();
}
