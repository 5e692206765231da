import type { Site } from './site.ts';

/** How uploads are sent, beside what is uploaded. */
export interface UploadSettings {
  site: Site;
  apiKey: string;
  /** Where the key travels: the header `X-API-Key`, or the form field `key`, which older sites need. */
  auth: Choice<'auth'>;
  /** GET works for URL sources only, and only with the key in the header. */
  method: Choice<'method'>;
  /** Who fetches URL sources: the site, this process, or this process once the site has refused. */
  remote: Choice<'remote'>;
  /** What to do when the site refuses bytes that were uploaded before. */
  onDuplicate: Choice<'onDuplicate'>;
  /** Files under way at once. */
  concurrency: number;
  /** Further attempts a file after the first. Waiting for a flood window does not count. */
  retries: number;
  /** Seconds an attempt may go without a byte moving. */
  timeout: number;
  /** Uploads started in any 60 seconds; 0 for no pacing. */
  maxPerMinute: number;
}

/** Settings with a fixed set of values, the default first. */
export const choices = {
  auth: ['header', 'field'],
  method: ['post', 'get'],
  remote: ['auto', 'site', 'download'],
  onDuplicate: ['reuse', 'reupload', 'skip', 'fail'],
} as const;
export type Choice<Setting extends keyof typeof choices> = (typeof choices)[Setting][number];

/** Settings that are whole numbers, both ends of their range included. */
export const ranges = {
  concurrency: { min: 1, max: 32, default: 8 },
  retries: { min: 0, max: 10, default: 4 },
  timeout: { min: 1, max: 3600, default: 60 },
  maxPerMinute: { min: 0, max: 10_000, default: 0 },
} as const;
