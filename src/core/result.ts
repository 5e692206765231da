import type { ErrorKind, PixvidError } from './errors.ts';

/** What the site said of a file it holds. Fields the answer lacks are null. All URLs are absolute http(s). */
export interface HostedFile {
  /** Direct URL of the file. */
  url: string | null;
  viewerUrl: string | null;
  shortUrl: string | null;
  thumbnailUrl: string | null;
  /** A version of middle size; null for pictures that are small already. */
  mediumUrl: string | null;
  /** A still of a video. */
  frameUrl: string | null;
  /** A secret: whoever opens it, by any HTTP method, deletes the file. */
  deleteUrl: string | null;
  width: number | null;
  height: number | null;
  /** Bytes. */
  size: number | null;
  mime: string | null;
  /** Seconds, for a video. */
  duration: number | null;
  /** ISO 8601 in UTC; null when the file stays. */
  expiresAt: string | null;
  /** The answer as the site sent it, without delete URLs; null for the formats txt and redirect. */
  answer: Readonly<Record<string, unknown>> | null;
}

/** What is known of a file, whatever came of it. */
export interface UploadFacts {
  /** The name the caller gave the source. */
  file: string;
  /** Of the bytes sent, lower-case hex; null when they were never read here. */
  sha256: string | null;
  /** Of the bytes sent or to be sent. */
  size: number | null;
  /** Of the source, told from its content. */
  mime: string | null;
  /** Requests made for this file. */
  attempts: number;
  warnings: readonly string[];
}

/** What came of a file. */
export type Verdict =
  | { status: 'uploaded'; hosted: HostedFile }
  /** The same bytes are on the site already, from this run or an earlier one. */
  | { status: 'reused'; hosted: HostedFile }
  /** The site refused known bytes, and the caller asked to pass over those. */
  | { status: 'skipped'; error: PixvidError }
  /** `hosted` is set while the file waits for a moderator: it is on the site, but has no URL yet. */
  | { status: 'failed'; error: PixvidError; hosted?: HostedFile }
  /** The file may be on the site, but no answer with its URL arrived. */
  | { status: 'unknown'; error: PixvidError };

export type UploadResult = UploadFacts & Verdict;
export type UploadStatus = Verdict['status'];

/** A result as users see it in outputs and result files: flat, JSON, no secret. */
export interface ResultRecord {
  file: string;
  status: UploadStatus;
  url: string | null;
  viewerUrl: string | null;
  shortUrl: string | null;
  thumbnailUrl: string | null;
  mediumUrl: string | null;
  frameUrl: string | null;
  width: number | null;
  height: number | null;
  size: number | null;
  mime: string | null;
  sha256: string | null;
  /** ISO 8601 in UTC. */
  expiresAt: string | null;
  attempts: number;
  warnings: string[];
  error: ErrorRecord | null;
}

export interface ErrorRecord {
  kind: ErrorKind;
  message: string;
  code: number | string | null;
  status: number | null;
  hint: string;
}

export function toErrorRecord(error: PixvidError): ErrorRecord {
  return {
    kind: error.kind,
    message: error.message,
    code: error.code ?? null,
    status: error.status ?? null,
    hint: error.hint,
  };
}

export function toRecord(result: UploadResult): ResultRecord {
  const hosted = 'hosted' in result ? result.hosted : undefined;
  return {
    file: result.file,
    status: result.status,
    url: hosted?.url ?? null,
    viewerUrl: hosted?.viewerUrl ?? null,
    shortUrl: hosted?.shortUrl ?? null,
    thumbnailUrl: hosted?.thumbnailUrl ?? null,
    mediumUrl: hosted?.mediumUrl ?? null,
    frameUrl: hosted?.frameUrl ?? null,
    width: hosted?.width ?? null,
    height: hosted?.height ?? null,
    size: hosted?.size ?? result.size,
    mime: hosted?.mime ?? result.mime,
    sha256: result.sha256,
    expiresAt: hosted?.expiresAt ?? null,
    attempts: result.attempts,
    warnings: [...result.warnings],
    error: 'error' in result ? toErrorRecord(result.error) : null,
  };
}
