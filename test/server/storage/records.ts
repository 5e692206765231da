import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyOwner } from '../keys.ts';

/** A stored picture or video: the row Chevereto keeps in its database. */
export interface ImageRecord {
  id: number;
  idEncoded: string;
  /** 48 hex digits; whoever knows them may delete. */
  deletePassword: string;
  type: 'image' | 'video';
  /** `2026/11/23/`, in the site's zone. */
  folder: string;
  name: string;
  extension: string;
  mime: string;
  size: number;
  width: number;
  height: number;
  /** Seconds; 0 for pictures. */
  duration: number;
  /** Milliseconds since the epoch, by the site's clock. */
  uploadedAt: number;
  expiresAt: number | null;
  title: string | null;
  description: string | null;
  tags: string[];
  albumId: string | null;
  categoryId: number | null;
  nsfw: 0 | 1;
  md5: string;
  /** The upload's MD5 where the stored file was resized. */
  sourceMd5: string | null;
  sha256: string;
  originalFilename: string;
  exif: string | null;
  animated: boolean;
  approved: boolean;
  thumbSize: number;
  /** 0 where there is no such file. */
  mediumSize: number;
  frameSize: number;
  keyOwner: KeyOwner;
  clientIp: string;
}

/**
 * The site's database: records in memory, every change appended to a journal that the next start
 * reads back. A journal's torn last line, left by a kill, is passed over.
 */
export class Records {
  readonly #path: string;
  readonly #byId = new Map<number, ImageRecord>();
  #journal: FileHandle | undefined;
  #lastId = 0;

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'records.jsonl');
  }

  async open(): Promise<void> {
    const journal = await readFile(this.#path, 'utf8').catch(() => '');
    for (const line of journal.split('\n')) this.#replay(line);
    this.#journal = await open(this.#path, 'a');
    if (journal !== '' && !journal.endsWith('\n')) await this.#journal.writeFile('\n');
  }

  #replay(line: string): void {
    const entry = parseEntry(line);
    if (entry?.stored !== undefined) {
      this.#byId.set(entry.stored.id, entry.stored);
      this.#lastId = Math.max(this.#lastId, entry.stored.id);
    }
    if (entry?.deleted !== undefined) this.#byId.delete(entry.deleted);
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  async add(record: ImageRecord): Promise<void> {
    this.#byId.set(record.id, record);
    await this.#append({ stored: record });
  }

  async remove(id: number): Promise<void> {
    this.#byId.delete(id);
    await this.#append({ deleted: id });
  }

  all(): ImageRecord[] {
    return [...this.#byId.values()];
  }

  byEncodedId(idEncoded: string): ImageRecord | undefined {
    return this.all().find((record) => record.idEncoded === idEncoded);
  }

  async close(): Promise<void> {
    await this.#journal?.close();
    this.#journal = undefined;
  }

  async #append(entry: JournalEntry): Promise<void> {
    await this.#journal?.writeFile(`${JSON.stringify(entry)}\n`);
  }
}

interface JournalEntry {
  stored?: ImageRecord;
  deleted?: number;
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return typeof value === 'object' && value !== null && ('stored' in value || 'deleted' in value);
}
