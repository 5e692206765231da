import type { Payload } from './payload.ts';
import type { Ports } from './ports.ts';
import type { UploadSettings } from './settings.ts';
import type { SiteGate } from './site-gate.ts';

/** What all uploads of one run share. */
export interface UploadRun {
  settings: UploadSettings;
  ports: Ports;
  gate: SiteGate;
  signal: AbortSignal | undefined;
  /** Set once the site has refused to fetch a URL: it is not asked again. */
  siteRefusesUrls: boolean;
  /** Set once an upload has succeeded: then no later refusal is held against the key or the site. */
  siteAccepts: boolean;
}

/** One file's upload, and what is found out while it goes on. */
export interface Upload {
  readonly run: UploadRun;
  readonly events: UploadEvents;
  attempts: number;
  warnings: string[];
  payload: Payload | undefined;
  /** Set by an attempt whose answer was lost after the site had the whole file. */
  answerLost: boolean;
  /** Set by an attempt that ended in a server error, after which some servers have the file all the same. */
  serverFailed: boolean;
}

/** Whether the site may refuse a file as a duplicate of what an earlier attempt brought there. */
export function mayHaveArrived({ answerLost, serverFailed }: Upload): boolean {
  return answerLost || serverFailed;
}

export interface UploadEvents {
  /** A request is about to be sent, with `total` bytes where it has a body. */
  onAttempt: (attempt: number, total: number | null) => void;
  /** Bytes of the request handed over so far. */
  onSent: (bytes: number) => void;
}
