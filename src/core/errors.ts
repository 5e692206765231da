/** Every way an upload or deletion can go wrong, as named in results (`error.kind`). */
export type ErrorKind =
  | 'bad-input'
  | 'bad-key'
  | 'api-refused'
  | 'bad-parameter'
  | 'duplicate'
  | 'flood'
  | 'too-large'
  | 'unsupported-media'
  | 'url-refused'
  | 'awaiting-moderation'
  | 'network'
  | 'timeout'
  | 'server-error'
  | 'redirected'
  | 'unusable-answer'
  | 'source'
  | 'delete-refused'
  | 'cancelled';

/** What is known beside the message. */
export interface ErrorDetail {
  /** HTTP status of the answer. */
  status?: number | undefined;
  /** `error.code` of the answer: not unique, and a string when it comes from SQL. */
  code?: number | string | undefined;
  /** Milliseconds the site asked to wait before a retry. */
  retryAfter?: number | undefined;
  /** True when the server may hold the file although no usable answer came. */
  mayBeStored?: boolean;
  cause?: unknown;
}

/** Base of all errors of the core. `message` says what happened, `hint` what to do; neither holds a secret. */
export abstract class PixvidError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly hint: string;
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean = false;
  /** Whether every other upload to the site would fail for the same reason. */
  readonly concernsWholeSite: boolean = false;
  readonly status: number | undefined;
  readonly code: number | string | undefined;
  readonly retryAfter: number | undefined;
  readonly mayBeStored: boolean;

  constructor(message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = new.target.name;
    this.status = detail.status;
    this.code = detail.code;
    this.retryAfter = detail.retryAfter;
    this.mayBeStored = detail.mayBeStored ?? false;
  }
}

/** A value was found wrong before anything was sent. */
export class BadInputError extends PixvidError {
  readonly kind = 'bad-input';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export class BadKeyError extends PixvidError {
  readonly kind = 'bad-key';
  readonly hint =
    'Check the API key: it is shown in the site’s settings under “API”, and the whole of it is needed.';
  override readonly concernsWholeSite = true;
}

export class ApiRefusedError extends PixvidError {
  readonly kind = 'api-refused';
  readonly hint =
    'The site must allow guest or API uploads: its administrator can switch them on (a stock free Chevereto refuses every API key).';
  override readonly concernsWholeSite = true;
}

export class BadParameterError extends PixvidError {
  readonly kind = 'bad-parameter';
  readonly hint = 'Correct the parameter the message names, or leave it out.';
}

export class WidthRefusedError extends PixvidError {
  readonly kind = 'bad-parameter';
  readonly hint = 'Leave the width out for pictures that are narrower: the site only shrinks.';
}

export class DuplicateError extends PixvidError {
  readonly kind = 'duplicate';
  readonly hint =
    'The site refuses bytes that were uploaded from the same address in the last 24 hours and does not tell their URL. Reuse that URL, delete the older upload, choose “reupload” or “skip” for duplicates, or let the site allow duplicates.';
}

/** The site's upload limit is reached. `limit` uploads are allowed in one `window`. */
export class FloodError extends PixvidError {
  readonly kind = 'flood';
  readonly hint: string;
  readonly limit: number;
  readonly window: FloodWindow;
  override readonly retryable: boolean;
  override readonly concernsWholeSite: boolean;

  constructor(message: string, limit: number, window: FloodWindow, detail: ErrorDetail) {
    super(message, detail);
    this.limit = limit;
    this.window = window;
    // Only the minute is short enough to wait for.
    this.retryable = window === 'minute';
    this.concernsWholeSite = window !== 'minute';
    this.hint =
      window === 'minute'
        ? 'Set the uploads per minute below the site’s limit, or upload fewer files at once.'
        : `Try again when the ${window} is over, or ask the site’s administrator for a higher limit.`;
  }
}

export const floodWindows = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type FloodWindow = (typeof floodWindows)[number];

export class TooLargeError extends PixvidError {
  readonly kind = 'too-large';
  readonly hint = 'Make the file smaller, or ask the site’s administrator to raise its upload limit.';
}

export class UnsupportedMediaError extends PixvidError {
  readonly kind = 'unsupported-media';
  readonly hint = 'Use a format the site takes: PNG, JPEG, GIF, WebP, or MP4 and WebM for video.';
}

export class UrlRefusedError extends PixvidError {
  readonly kind = 'url-refused';
  readonly hint = 'Choose “download” for URL sources, so that the file is fetched here and sent.';
}

export class AwaitingModerationError extends PixvidError {
  readonly kind = 'awaiting-moderation';
  readonly hint =
    'The file is on the site and gets its URL once a moderator has approved it. Do not upload it again.';
}

export class NetworkError extends PixvidError {
  readonly kind = 'network';
  readonly hint = 'Check the base URL, the connection and any proxy settings.';
  override readonly retryable = true;
}

export class TimeoutError extends PixvidError {
  readonly kind = 'timeout';
  readonly hint = 'Raise the timeout if the connection or the site is slow, or try again later.';
  override readonly retryable = true;
}

/** An HTTP error status without an answer of the API, as from a proxy, a CDN or a crashed server. */
export class ServerError extends PixvidError {
  readonly kind = 'server-error';
  readonly hint: string;
  override readonly retryable: boolean;

  constructor(message: string, retryable: boolean, detail: ErrorDetail) {
    super(message, detail);
    this.retryable = retryable;
    this.hint = hintFor(retryable, detail.status);
  }
}

function hintFor(retryable: boolean, status: number | undefined): string {
  if (status === 429)
    return 'The site asks for fewer requests: set fewer uploads per minute, or fewer at once.';
  if (retryable) return 'The site has trouble at the moment: try again later.';
  return 'Check that the base URL is the address of a Chevereto site.';
}

export class RedirectedError extends PixvidError {
  readonly kind = 'redirected';
  readonly hint = 'Set the base URL to the address the site redirects to.';
  /** As a permanent redirect does; a temporary one may be a mishap. */
  override readonly concernsWholeSite = this.status === 301 || this.status === 308;
}

/** No refusal and no URL either. When the file may be stored, the answer was lost, and asking again makes sense. */
export class UnusableAnswerError extends PixvidError {
  readonly kind = 'unusable-answer';
  override readonly retryable = this.mayBeStored;
  readonly hint = this.mayBeStored
    ? 'Look on the site whether the file is there before you upload it again.'
    : 'The site may be in maintenance, or the base URL is not the address of a Chevereto site. Open it in a browser to see.';
}

/** The bytes to send could not be read, or changed while they were sent. */
export class SourceError extends PixvidError {
  readonly kind = 'source';
  readonly hint: string;
  override readonly retryable: boolean;

  constructor(message: string, hint: string, detail: ErrorDetail & { retryable?: boolean } = {}) {
    super(message, detail);
    this.hint = hint;
    this.retryable = detail.retryable ?? false;
  }
}

export class DeleteRefusedError extends PixvidError {
  readonly kind = 'delete-refused';
  readonly hint = 'The file may be gone already, or the delete URL is not the one the site gave.';
}

export class CancelledError extends PixvidError {
  readonly kind = 'cancelled';
  readonly hint = 'Run it again to upload what is missing.';
}
