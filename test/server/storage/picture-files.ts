import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { alternativeStem } from '../upload/file-name.ts';
import type { ImageRecord } from './records.ts';

/** The files that can belong to one upload, and what is put before their extension. */
const suffixes = { original: '', medium: '.md', thumb: '.th', frame: '.fr' } as const;
export type FileRole = keyof typeof suffixes;

/** Where an upload's files live, relative to the site. */
export interface StoredName {
  /** `2026/11/23/` */
  folder: string;
  /** Safe characters only (see file-name.ts), unique in its folder. */
  name: string;
  extension: string;
}

/** The public files of the site, below `<data directory>/images`. */
export class PictureFiles {
  readonly #root: string;
  /** Every file, with its folder, that exists or is about to. */
  readonly #taken = new Set<string>();

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'images');
  }

  async open(records: ImageRecord[]): Promise<void> {
    await mkdir(this.#root, { recursive: true });
    for (const record of records) this.#take(record);
  }

  /** Takes a name nobody has, adding to the stem where it must. */
  async reserve(folder: string, stem: string, extension: string): Promise<StoredName> {
    let stored: StoredName = { folder, name: stem, extension };
    while (paths(stored).some((path) => this.#taken.has(path))) {
      stored = { folder, name: alternativeStem(stem), extension };
    }
    this.#take(stored);
    await mkdir(join(this.#root, folder), { recursive: true });
    return stored;
  }

  async place(tempPath: string, stored: StoredName): Promise<void> {
    await rename(tempPath, this.path(stored, 'original'));
  }

  folderPath(folder: string): string {
    return join(this.#root, folder);
  }

  path(stored: StoredName, role: FileRole): string {
    return join(this.#root, stored.folder, fileName(stored, role));
  }

  /** Removes all of an upload's files and frees its name. */
  async remove(stored: StoredName): Promise<void> {
    for (const role of roles) await rm(this.path(stored, role), { force: true });
    for (const path of paths(stored)) this.#taken.delete(path);
  }

  #take(stored: StoredName): void {
    for (const path of paths(stored)) this.#taken.add(path);
  }
}

const roles: FileRole[] = ['original', 'medium', 'thumb', 'frame'];

/** `name.th.png`; what is cut from a video is a JPEG. */
export function fileName(stored: StoredName, role: FileRole): string {
  return `${stored.name}${suffixes[role]}.${fileExtension(stored, role)}`;
}

export function fileExtension(stored: StoredName, role: FileRole): string {
  const video = /^(?:mp4|webm|mov)$/.test(stored.extension);
  return video && role !== 'original' ? 'jpeg' : stored.extension;
}

function paths(stored: StoredName): string[] {
  return roles.map((role) => stored.folder + fileName(stored, role));
}
