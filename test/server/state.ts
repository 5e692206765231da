import type { Socket } from 'node:net';
import type { Clock } from './clock.ts';
import type { FaultPlans } from './faults/plans.ts';
import type { SiteKeys } from './keys.ts';
import type { ReceivedRequest } from './received.ts';
import type { SiteSettings } from './settings.ts';
import type { PictureFiles } from './storage/picture-files.ts';
import type { Records } from './storage/records.ts';
import type { TempFiles } from './storage/temp-files.ts';
import type { SessionLocks } from './wire/session-lock.ts';

/** Everything one running site knows. */
export interface SiteState {
  settings: SiteSettings;
  clock: Clock;
  keys: SiteKeys;
  records: Records;
  files: PictureFiles;
  temp: TempFiles;
  faults: FaultPlans;
  sessions: SessionLocks;
  requests: ReceivedRequest[];
  /** Open TCP connections by the client's address and port; below TLS, where there is TLS. */
  connections: Map<string, Socket>;
  /** `http://127.0.0.1:8800` or `…/sub`, as configured: never taken from a request's Host. */
  baseUrl: string;
  /** `` or `/sub` */
  basePath: string;
  host: string;
}
