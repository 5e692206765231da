import type { Site } from '../../../server/index.ts';

export type Fault = Parameters<Site['faults']['add']>[0];

/** What a request may meet, and what comes of a file that meets nothing else, without and with further attempts. */
export const faults: [Fault, { alone: string; kind: string; once: 'uploaded' | 'unknown' | 'failed' }][] = [
  [
    { kind: 'reset', at: 'before-body' },
    { alone: 'failed|unknown', kind: 'network', once: 'uploaded' },
  ],
  [
    { kind: 'reset', at: 'mid-body' },
    { alone: 'failed|unknown', kind: 'network', once: 'uploaded' },
  ],
  [
    { kind: 'reset', at: 'before-storing' },
    { alone: 'unknown', kind: 'network', once: 'uploaded' },
  ],
  [
    { kind: 'reset', at: 'after-storing' },
    { alone: 'unknown', kind: 'network', once: 'unknown' },
  ],
  [
    { kind: 'hang', at: 'before-storing' },
    { alone: 'unknown', kind: 'timeout', once: 'uploaded' },
  ],
  [
    { kind: 'hang', at: 'after-storing' },
    { alone: 'unknown', kind: 'timeout', once: 'unknown' },
  ],
  [
    { kind: 'truncated', how: 'connection' },
    { alone: 'unknown', kind: 'network', once: 'unknown' },
  ],
  [
    { kind: 'truncated', how: 'body' },
    { alone: 'unknown', kind: 'unusable-answer', once: 'unknown' },
  ],
  [
    { kind: 'wrong-length', by: 5 },
    { alone: 'unknown', kind: 'network', once: 'unknown' },
  ],
  [
    { kind: 'wrong-length', by: -5 },
    { alone: 'unknown', kind: 'unusable-answer', once: 'unknown' },
  ],
  [
    { kind: 'status', status: 408 },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 425 },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 429 },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 429, retryAfter: { seconds: 2, form: 'seconds' } },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 500 },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 502 },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 503, retryAfter: { seconds: 2, form: 'date' } },
    { alone: 'failed', kind: 'server-error', once: 'uploaded' },
  ],
  [
    { kind: 'status', status: 504, stored: true },
    { alone: 'unknown', kind: 'server-error', once: 'unknown' },
  ],
  [
    { kind: 'status', status: 403 },
    { alone: 'failed', kind: 'server-error', once: 'failed' },
  ],
  [{ kind: 'html' }, { alone: 'failed', kind: 'unusable-answer', once: 'failed' }],
  [
    { kind: 'early-answer', status: 503 },
    { alone: 'failed|unknown', kind: 'server-error|network', once: 'uploaded' },
  ],
  [
    { kind: 'early-answer', status: 413, abrupt: true },
    { alone: 'failed|unknown', kind: 'too-large|network', once: 'failed|uploaded' as 'failed' },
  ],
  [
    { kind: 'redirect', location: 'https://elsewhere.example/' },
    { alone: 'failed', kind: 'redirected', once: 'failed' },
  ],
  [
    { kind: 'oversized', bytes: 5_000_000 },
    { alone: 'unknown', kind: 'unusable-answer', once: 'unknown' },
  ],
  [
    { kind: 'oversized', bytes: 5_000_000, gzip: true },
    { alone: 'unknown', kind: 'unusable-answer', once: 'unknown' },
  ],
  [
    { kind: 'hostile-url', url: 'javascript:alert(1)' },
    { alone: 'unknown', kind: 'unusable-answer', once: 'unknown' },
  ],
];
