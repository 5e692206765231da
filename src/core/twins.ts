import { parseBase64 } from './base64.ts';
import type { UploadItem } from './batch.ts';
import { PixvidError } from './errors.ts';
import { decoded, hashOf } from './payload.ts';
import { whileReading } from './reading.ts';
import type { HostedFile, UploadFacts, UploadResult } from './result.ts';
import type { UploadRun } from './upload-run.ts';

/** The upload of these bytes that is known from an earlier run. */
export type Recall = (sha256: string, item: UploadItem) => HostedFile | undefined;

/**
 * Sees to it that equal bytes are sent once in a batch, and not at all when an earlier run's upload of them is
 * known. Only files that share their size with another one are hashed ahead, unless there is an earlier run to
 * compare with. URLs are told apart by their text; where their bytes turn out to be known, the site's refusal of
 * them is answered with what is known.
 */
export class Twins {
  readonly #run: UploadRun;
  readonly #recall: Recall | undefined;
  readonly #countBySize = new Map<number, number>();
  /** By SHA-256 or URL. */
  readonly #firsts = new Map<string, Promise<UploadResult>>();
  readonly #uploadedBySha256 = new Map<string, HostedFile>();

  constructor(items: readonly UploadItem[], run: UploadRun, recall: Recall | undefined) {
    this.#run = run;
    this.#recall = recall;
    for (const item of items) {
      const size = sizeOf(item);
      if (size !== undefined) this.#countBySize.set(size, (this.#countBySize.get(size) ?? 0) + 1);
    }
  }

  /** Uploads the item, or answers with what is known of its bytes already. */
  async once(item: UploadItem, upload: () => Promise<UploadResult>): Promise<UploadResult> {
    if (item.source.kind === 'url') return this.#onceFor(item.source.url.trim(), null, item, upload);
    const sha256 = await this.#hashWhereNeeded(item);
    if (sha256 === undefined) return this.#sent(item, upload);
    const recalled = this.#recall?.(sha256, item);
    if (recalled) return { ...untouched(item, sha256), status: 'reused', hosted: recalled };
    return this.#onceFor(sha256, sha256, item, upload);
  }

  async #onceFor(
    identity: string,
    sha256: string | null,
    item: UploadItem,
    upload: () => Promise<UploadResult>,
  ): Promise<UploadResult> {
    for (let first = this.#firsts.get(identity); first; first = this.#firsts.get(identity)) {
      const result = await first;
      const same = { ...untouched(item, sha256 ?? result.sha256), mime: result.mime };
      if (result.status === 'uploaded' || result.status === 'reused') {
        return { ...same, status: 'reused', hosted: result.hosted };
      }
      if (result.status === 'unknown') return { ...same, status: 'unknown', error: result.error };
      // The first one came to nothing: the next of its twins takes its place.
      if (this.#firsts.get(identity) === first) this.#firsts.delete(identity);
    }
    const uploading = this.#sent(item, upload);
    this.#firsts.set(identity, uploading);
    return uploading;
  }

  async #sent(item: UploadItem, upload: () => Promise<UploadResult>): Promise<UploadResult> {
    const result = await upload();
    if (result.sha256 === null) return result;
    if (result.status === 'uploaded') this.#uploadedBySha256.set(result.sha256, result.hosted);
    const isKnownToSite = result.status === 'failed' && result.error.kind === 'duplicate';
    if (!isKnownToSite || this.#run.settings.onDuplicate !== 'reuse') return result;
    const hosted = this.#uploadedBySha256.get(result.sha256) ?? this.#recall?.(result.sha256, item);
    if (!hosted) return result;
    const { file, sha256, size, mime, attempts, warnings } = result;
    return { file, sha256, size, mime, attempts, warnings, status: 'reused', hosted };
  }

  async #hashWhereNeeded(item: UploadItem): Promise<string | undefined> {
    const { source } = item;
    const size = sizeOf(item);
    if (source.kind === 'url' || size === undefined || size === 0) return undefined;
    if (!this.#recall && this.#countBySize.get(size) === 1) return undefined;
    const { ports, settings, signal } = this.#run;
    try {
      const bytes = source.kind === 'base64' ? decoded(source, ports) : source;
      return await whileReading(ports, { timeout: settings.timeout, signal }, async (progress) =>
        hashOf(bytes, ports, progress),
      );
    } catch (error) {
      // The upload meets the same trouble and reports it.
      if (error instanceof PixvidError) return undefined;
      throw error;
    }
  }
}

/** What is known of an item that was not sent. */
function untouched(item: UploadItem, sha256: string | null): UploadFacts {
  return { file: item.file, sha256, size: sizeOf(item) ?? null, mime: null, attempts: 0, warnings: [] };
}

/** In bytes; undefined where it is not known before the source is fetched, or cannot be. */
function sizeOf({ source }: UploadItem): number | undefined {
  switch (source.kind) {
    case 'binary':
      return source.size;
    case 'url':
      return undefined;
    case 'base64':
      try {
        return parseBase64(source.text).size;
      } catch {
        return undefined;
      }
  }
}
