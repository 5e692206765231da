/** What goes wrong, and for which requests. All of it is plain data, so that it can be sent to another process. */
export type Fault = FaultEffect & FaultAim;

export type FaultEffect =
  /** The connection is reset; `after-storing` keeps the file and loses only the answer. */
  | { kind: 'reset'; at: 'before-body' | 'mid-body' | 'before-storing' | 'after-storing' }
  /** Nothing more is heard, for `ms` or until the client goes away. */
  | { kind: 'hang'; at: 'before-storing' | 'after-storing'; ms?: number }
  | { kind: 'slow-reading'; bytesPerSecond: number }
  /** The answer waits for `ms`, then comes at `bytesPerSecond` (default: at once). */
  | { kind: 'slow-answer'; ms?: number; bytesPerSecond?: number }
  /** Half of the answer: `connection` promises all of it, `body` has a matching Content-Length. */
  | { kind: 'truncated'; how: 'connection' | 'body' }
  /** Content-Length is off by so many bytes; negative promises fewer than come. */
  | { kind: 'wrong-length'; by: number }
  /** A front server's HTML page of this status; `stored`: the site has stored the file all the same. */
  | { kind: 'status'; status: number; retryAfter?: RetryAfter; stored?: boolean }
  /** An HTML page under 200. */
  | { kind: 'html'; stored?: boolean }
  /** Answered from the request's head; the body is thrown away, or, with `abrupt`, the connection closed on it. */
  | { kind: 'early-answer'; status: number; abrupt?: boolean }
  | { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** A JSON answer of this many bytes; `gzip`: sent compressed, and very small. */
  | { kind: 'oversized'; bytes: number; gzip?: boolean }
  /** Every address in the answer is this one instead, `javascript:alert(1)` for one. */
  | { kind: 'hostile-url'; url: string };

/** Seconds from now, written as a number or as an HTTP date. */
export interface RetryAfter {
  seconds: number;
  form: 'seconds' | 'date';
}

/** Which requests a fault strikes: of those it is aimed at, all unless something narrows them. */
export interface FaultAim {
  /** Default: uploads. */
  on?: RequestKind | 'any';
  /** A regular expression that the sent file name, or the last part of the path, must match. */
  file?: string;
  /** Leaves the first so many alone. */
  skip?: number;
  /** Strikes so many, then never again. */
  first?: number;
  /** Strikes each nth. */
  every?: number;
  /** Strikes this share (0 to 1), drawn with the seed. */
  share?: number;
  seed?: number;
  /** What the numbers above are counted by: all requests together, or each file's own. Default: site. */
  per?: 'site' | 'file';
}

export type RequestKind = 'upload' | 'file' | 'viewer' | 'delete' | 'page';
