/**
 * What the core needs from the place it runs in. Both adapters (the Action on Node, the node inside n8n)
 * hand these in; the core itself touches no network, timer, clock or random source.
 */
export interface Ports {
  transport: Transport;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since the Unix epoch. */
  now: () => number;
  /** A number in [0, 1). */
  random: () => number;
  /** A new SHA-256 to feed bytes into. */
  sha256: () => Hash;
  /** Decodes base64 text that {@link parseBase64} has already found well-formed. */
  decodeBase64: (text: string) => Uint8Array;
}

export interface Hash {
  update: (bytes: Uint8Array) => void;
  /** Lower-case hexadecimal. */
  digest: () => string;
}

/**
 * Sends one HTTP request and answers as soon as the status and headers are there.
 *
 * A transport follows no redirects, keeps no cookies, adds no query, honours `signal` at every moment and sends
 * a body with exactly `body.size` as its Content-Length, never chunked. It takes the body's first bytes once it
 * is connected, since all bytes taken may have been received. It rejects only when no answer came.
 */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: RequestBody;
  signal: AbortSignal;
}

export interface RequestBody {
  /** Bytes `open` will yield. */
  size: number;
  open: () => AsyncIterable<Uint8Array>;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  headers: Readonly<Record<string, string | undefined>>;
  /**
   * Fails when the connection ends before the body does. Must be read to its end or returned from early, so that
   * the transport can free the connection.
   */
  body: AsyncIterable<Uint8Array>;
}
