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
 * Characters an output may have. GitHub takes 1 MB of outputs a job, counted in UTF-16: that leaves room for the
 * other outputs a job may pass on.
 */
const longestList = 400_000;
/** So that both texts can be passed on together. */
const longestText = 240_000;

export interface ComposedOutputs {
  outputs: Partial<Record<OutputName, string>>;
  /** Those that hold the first of their entries only. */
  cut: OutputName[];
}

/** The outputs of a run, each within GitHub's limit. Delete URLs are only among them when asked for. */
export function composeOutputs(
  results: readonly UploadResult[],
  resultsPath: string,
  exposeDeleteUrls: boolean,
): ComposedOutputs {
  const records = results.map(toRecord);
  const tally = countResults(results);
  const cut: OutputName[] = [];
  const urls = (name: OutputName, field: 'url' | 'viewerUrl' | 'thumbnailUrl') => {
    const all = records.map((record) => record[field]).filter((url) => url !== null);
    const kept = firstWithin(longestList, all);
    if (kept.length < all.length) cut.push(name);
    return { [name]: JSON.stringify(kept) };
  };
  const outputs = {
    url: records.find((record) => record.url !== null)?.url ?? '',
    ...urls('urls', 'url'),
    ...urls('viewer-urls', 'viewerUrl'),
    ...urls('thumbnail-urls', 'thumbnailUrl'),
    results: resultsWithin(records, resultsPath),
    markdown: linesWithin(records.map(toMarkdown)),
    html: linesWithin(records.map(toHtml)),
    count: String(results.length),
    'uploaded-count': String(tally.uploaded),
    'reused-count': String(tally.reused),
    'skipped-count': String(tally.skipped),
    'failed-count': String(tally.failed),
    'results-path': resultsPath,
    // All of them, however many: GitHub passes no masked value on to other jobs, and they are in no file.
    ...(exposeDeleteUrls && { 'delete-urls': JSON.stringify(deleteUrls(results)) }),
  };
  return { outputs, cut };
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

/** Each once: files of equal bytes share theirs. */
function deleteUrls(results: readonly UploadResult[]): string[] {
  const urls = results.map((result) => ('hosted' in result ? result.hosted.deleteUrl : null));
  return [...new Set(urls)].filter((url) => url !== null);
}

/** Results that are too long are replaced by an object that says so and names the file that has them all. */
function resultsWithin(records: readonly ResultRecord[], resultsPath: string): string {
  const text = JSON.stringify(records);
  if (text.length <= longestList) return text;
  return JSON.stringify({
    tooLong: `${records.length} results do not fit into an output: read them from the file`,
    file: resultsPath,
  });
}

function linesWithin(all: readonly string[]): string {
  const lines = all.filter((line) => line !== '');
  const kept = firstWithin(longestText, lines);
  return [...kept, ...(kept.length < lines.length ? [`… and ${lines.length - kept.length} more`] : [])].join(
    '\n',
  );
}

/** As many as there is room for, with three characters between them. */
function firstWithin(room: number, texts: readonly string[]): readonly string[] {
  let length = 0;
  const end = texts.findIndex((text) => (length += text.length + 3) > room);
  return end === -1 ? texts : texts.slice(0, end);
}
