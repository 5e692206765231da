import type { Ports } from './ports.ts';
import type { UploadParameters } from './parameters.ts';
import type { HostedFile, UploadResult } from './result.ts';
import type { UploadSettings } from './settings.ts';
import type { Source } from './source.ts';

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
  /** Bytes the whole request has; null for a URL the site fetches itself. */
  total: number | null;
  /** From 1. */
  attempt: number;
}

export interface BatchOptions {
  signal?: AbortSignal;
  onProgress?: (event: ProgressEvent) => void;
  /** Called once a file, as each is decided, in no fixed order. */
  onResult?: (result: UploadResult, index: number) => void;
  /** The upload of exactly these bytes that is known from an earlier run, if it still lives. Makes every file be hashed before it is sent. */
  recall?: (sha256: string, item: UploadItem) => HostedFile | undefined;
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
  throw new Error('being written');
}
