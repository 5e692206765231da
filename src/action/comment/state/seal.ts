import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { formatRevision, type Revision } from '../revision.ts';
import type { Thread, Section } from '../section.ts';
import { compactSection, expandSection } from './compact.ts';

/** What a state belongs to: in any other place it cannot be opened. */
export interface Binding extends Pick<Thread, 'repository' | 'pullRequest'> {
  commentKey: string;
  /** The section's marker id. */
  section: string;
  revision: Revision;
}

/** Raised whenever a reader of an earlier version would misunderstand what a later one wrote. */
const formatVersion = 1;

/** AES-GCM's own sizes: 96 bits is what it takes best, 128 the full tag. */
const nonceBytes = 12;
const tagBytes = 16;

/** The best one takes a second for 500 pictures, and saves some hundred characters more. */
const quality = 9;

/** Far above any state that fits into a comment. */
const largestState = 4 * 1024 * 1024;

/**
 * Seals states with AES-256-GCM under a key derived from the API key: only who has that key reads or forges
 * them, and only in the place they were written for.
 */
export class Sealer {
  readonly #key: Buffer;
  readonly #baseUrl: string;

  constructor(apiKey: string, baseUrl: string) {
    this.#key = Buffer.from(hkdfSync('sha256', apiKey, '', `pixvid comment state ${formatVersion}`, 32));
    this.#baseUrl = baseUrl;
  }

  /** @returns base64 */
  seal(section: Section, binding: Binding): string {
    const plain = brotliCompressSync(JSON.stringify(compactSection(section, this.#baseUrl)), {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: quality,
      },
    });
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(associated(binding));
    const sealed = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64');
  }

  /** Undefined when it was sealed with another key or for another thread, or was changed by a single bit. */
  open(sealed: string, binding: Binding): Section | undefined {
    const bytes = Buffer.from(sealed, 'base64');
    // Base64 can hold bits that mean nothing; a state with any of them changed is not ours either.
    if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64') !== sealed) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes))
        .setAAD(associated(binding))
        .setAuthTag(bytes.subarray(-tagBytes));
      const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
      const json = brotliDecompressSync(plain, { maxOutputLength: largestState }).toString('utf8');
      return expandSection(JSON.parse(json), this.#baseUrl);
    } catch {
      return undefined;
    }
  }
}

function associated({ repository, pullRequest, commentKey, section, revision }: Binding): Buffer {
  const parts = [formatVersion, repository.toLowerCase(), pullRequest, commentKey, section];
  return Buffer.from(JSON.stringify([...parts, formatRevision(revision)]));
}
