import {
  BadInputError,
  checkParameters,
  checkSource,
  SourceError,
  type ParameterName,
  type Source,
  type UploadItem,
  type UploadResult,
} from '../core/index.ts';
import { fileSource, inspectFile } from './file-source.ts';
import { inputName, type Inputs } from './inputs.ts';
import { withoutSecrets } from './path-lines.ts';
import { fileLabel, type Place } from './place.ts';
import { fillIn, subjectOf, type RunValues } from './placeholders.ts';
import { Problems } from './problems.ts';
import type { Found, FoundFile } from './search.ts';

/** What is to be done about one thing that was found: upload it, or say why not. */
export type Task = { item: UploadItem } | { failed: Failure };
export type Failure = Extract<UploadResult, { status: 'failed' }>;

/**
 * Makes uploads of what was found, with its titles, descriptions and tags filled in.
 *
 * @throws InputError when a URL, a data URI or a filled-in value cannot be used.
 */
export function planUploads(found: readonly Found[], inputs: Inputs, place: Place, run: RunValues): Task[] {
  const problems = new Problems();
  const tasks = found.map((one, index): Task => {
    const file = labelOf(one, place);
    const source = sourceOf(one, file);
    if (source instanceof SourceError) return { failed: failure(file, source) };
    checkAgainst(source, file, inputs, problems);
    return { item: { file, source, parameters: parametersFor(file, index, inputs, run, problems) } };
  });
  if (problems.any) throw problems.error();
  return tasks;
}

/** What a file, URL or data URI is called in results and messages. */
function labelOf(found: Found, place: Place): string {
  switch (found.kind) {
    case 'file':
      return fileLabel(found.path, place);
    case 'url':
      return withoutSecrets(found.url);
    case 'data':
      return found.text.length <= longestDataLabel ? found.text : `${found.text.slice(0, longestDataLabel)}…`;
  }
}

/** The media type, and enough of the data to tell one from another. */
const longestDataLabel = 60;

function sourceOf(found: Found, file: string): Source | SourceError {
  switch (found.kind) {
    case 'file':
      return found.problem ?? sourceOfFile(found, file);
    case 'url':
      return { kind: 'url', url: found.url };
    case 'data':
      return { kind: 'base64', text: found.text };
  }
}

function sourceOfFile({ path }: FoundFile, file: string): Source | SourceError {
  try {
    return fileSource(path, file, inspectFile(path));
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

function failure(file: string, error: SourceError): Failure {
  return { file, status: 'failed', error, sha256: null, size: null, mime: null, attempts: 0, warnings: [] };
}

/** Files are for the core to refuse one by one; a line that is wrong by itself is told before anything is sent. */
function checkAgainst(source: Source, file: string, { settings }: Inputs, problems: Problems): void {
  if (source.kind !== 'url' && settings.method === 'get') {
    problems.add('method', settings.method, `is for URLs only, and "${file}" is none`, 'Use post.');
  }
  if (source.kind === 'binary') return;
  try {
    checkSource(source, settings.site);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    problems.addSentence(`path: "${file}": ${error.message}. ${error.hint}`);
  }
}

function parametersFor(
  file: string,
  index: number,
  { fixed, templates }: Inputs,
  run: RunValues,
  problems: Problems,
): UploadItem['parameters'] {
  const values = { ...run, ...subjectOf(file, index) };
  const filledIn: Partial<Record<ParameterName, string>> = {
    title: fillIn(templates.title, values),
    description: fillIn(templates.description, values),
    tags: fillIn(templates.tags, values),
  };
  const checked = checkParameters({ ...fixed, ...filledIn });
  for (const { parameter, value, problem, cure } of checked.problems) {
    problems.add(inputName(parameter), value, `is wrong: ${problem}`, cure);
  }
  return checked.values;
}
