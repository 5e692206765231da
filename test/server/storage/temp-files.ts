import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that arrived, on disk and not yet anyone's picture. */
export interface TempFile {
  path: string;
  size: number;
  md5: string;
  sha256: string;
}

export interface TempWriter {
  write(bytes: Buffer): Promise<void>;
  finish(): Promise<TempFile>;
  discard(): Promise<void>;
}

/** The directory uploads are streamed into; emptied when the site opens. */
export class TempFiles {
  readonly #dir: string;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'tmp');
  }

  async open(): Promise<void> {
    await rm(this.#dir, { recursive: true, force: true });
    await mkdir(this.#dir, { recursive: true });
  }

  /** A path for a new temporary file, named as PHP's tempnam would. */
  path(): string {
    return join(this.#dir, `chvtemp_${randomBytes(8).toString('hex')}`);
  }

  async create(): Promise<TempWriter> {
    const path = this.path();
    const file = await open(path, 'wx');
    const md5 = createHash('md5');
    const sha256 = createHash('sha256');
    let size = 0;
    return {
      write: async (bytes) => {
        // The disk works in a thread of its own while the sums are taken here.
        const written = file.writeFile(bytes);
        size += bytes.length;
        md5.update(bytes);
        sha256.update(bytes);
        await written;
      },
      finish: async () => {
        await file.close();
        return { path, size, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
      },
      discard: async () => {
        await file.close();
        await rm(path, { force: true });
      },
    };
  }
}

export async function removeTemp(file: { path: string } | undefined): Promise<void> {
  if (file !== undefined) await rm(file.path, { force: true });
}
