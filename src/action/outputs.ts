import { toHtml, toMarkdown, toRecord, type ResultRecord, type UploadResult } from '../core/index.ts';

/** Every output of the Action. */
export const outputNames = [
  'url',
  'urls',
  'viewer-urls',
  'thumbnail-urls',
  'results',
  'markdown',
  'html',
  'count',
  'uploaded-count',
  'reused-count',
  'skipped-count',
  'failed-count',
  'results-path',
  'delete-urls',
  'comment-id',
  'comment-url',
  'manifest-path',
  'changed-count',
  'new-count',
  'removed-count',
  'unchanged-count',
  'pruned-count',
] as const;
export type OutputName = (typeof outputNames)[number];

/**
 * Characters an output may have. GitHub takes 1 MB of outputs a job, counted in UTF-16; the rest is left to the
 * other outputs a job may pass on.
 */
const longestOutput = 400_000;

/** The outputs of a run, each within GitHub's limit. Delete URLs are only among them when asked for. */
export function composeOutputs(
  results: readonly UploadResult[],
  resultsPath: string,
  exposeDeleteUrls: boolean,
): Partial<Record<OutputName, string>> {
  const records = results.map(toRecord);
  const tally = countResults(results);
  const list = (values: readonly unknown[]) => jsonWithin(values, resultsPath);
  return {
    url: records.find((record) => record.url !== null)?.url ?? '',
    urls: list(present(records, 'url')),
    'viewer-urls': list(present(records, 'viewerUrl')),
    'thumbnail-urls': list(present(records, 'thumbnailUrl')),
    results: list(records),
    markdown: linesWithin(records.map(toMarkdown)),
    html: linesWithin(records.map(toHtml)),
    count: String(results.length),
    'uploaded-count': String(tally.uploaded),
    'reused-count': String(tally.reused),
    'skipped-count': String(tally.skipped),
    'failed-count': String(tally.failed),
    'results-path': resultsPath,
    ...(exposeDeleteUrls && { 'delete-urls': list(deleteUrls(results)) }),
  };
}

/** What came of the comment, and of comparing with earlier pictures. */
export interface CommentFacts {
  id: number | null;
  url: string | null;
  changed: number;
  new: number;
  removed: number;
  unchanged: number;
  pruned: number;
}

export const noComment: CommentFacts = {
  id: null,
  url: null,
  changed: 0,
  new: 0,
  removed: 0,
  unchanged: 0,
  pruned: 0,
};

export function composeCommentOutputs(
  facts: CommentFacts,
  manifestPath: string,
): Partial<Record<OutputName, string>> {
  return {
    'comment-id': facts.id === null ? '' : String(facts.id),
    'comment-url': facts.url ?? '',
    'manifest-path': manifestPath,
    'changed-count': String(facts.changed),
    'new-count': String(facts.new),
    'removed-count': String(facts.removed),
    'unchanged-count': String(facts.unchanged),
    'pruned-count': String(facts.pruned),
  };
}

export interface Tally {
  uploaded: number;
  reused: number;
  skipped: number;
  /** Those that may have been uploaded included. */
  failed: number;
}

export function countResults(results: readonly UploadResult[]): Tally {
  const tally: Tally = { uploaded: 0, reused: 0, skipped: 0, failed: 0 };
  for (const { status } of results) tally[status === 'unknown' ? 'failed' : status] += 1;
  return tally;
}

function present(records: readonly ResultRecord[], field: 'url' | 'viewerUrl' | 'thumbnailUrl'): string[] {
  return records.map((record) => record[field]).filter((url) => url !== null);
}

function deleteUrls(results: readonly UploadResult[]): string[] {
  return results
    .map((result) => ('hosted' in result ? result.hosted.deleteUrl : null))
    .filter((url) => typeof url === 'string');
}

/** A list as JSON. One that is too long is replaced by an object that says so and names the file that has it all. */
function jsonWithin(values: readonly unknown[], resultsPath: string): string {
  const text = JSON.stringify(values);
  if (text.length <= longestOutput) return text;
  return JSON.stringify({
    tooLong: `${values.length} entries do not fit into an output: read them from the file`,
    file: resultsPath,
  });
}

function linesWithin(all: readonly string[]): string {
  const lines = all.filter((line) => line !== '');
  let length = 0;
  const kept = lines.findIndex((line) => (length += line.length + 1) > longestOutput);
  return kept === -1
    ? lines.join('\n')
    : [...lines.slice(0, kept), `… and ${lines.length - kept} more`].join('\n');
}
