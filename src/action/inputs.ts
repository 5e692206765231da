import { readFileSync } from 'node:fs';
import {
  BadInputError,
  checkParameters,
  choices,
  parameterNames,
  parseApiKey,
  parseSite,
  ranges,
  type ParameterName,
  type UploadSettings,
} from '../core/index.ts';
import { absolutePath } from './absolute-path.ts';
import { readCommentInputs, type CommentInputs, type InputReader } from './comment/inputs.ts';
import { parsePathLines, type PathLine } from './path-lines.ts';
import { placeOfRun } from './place.ts';
import {
  parseTemplate,
  templatedParameters,
  type Template,
  type TemplatedParameter,
} from './placeholders.ts';
import { Problems } from './problems.ts';
import * as runner from './runner.ts';

/** All inputs, checked. */
export interface Inputs {
  mode: OwnChoice<'mode'>;
  lines: readonly PathLine[];
  settings: UploadSettings;
  /** Parameters that are the same for every file, as given. */
  fixed: Readonly<Partial<Record<ParameterName, string>>>;
  /** Parameters that are filled in anew for every file. */
  templates: Readonly<Record<TemplatedParameter, Template>>;
  ifNoFilesFound: OwnChoice<'ifNoFilesFound'>;
  includeHiddenFiles: boolean;
  followSymbolicLinks: boolean;
  onError: OwnChoice<'onError'>;
  summary: boolean;
  /** As given; empty for a file among the runner's temporary ones. */
  resultsFile: string;
  exposeDeleteUrls: boolean;
  /** Undefined when no comment is wanted. */
  comment: CommentInputs | undefined;
  /** As given: a path or an http(s) URL; empty for none. */
  baseline: string;
  /** As given; empty for none. */
  manifestPath: string;
}

/** Inputs with a fixed set of values that the core knows nothing of, the default first. */
export const ownChoices = {
  mode: ['upload', 'cleanup'],
  ifNoFilesFound: ['warn', 'error', 'ignore'],
  onError: ['fail', 'warn'],
} as const;
export type OwnChoice<Name extends keyof typeof ownChoices> = (typeof ownChoices)[Name][number];

/** Inputs that are true or false, with their defaults. */
export const switches = {
  includeHiddenFiles: false,
  followSymbolicLinks: true,
  summary: true,
  exposeDeleteUrls: false,
  comment: false,
  prune: true,
  diff: false,
} as const;

export const defaultBaseUrl = 'https://pixvid.org';

/** The input of a setting or parameter: `onDuplicate` is read from `on-duplicate`. */
export function inputName(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** The key as given, before anything is known of it. */
export function givenKey(): string {
  return runner.getInput('api-key');
}

/** What a run that uploads nothing is still asked to leave behind, as given. */
export function givenForOutputs(): Pick<Inputs, 'resultsFile' | 'exposeDeleteUrls'> {
  return {
    resultsFile: runner.getInput('results-file'),
    exposeDeleteUrls: /^true$/i.test(runner.getInput('expose-delete-urls')),
  };
}

/**
 * Reads and checks every input.
 *
 * @throws InputError with all that is wrong, not only the first.
 */
export function readInputs(): Inputs {
  const problems = new Problems();
  const mode = choice('mode', ownChoices.mode, problems);
  const lines = mode === 'cleanup' ? [] : parsePathLines(runner.getInput('path'), problems);
  const site = checkedByCore('base-url', runner.getInput('base-url') || defaultBaseUrl, parseSite, problems);
  const apiKey = checkedByCore('api-key', givenKey(), parseApiKey, problems);
  const sending = {
    auth: choice('auth', choices.auth, problems),
    method: choice('method', choices.method, problems),
    remote: choice('remote', choices.remote, problems),
    onDuplicate: choice('onDuplicate', choices.onDuplicate, problems),
    concurrency: wholeNumber('concurrency', problems),
    retries: wholeNumber('retries', problems),
    timeout: wholeNumber('timeout', problems),
    maxPerMinute: wholeNumber('maxPerMinute', problems),
  };
  const others = {
    fixed: fixedParameters(problems),
    templates: templates(problems),
    ifNoFilesFound: choice('ifNoFilesFound', ownChoices.ifNoFilesFound, problems),
    includeHiddenFiles: onOrOff('includeHiddenFiles', problems),
    followSymbolicLinks: onOrOff('followSymbolicLinks', problems),
    onError: choice('onError', ownChoices.onError, problems),
    summary: onOrOff('summary', problems),
    resultsFile: runner.getInput('results-file'),
    exposeDeleteUrls: onOrOff('exposeDeleteUrls', problems),
    comment: commentInputs(mode, problems),
    baseline: runner.getInput('baseline'),
    manifestPath: runner.getInput('manifest-path'),
  };
  findContradictions(sending, problems);
  if (site === undefined || apiKey === undefined || problems.any) throw problems.error();
  return { mode, lines, settings: { site, apiKey, ...sending }, ...others };
}

function checkedByCore<Value>(
  input: string,
  given: string,
  parse: (text: string) => Value,
  problems: Problems,
): Value | undefined {
  try {
    return parse(given);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    problems.addSentence(`${input}: ${error.message} ${error.hint}`);
    return undefined;
  }
}

function choice<Value extends string>(
  setting: string,
  values: readonly [Value, ...Value[]],
  problems: Problems,
): Value {
  const [otherwise] = values;
  const given = runner.getInput(inputName(setting));
  if (given === '') return otherwise;
  const value = values.find((known) => known === given.toLowerCase());
  if (value !== undefined) return value;
  const cure = `Use ${oneOf(values)}, or leave it out for ${otherwise}.`;
  problems.add(inputName(setting), given, 'is not a value of this input', cure);
  return otherwise;
}

function wholeNumber(setting: keyof typeof ranges, problems: Problems): number {
  const { min, max, default: otherwise } = ranges[setting];
  const given = runner.getInput(inputName(setting));
  if (given === '') return otherwise;
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= min && value <= max) return value;
  const cure = `Use one, or leave it out for ${otherwise}.`;
  problems.add(inputName(setting), given, `is not a whole number from ${min} to ${max}`, cure);
  return otherwise;
}

/** Takes the booleans of YAML 1.2, as all actions do. */
function onOrOff(setting: keyof typeof switches, problems: Problems): boolean {
  const otherwise = switches[setting];
  const given = runner.getInput(inputName(setting));
  if (given === '') return otherwise;
  if (/^(true|True|TRUE)$/.test(given)) return true;
  if (/^(false|False|FALSE)$/.test(given)) return false;
  const cure = `Use one of them, or leave it out for ${otherwise}.`;
  problems.add(inputName(setting), given, 'is neither true nor false', cure);
  return otherwise;
}

function fixedParameters(problems: Problems): Inputs['fixed'] {
  const given: Partial<Record<ParameterName, string>> = {};
  for (const parameter of parameterNames) {
    if (!isTemplated(parameter)) given[parameter] = runner.getInput(inputName(parameter));
  }
  for (const { parameter, value, problem, cure } of checkParameters(given).problems) {
    problems.add(inputName(parameter), value, `is ${problem}`, cure);
  }
  return given;
}

function templates(problems: Problems): Inputs['templates'] {
  const parse = (parameter: TemplatedParameter) =>
    parseTemplate(parameter, runner.getInput(parameter), problems);
  return { title: parse('title'), description: parse('description'), tags: parse('tags') };
}

function isTemplated(parameter: ParameterName): boolean {
  return templatedParameters.some((templated) => templated === parameter);
}

/** Cleaning up is about the comment, whether or not that is said as well. */
function commentInputs(mode: Inputs['mode'], problems: Problems): CommentInputs | undefined {
  const isWanted = onOrOff('comment', problems) || mode === 'cleanup';
  const read: InputReader = {
    text: runner.getInput,
    choice: (name, values) => choice(name, values, problems),
    onOrOff: (name) => onOrOff(name, problems),
    file: (name, path) => readTextFile(name, path, problems),
  };
  return isWanted ? readCommentInputs(read, problems) : undefined;
}

function readTextFile(input: string, path: string, problems: Problems): string | undefined {
  try {
    return readFileSync(absolutePath(path, placeOfRun(process.env)), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.add(input, path, `cannot be read (${reason})`, 'Give the path of a text file in the workspace.');
    return undefined;
  }
}

/** Inputs that are right alone and wrong together. */
function findContradictions(
  { method, auth, remote }: Pick<UploadSettings, 'method' | 'auth' | 'remote'>,
  problems: Problems,
): void {
  if (method !== 'get') return;
  const conflict = 'does not go with method "get"';
  if (auth === 'field') {
    problems.add('auth', auth, conflict, 'Use header: a key in a URL would end up in logs.');
  }
  if (remote === 'download') {
    problems.add('remote', remote, conflict, 'Use site or auto: what is downloaded here is sent by POST.');
  }
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
