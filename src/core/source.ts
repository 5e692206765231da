import { parseBase64 } from './base64.ts';
import { BadInputError } from './errors.ts';
import { parseRemoteUrl } from './remote-url.ts';
import type { Site } from './site.ts';

/** Something to upload. */
export type Source = BinarySource | Base64Source | UrlSource;

/** Bytes of known size that can be read again from the start for a retry. */
export interface BinarySource {
  kind: 'binary';
  /** The file name the site is told; its last path component is used. */
  name: string;
  /** In bytes. */
  size: number;
  /** Starts a new read from the first byte. May throw, or throw while it yields, when the bytes are gone. */
  open: () => AsyncIterable<Uint8Array>;
  /**
   * Called whenever nothing is needed any more of what was yielded, so that its memory may be used again. Before
   * that, a chunk of 64 KiB or more is left alone until the third one behind it is asked for.
   */
  release?: () => void;
}

/** Base64 text, plain or as a data URI. */
export interface Base64Source {
  kind: 'base64';
  text: string;
  /** Made from the content's type when left out. */
  name?: string;
}

/** A picture or video elsewhere on the web. */
export interface UrlSource {
  kind: 'url';
  url: string;
  /** Made from the URL's path when left out. */
  name?: string;
}

/** A binary source over bytes that are already in memory. */
export function bytesSource(name: string, bytes: Uint8Array): BinarySource {
  return {
    kind: 'binary',
    name,
    size: bytes.byteLength,
    // eslint-disable-next-line @typescript-eslint/require-await -- a body is read asynchronously wherever it comes from
    open: async function* () {
      yield bytes;
    },
  };
}

/**
 * Checks what can be known of a source without reading or fetching it.
 *
 * @throws BadInputError for base64 that is none, an empty file, or a URL that may not be fetched.
 */
export function checkSource(source: Source, site: Site): void {
  switch (source.kind) {
    case 'binary':
      if (source.size === 0)
        throw new BadInputError('The file is empty', 'Check how it is made, or exclude it.');
      return;
    case 'base64':
      parseBase64(source.text);
      return;
    case 'url':
      parseRemoteUrl(source.url, site);
  }
}
