import { CancelledError } from './errors.ts';
import type { UploadParameters } from './parameters.ts';
import type { Ports } from './ports.ts';
import type { UploadResult } from './result.ts';
import type { UploadSettings } from './settings.ts';
import { SiteGate, type Pause } from './site-gate.ts';
import type { Source } from './source.ts';
import { Twins, type Recall } from './twins.ts';
import { uploadOne } from './upload.ts';
import type { UploadRun } from './upload-run.ts';

/** One file of a batch. */
export interface UploadItem {
  /** What to call it in results, messages and events. */
  file: string;
  source: Source;
  parameters: UploadParameters;
}

export interface ProgressEvent {
  /** Position in the batch. */
  index: number;
  file: string;
  /** Bytes of the request handed to the transport in this attempt. */
  sent: number;
  /** Bytes the whole request has; null for a URL that the site is asked to fetch by GET. */
  total: number | null;
  /** From 1. */
  attempt: number;
}

export interface BatchOptions {
  signal?: AbortSignal;
  onProgress?: (event: ProgressEvent) => void;
  /** Called once a file, as each is decided, in no fixed order. */
  onResult?: (result: UploadResult, index: number) => void;
  /** Called when nothing is sent for a while, once a pause. */
  onPause?: (pause: Pause) => void;
  /** Keeps the site's answers in the results, which may be most of a large batch's memory. Default true. */
  keepAnswers?: boolean;
  /** Knows uploads of earlier runs that still live. Makes every file be hashed before it is sent. */
  recall?: Recall;
}

/**
 * Uploads all items with bounded concurrency and answers with one result each, in the order given. Never
 * rejects for what happens to a file. Equal bytes are sent once. When `signal` aborts, what is under way stops
 * and what was not done is reported as failed with a `CancelledError`.
 */
export async function uploadAll(
  items: readonly UploadItem[],
  settings: UploadSettings,
  ports: Ports,
  options: BatchOptions = {},
): Promise<UploadResult[]> {
  const run: UploadRun = {
    settings,
    ports,
    gate: new SiteGate(ports, settings.maxPerMinute, options.onPause),
    signal: options.signal,
    siteRefusesUrls: false,
    siteAccepts: false,
  };
  const twins = new Twins(items, run, options.recall);
  const results = new Array<UploadResult>(items.length);
  const queue = items.entries();
  const kept = options.keepAnswers === false ? withoutAnswer : (result: UploadResult) => result;
  const work = async () => {
    for (const [index, item] of queue) {
      const result = options.signal?.aborted
        ? neverBegun(item)
        : await twins.once(item, async () => kept(await uploadItem(index, item, run, options.onProgress)));
      results[index] = result;
      options.onResult?.(result, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(settings.concurrency, items.length) }, work));
  return results;
}

function withoutAnswer(result: UploadResult): UploadResult {
  return result.status === 'uploaded' || result.status === 'reused'
    ? { ...result, hosted: { ...result.hosted, answer: null } }
    : result;
}

function neverBegun({ file }: UploadItem): UploadResult {
  const error = new CancelledError('The upload was cancelled before it began');
  return { file, status: 'failed', error, sha256: null, size: null, mime: null, attempts: 0, warnings: [] };
}

async function uploadItem(
  index: number,
  { file, source, parameters }: UploadItem,
  run: UploadRun,
  onProgress: BatchOptions['onProgress'],
): Promise<UploadResult> {
  let attempt = 0;
  let total: number | null = null;
  const report = (sent: number) => onProgress?.({ index, file, sent, total, attempt });
  return uploadOne(file, source, parameters, run, {
    onAttempt: (number, size) => {
      attempt = number;
      total = size;
      report(0);
    },
    onSent: report,
  });
}
