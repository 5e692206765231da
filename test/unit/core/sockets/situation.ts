import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import {
  bytesSource,
  choices,
  parseSite,
  ranges,
  toRecord,
  uploadAll,
  type BatchOptions,
  type Ports,
  type UploadItem,
  type UploadParameters,
  type UploadResult,
  type UploadSettings,
} from '../../../../src/core/index.ts';
import { startSite, type Site, type SiteOptions } from '../../../server/index.ts';
import { nodePorts } from '../node-ports.ts';

/** A site for the tests of a file, as new before each of them. */
export function siteForTests(options?: SiteOptions): () => Site {
  // Many files take a while on a busy machine.
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
  let site: Site | undefined;
  let installed: Site['settings'] | undefined;
  beforeAll(async () => {
    site = await startSite(options);
    installed = structuredClone(site.settings);
  });
  afterEach(async () => {
    if (site && installed) Object.assign(site.settings, structuredClone(installed));
    site?.setClock(0);
    await site?.reset();
  });
  afterAll(async () => site?.close());
  return () => {
    if (!site) throw new Error('the site runs during tests only');
    return site;
  };
}

export function settingsFor(site: Site, change: Partial<UploadSettings> = {}): UploadSettings {
  return {
    site: parseSite(site.baseUrl),
    apiKey: site.keys.user,
    auth: choices.auth[0],
    method: choices.method[0],
    remote: choices.remote[0],
    onDuplicate: choices.onDuplicate[0],
    concurrency: ranges.concurrency.default,
    retries: ranges.retries.default,
    // An hour, which even the fastest clock of a test does not reach.
    timeout: ranges.timeout.max,
    maxPerMinute: ranges.maxPerMinute.default,
    ...change,
  };
}

/** Time passes a hundred times faster for the core, and the site's clock follows. */
export function fastPorts(site: Site, speed = 100): Ports {
  return nodePorts({ speed, onTime: (offsetMs) => site.setClock(offsetMs) });
}

export function fileItem(file: string, bytes: Uint8Array, parameters: UploadParameters = {}): UploadItem {
  return { file, source: bytesSource(file, bytes), parameters };
}

export async function upload(
  site: Site,
  items: readonly UploadItem[],
  change: Partial<UploadSettings> = {},
  ports: Ports = nodePorts(),
  options: BatchOptions = {},
): Promise<UploadResult[]> {
  return uploadAll(items, settingsFor(site, change), ports, options);
}

/** Uploads one file and answers with its result. */
export async function uploadOne(
  site: Site,
  item: UploadItem,
  change: Partial<UploadSettings> = {},
  ports: Ports = nodePorts(),
  options: BatchOptions = {},
): Promise<UploadResult> {
  const [result] = await upload(site, [item], change, ports, options);
  if (!result) throw new Error('no result');
  return result;
}

/** The URL of a file that was uploaded. */
export function urlOf(result: UploadResult | undefined): string {
  if (result?.status !== 'uploaded' || result.hosted.url === null) {
    throw new Error(
      `not uploaded: ${JSON.stringify(result)} ${result && 'error' in result ? result.error.message : ''}`,
    );
  }
  return result.hosted.url;
}

/** The error of a file that came to nothing. */
export function errorOf(result: UploadResult | undefined) {
  if (!result || !('error' in result)) throw new Error(`no error: ${JSON.stringify(result)}`);
  const { status, error } = result;
  return { status, kind: error.kind, message: error.message };
}

export async function bytesAt(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function uploadsSeenBy(site: Site) {
  return site.requests.filter(({ url }) => url.includes('/api/1/upload'));
}

/**
 * Every file has one result, in order; every URL opens and gives these bytes; the site holds nothing that is not
 * reported as uploaded or as perhaps uploaded, and nothing of what is reported as failed or skipped.
 */
export async function expectBalancedBooks(
  site: Site,
  items: readonly UploadItem[],
  results: readonly UploadResult[],
): Promise<void> {
  expect(results.map(({ file }) => file)).toEqual(items.map(({ file }) => file));
  const reported = new Set<string>();
  const perhaps = new Set<string>();
  for (const result of results) {
    if (result.status === 'uploaded') {
      const url = urlOf(result);
      expect(sha256(await bytesAt(url))).toBe(result.sha256);
      reported.add(url);
      // An earlier attempt may have brought the file there as well.
      if (result.warnings.some((warning) => warning.includes('twice'))) perhaps.add(result.sha256 ?? '');
    }
    if (result.status === 'unknown') perhaps.add(result.sha256 ?? '');
  }
  const unreported = site
    .images()
    .filter(({ url, sha256: hash }) => !reported.has(url) && !perhaps.has(hash));
  const told = unreported.map(({ sha256: hash }) =>
    results.filter((result) => result.sha256 === hash).map(toRecord),
  );
  expect(told).toEqual([]);
}
