import type { IncomingMessage } from 'node:http';
import type { PhpValue } from './wire/fields.ts';

/** One request as it arrived on the wire. */
export interface ReceivedRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  httpVersion: string;
  rawHeaders: [name: string, value: string][];
  /** By lower-case name; repeated ones joined with `, `. */
  headers: Record<string, string>;
  transfer: 'length' | 'chunked' | 'none';
  declaredLength: number | null;
  receivedBytes: number;
  /** Every value of every form field, in order; long ones abbreviated. */
  fields: Record<string, string[]>;
  file: ReceivedFile | null;
  startedAt: number;
  answeredStatus: number | null;
  remotePort: number;
}

/** The last file part of a request. */
export interface ReceivedFile {
  field: string;
  /** The file name as sent, unescaped; nothing of it removed. */
  name: string;
  rawHeader: string;
  mediaType: string;
  size: number;
  md5: string;
  sha256: string;
}

/** Longer field values (base64 pictures) are cut to this many characters in the record. */
const keptValueLength = 256;

export function receivedFrom(request: IncomingMessage): ReceivedRequest {
  const length = request.headers['content-length'];
  const chunked = request.headers['transfer-encoding'] !== undefined;
  const rawHeaders = headerPairs(request.rawHeaders);
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    httpVersion: request.httpVersion,
    rawHeaders,
    headers: joinedHeaders(rawHeaders),
    transfer: chunked ? 'chunked' : length === undefined ? 'none' : 'length',
    declaredLength: length === undefined ? null : Number(length),
    receivedBytes: 0,
    fields: {},
    file: null,
    startedAt: Date.now(),
    answeredStatus: null,
    remotePort: request.socket.remotePort ?? 0,
  };
}

export function noteField(received: ReceivedRequest, name: string, value: PhpValue): void {
  const values = (Array.isArray(value) ? value : [value]).map(abbreviated);
  setOwn(received.fields, name, [...(own(received.fields, name) ?? []), ...values]);
}

function abbreviated(value: string): string {
  if (value.length <= keptValueLength) return value;
  return `${value.slice(0, keptValueLength)}… (${value.length} characters)`;
}

// Names come from outside: `__proto__` and `toString` must be names like any other.
function own<Value>(record: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function setOwn<Value>(record: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

function headerPairs(raw: string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
}

function joinedHeaders(pairs: [string, string][]): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const before = own(joined, key);
    setOwn(joined, key, before === undefined ? value : `${before}, ${value}`);
  }
  return joined;
}
