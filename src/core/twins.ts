import { parseBase64 } from './base64.ts';
import type { UploadItem } from './batch.ts';
import { PixvidError } from './errors.ts';
import { decoded, hashOf } from './payload.ts';
import type { Ports } from './ports.ts';
import type { HostedFile, UploadResult } from './result.ts';

/** The upload of these bytes that is known from an earlier run. */
export type Recall = (sha256: string, item: UploadItem) => HostedFile | undefined;

/**
 * Sees to it that equal bytes are sent once in a batch, and not at all when an earlier run's upload of them is
 * known. Only files that share their size with another one are hashed ahead, unless there is an earlier run to
 * compare with.
 */
export class Twins {
  readonly #ports: Ports;
  readonly #recall: Recall | undefined;
  readonly #countBySize = new Map<number, number>();
  readonly #firsts = new Map<string, Promise<UploadResult>>();

  constructor(items: readonly UploadItem[], ports: Ports, recall: Recall | undefined) {
    this.#ports = ports;
    this.#recall = recall;
    for (const item of items) {
      const size = sizeOf(item);
      if (size !== undefined) this.#countBySize.set(size, (this.#countBySize.get(size) ?? 0) + 1);
    }
  }

  /** Uploads the item, or answers with what is known of its bytes already. */
  async once(item: UploadItem, upload: () => Promise<UploadResult>): Promise<UploadResult> {
    const sha256 = await this.#hashWhereNeeded(item);
    if (sha256 === undefined) return upload();
    const known = {
      file: item.file,
      sha256,
      size: sizeOf(item) ?? null,
      mime: null,
      attempts: 0,
      warnings: [],
    };
    const recalled = this.#recall?.(sha256, item);
    if (recalled) return { ...known, status: 'reused', hosted: recalled };

    for (let first = this.#firsts.get(sha256); first; first = this.#firsts.get(sha256)) {
      const result = await first;
      const same = { ...known, mime: result.mime };
      if (result.status === 'uploaded' || result.status === 'reused') {
        return { ...same, status: 'reused', hosted: result.hosted };
      }
      if (result.status === 'unknown') return { ...same, status: 'unknown', error: result.error };
      // The first one came to nothing: the next of its twins takes its place.
      if (this.#firsts.get(sha256) === first) this.#firsts.delete(sha256);
    }
    const uploading = upload();
    this.#firsts.set(sha256, uploading);
    return uploading;
  }

  async #hashWhereNeeded(item: UploadItem): Promise<string | undefined> {
    const size = sizeOf(item);
    if (size === undefined || size === 0) return undefined;
    if (!this.#recall && this.#countBySize.get(size) === 1) return undefined;
    const { source } = item;
    if (source.kind === 'url') return undefined;
    try {
      return await hashOf(source.kind === 'base64' ? decoded(source, this.#ports) : source, this.#ports);
    } catch (error) {
      // The upload meets the same trouble and reports it.
      if (error instanceof PixvidError) return undefined;
      throw error;
    }
  }
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
