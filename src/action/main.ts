import { listenForCancellation, type Cancellation } from './cancellation.ts';
import { beginComment, cleanUpComment } from './commenting.ts';
import { readEvent, type WorkflowEvent } from './event.ts';
import { givenForOutputs, givenKey, readInputs, type Inputs } from './inputs.ts';
import * as log from './log.ts';
import { maskKey } from './masks.ts';
import type { CommentFacts } from './outputs.ts';
import { runValues } from './placeholders.ts';
import { comparable, fileLabel, placeOfRun, type Place } from './place.ts';
import { planUploads } from './plan.ts';
import { InputError, Problems } from './problems.ts';
import { readProxies } from './proxies.ts';
import { annotate, conclude, isRecorded, record, recordComment, recordManifest } from './report.ts';
import { holdsNothingElse, prepareFile, prepareResultsFile } from './results-file.ts';
import { search, type SearchResult } from './search.ts';
import { writeSummary } from './summary.ts';
import { carryOut } from './uploads.ts';

/** The step, from its inputs to its outputs. */
export async function main(): Promise<void> {
  try {
    maskKey(givenKey());
    const event = readEvent(process.env);
    const reason = reasonToSkip(event);
    if (reason === undefined) await upload(event);
    else skip(reason);
  } catch (error) {
    fail(error);
  }
}

async function upload(event: WorkflowEvent): Promise<void> {
  const started = Date.now();
  const cancellation = listenForCancellation();
  const inputs = readInputs();
  const proxies = readProxies(process.env);
  const place = placeOfRun(process.env);
  const options = { inputs, place, proxies, signal: cancellation.signal };
  if (inputs.mode === 'cleanup') return cleanUp(options, cancellation);
  const resultsPath = prepareResultsFile(inputs.resultsFile, place, process.env);
  const manifestPath = inputs.manifestPath && prepareFile('manifest-path', inputs.manifestPath, place);

  const searched = await search(inputs.lines, { ...inputs, place });
  tellWhatIsMissing(searched, inputs.ifNoFilesFound, place);
  refuseToOverwrite(resultsPath, inputs.resultsFile, searched, place);
  const tasks = planUploads(searched.found, inputs, place, runValues(process.env, event.pullRequest));

  const comment = await beginComment(options);

  if (event.privateRepository && tasks.length > 0) log.info(publicity);
  const decided = await carryOut(tasks, inputs.settings, proxies, cancellation.signal, comment.recall);
  const results = inputs.settings.onDuplicate === 'reuse' ? comment.reuse(decided) : decided;

  const areResultsRecorded = record(results, resultsPath, inputs.exposeDeleteUrls);
  const writtenManifest = recordManifest(results, manifestPath);
  if (inputs.summary && results.length > 0) writeSummary(results, new URL(inputs.settings.site.origin).host);
  recordComment(await comment.conclude(results, tasks), writtenManifest);
  const isSuccess = conclude(results, inputs.onError, cancellation.signal.aborted, Date.now() - started);
  const isWritten = areResultsRecorded && writtenManifest === manifestPath;
  if (!isWritten || !isSuccess) process.exitCode = cancellation.exitCode() || 1;
}

async function cleanUp(
  options: Parameters<typeof cleanUpComment>[0],
  cancellation: Cancellation,
): Promise<void> {
  const facts = await cleanUpComment(options);
  recordNothing(facts);
  if (facts.left > 0 || cancellation.signal.aborted) process.exitCode = cancellation.exitCode() || 1;
}

/** GitHub gives these runs no secrets, and whoever started them cannot change that. */
function reasonToSkip({ fromFork, fromDependabot }: WorkflowEvent): string | undefined {
  if (givenKey() !== '') return undefined;
  const why = fromFork
    ? 'this pull request comes from a fork, and GitHub withholds secrets from its runs'
    : fromDependabot
      ? 'Dependabot started this run, and GitHub gives it Dependabot’s secrets only'
      : undefined;
  return why && `Nothing was uploaded: the api-key is empty, as ${why}.`;
}

function skip(reason: string): void {
  log.notice(reason);
  recordNothing();
}

/** @throws InputError when the results would be written over a file that is to be uploaded. */
function refuseToOverwrite(resultsPath: string, given: string, { found }: SearchResult, place: Place): void {
  const isSame = (path: string) =>
    comparable(path, place.platform) === comparable(resultsPath, place.platform);
  if (!found.some((one) => one.kind === 'file' && isSame(one.path))) return;
  const problems = new Problems();
  problems.add(
    'results-file',
    given,
    'is among the files that path finds',
    'Exclude it there, or give another path.',
  );
  throw problems.error();
}

/** Later steps read the outputs and the results file whatever came of this one. */
function recordNothing(facts?: CommentFacts): void {
  const { resultsFile, exposeDeleteUrls } = givenForOutputs();
  record([], usableResultsFile(resultsFile), exposeDeleteUrls);
  recordComment(facts);
}

/** Empty when there is none, or when something else is in its place. */
function usableResultsFile(given: string): string {
  try {
    const path = prepareResultsFile(given, placeOfRun(process.env), process.env);
    return holdsNothingElse(path) ? path : '';
  } catch {
    return '';
  }
}

const publicity =
  'This repository is private, but what is uploaded is public: whoever has the URL of a file can see it.';

/** @throws InputError when nothing was found and that is to be an error. */
function tellWhatIsMissing(
  { found, fruitless, passedOver }: SearchResult,
  ifNoFilesFound: Inputs['ifNoFilesFound'],
  place: Place,
): void {
  const links = passedOver.map(
    (link) =>
      `path: the link "${fileLabel(link, place)}" leads out of the workspace and was not followed. Name the place it leads to, if you do want to publish what is there.`,
  );
  const lines = fruitless.map(({ line, reason }) => `path: "${line}": ${reason}.`);
  const sentences = found.length > 0 ? lines : [`No files were found to upload. ${lines.join(' ')}`.trim()];
  if (found.length === 0 && ifNoFilesFound === 'error') throw new InputError([...sentences, ...links]);
  annotate(log.warning, links);
  annotate(ifNoFilesFound === 'ignore' ? log.info : log.warning, sentences);
}

function fail(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof InputError) {
    annotate(log.error, error.sentences);
  } else {
    log.error(`The step failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error) log.debug(error.stack ?? '');
  }
  if (!isRecorded()) recordNothing();
}
