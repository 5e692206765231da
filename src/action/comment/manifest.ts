import type { ResultRecord } from '../../core/index.ts';
import { shortHash } from './fingerprint.ts';
import { isRecord, type JsonRecord } from './github/answers.ts';
import type { Earlier } from './next-section.ts';

/** What a run uploaded, for a later run to compare with. */
export function formatManifest(records: readonly ResultRecord[]): string {
  return `${JSON.stringify({ version: manifestVersion, results: records }, undefined, 2)}\n`;
}

const manifestVersion = 1;

/** Far more than any run has; a baseline may come from anywhere. */
const mostEntries = 20_000;
export const largestManifest = 32 * 1024 * 1024;

/** The text is no manifest; `message` says why and ends a sentence. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Reads a manifest or a results file. Nothing in it is trusted: only names, hashes, sizes and web addresses are
 * taken over.
 *
 * @throws ManifestError
 */
export function parseManifest(text: string): Earlier[] {
  const results = resultsOf(parseJson(text));
  if (results.length > mostEntries)
    throw new ManifestError(`has ${results.length} entries, more than ${mostEntries}`);
  const entries = results.map(readEntry).filter((entry) => entry !== undefined);
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new ManifestError('is not JSON');
  }
}

function resultsOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (!isRecord(json) || !Array.isArray(json.results)) {
    throw new ManifestError('is neither a manifest nor a results file of this action');
  }
  if (json.version !== manifestVersion) {
    throw new ManifestError(`has another version than ${manifestVersion}`);
  }
  return json.results;
}

function readEntry(entry: unknown, index: number): Earlier | undefined {
  const refuse = (what: string) =>
    new ManifestError(`is not one of this action: entry ${index + 1} has ${what}`);
  if (!isRecord(entry) || typeof entry.status !== 'string' || typeof entry.file !== 'string')
    throw refuse('no file and status');
  if (entry.status !== 'uploaded' && entry.status !== 'reused') return undefined;
  const sha = textOrNull(entry, 'sha256');
  if (entry.file === '' || entry.file.length > 4096) throw refuse('an unusable file name');
  if (sha !== null && !/^[0-9a-f]{64}$/.test(sha)) throw refuse('a sha256 that is none');
  const url = (name: string) => {
    const text = textOrNull(entry, name);
    if (text === null) return null;
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || text.length > 2048)
      throw refuse(`a ${name} that is none`);
    return new URL(text).href;
  };
  return {
    name: entry.file,
    sha: shortHash(sha),
    remote: {
      url: url('url'),
      viewerUrl: url('viewerUrl'),
      shortUrl: url('shortUrl'),
      thumbnailUrl: url('thumbnailUrl'),
      mediumUrl: url('mediumUrl'),
      frameUrl: url('frameUrl'),
      deleteUrl: null,
      width: sizeOrNull(entry, 'width'),
      height: sizeOrNull(entry, 'height'),
      size: sizeOrNull(entry, 'size'),
      mime: textOrNull(entry, 'mime'),
      duration: null,
      expiresAt: textOrNull(entry, 'expiresAt'),
      answer: null,
    },
  };
}

function textOrNull(entry: JsonRecord, name: string): string | null {
  const value = entry[name];
  return typeof value === 'string' ? value : null;
}

function sizeOrNull(entry: JsonRecord, name: string): number | null {
  const value = entry[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
