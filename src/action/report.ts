import { toRecord, type UploadResult } from '../core/index.ts';
import { bytes, count, elapsed, rate } from './figures.ts';
import { formatManifest } from './comment/manifest.ts';
import type { OwnChoice } from './inputs.ts';
import * as log from './log.ts';
import {
  composeCommentOutputs,
  composeOutputs,
  countResults,
  noComment,
  type CommentFacts,
  type OutputName,
} from './outputs.ts';
import { explain } from './result-line.ts';
import { writeResultsFile, writeWhole } from './results-file.ts';
import * as runner from './runner.ts';

/**
 * Writes the results file, unless its path is empty, and sets every output. Answers whether all of that worked:
 * a disk that is full must not lose the outputs.
 */
export function record(
  results: readonly UploadResult[],
  resultsPath: string,
  exposeDeleteUrls: boolean,
): boolean {
  const isWritten =
    resultsPath === '' ||
    tryToWrite('results-file', resultsPath, () => writeResultsFile(resultsPath, results.map(toRecord)));
  const { outputs, cut } = composeOutputs(results, isWritten ? resultsPath : '', exposeDeleteUrls);
  if (cut.length > 0) {
    log.warning(
      `GitHub takes 1 MB of outputs: ${cut.join(', ')} hold the first entries only. All are in the file that results-path names.`,
    );
  }
  return setOutputs(outputs) && isWritten;
}

/** Writes the manifest, unless its path is empty. Answers with the path of what was written. */
export function recordManifest(results: readonly UploadResult[], path: string): string {
  const write = () => writeWhole(path, formatManifest(results.map(toRecord)));
  return path !== '' && tryToWrite('manifest-path', path, write) ? path : '';
}

/** Sets the outputs about the comment. */
export function recordComment(facts: CommentFacts = noComment, manifestPath = ''): boolean {
  return setOutputs(composeCommentOutputs(facts, manifestPath));
}

let areOutputsSet = false;

/** Whether outputs were set, or tried to be. */
export function isRecorded(): boolean {
  return areOutputsSet;
}

function setOutputs(outputs: Partial<Record<OutputName, string>>): boolean {
  areOutputsSet = true;
  try {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
    return true;
  } catch (error) {
    log.error(`The outputs could not be set: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function tryToWrite(input: string, path: string, write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`${input}: "${path}" could not be written: ${reason}. Check the disk, or give another path.`);
    return false;
  }
}

/** Annotates what went wrong, and ends the log with the totals. Answers whether the step succeeded. */
export function conclude(
  results: readonly UploadResult[],
  onError: OwnChoice<'onError'>,
  isCancelled: boolean,
  ms: number,
): boolean {
  const failures = results
    .filter((result) => result.status === 'failed' || result.status === 'unknown')
    .filter(({ error }) => error.kind !== 'cancelled')
    .map(({ file, error }) => explain(file, error));
  const warnings = results.flatMap(({ file, warnings }) => warnings.map((warning) => `${file}: ${warning}`));
  if (onError === 'fail') {
    annotate(log.error, failures);
    annotate(log.warning, warnings);
  } else {
    annotate(log.warning, [...failures, ...warnings]);
  }
  if (isCancelled) log.error('The step was cancelled. What was uploaded until then is in its outputs.');
  log.info(totals(results, ms));
  return !isCancelled && (failures.length === 0 || onError === 'warn');
}

/** GitHub shows this many annotations of a kind for a step. The last one is kept to count the rest. */
const mostAnnotations = 10;

export function annotate(say: (text: string) => void, sentences: readonly string[]): void {
  const shown = sentences.length <= mostAnnotations ? sentences.length : mostAnnotations - 1;
  sentences.slice(0, shown).forEach(say);
  if (shown === sentences.length) return;
  say(`… and ${sentences.length - shown} more like these: see the log and the output results.`);
  sentences.slice(shown).forEach(log.info);
}

function totals(results: readonly UploadResult[], ms: number): string {
  const { uploaded, reused, skipped, failed } = countResults(results);
  const sent = results.reduce((sum, { status, size }) => sum + (status === 'uploaded' ? (size ?? 0) : 0), 0);
  const counts = [
    `${uploaded} of ${count(results.length, 'file')} uploaded`,
    reused > 0 ? `${reused} reused` : '',
    skipped > 0 ? `${skipped} skipped` : '',
    failed > 0 ? `${failed} failed` : '',
  ].filter((part) => part !== '');
  return `${counts.join(', ')}: ${bytes(sent)} in ${elapsed(ms)} (${rate(sent, ms)})`;
}
