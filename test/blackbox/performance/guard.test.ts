import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate, type Certificate } from '../../../scripts/bench/certificate.ts';
import { step } from '../../../scripts/bench/clients.ts';
import { bytesOf, readLoaded, watched, type Loaded } from '../../../scripts/bench/loaded.ts';
import { makePictures, makeVideo, type Work } from '../../../scripts/bench/pictures.ts';
import { openSink, type Arrivals, type Sink } from '../../../scripts/bench/sink.ts';

/** What must not grow without somebody noticing, and does not depend on what else the machine does. */

let folder = '';
let certificate: Certificate;
let sink: Sink;
let tlsSink: Sink;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-'));
  certificate = await makeCertificate(folder);
  [sink, tlsSink] = await Promise.all([openSink({ latency: 0 }), openSink({ latency: 0, certificate })]);
});
afterAll(async () => {
  await Promise.all([sink.close(), tlsSink.close()]);
  await rm(folder, { recursive: true });
});

async function upload(
  work: Work,
  path: string,
  concurrency = 4,
  certificate?: Certificate,
): Promise<Loaded & Arrivals> {
  const site = certificate === undefined ? sink : tlsSink;
  const scratch = await mkdtemp(join(folder, 'step-'));
  const { argv, ...options } = watched(
    step({ work, baseUrl: site.baseUrl, concurrency, scratch, certificate: certificate?.file }, { path }),
    scratch,
  );
  const [program = '', ...parameters] = argv;
  site.takeArrivals();
  const child = spawn(program, parameters, { ...options, stdio: 'ignore' });
  const exitCode = await new Promise((done) => child.once('close', done));
  expect(exitCode).toBe(0);
  return { ...readLoaded(scratch), ...site.takeArrivals() };
}

describe('a step that uploads by a pattern', () => {
  const pictures = 40;
  let work: Work;
  let seen: Loaded & Arrivals;
  beforeAll(async () => {
    work = makePictures(join(folder, 'pictures'), pictures, [1000, 1_500_000]);
    seen = await upload(work, '**/*.png');
  });

  test('loads at most 300 KB of JavaScript', () => {
    expect(seen.scripts.length).toBeGreaterThan(1);
    expect(bytesOf(seen.scripts)).toBeLessThanOrEqual(300_000);
  });

  test('loads neither an HTTP client nor TLS that it does not need', () => {
    expect(seen.builtins).toContain('NativeModule http');
    for (const unneeded of [
      'https',
      'internal/deps/undici/undici',
      'child_process',
      'http2',
      'worker_threads',
    ]) {
      expect(seen.builtins).not.toContain(`NativeModule ${unneeded}`);
    }
  });

  test('opens each file once and reads each byte once', () => {
    expect(seen).toMatchObject({ opened: pictures, bytesRead: work.bytes });
  });

  test('makes one request a file, over as many connections as it may', () => {
    expect(seen).toMatchObject({ requests: pictures, connections: 4 });
  });
});

test('a large file is read once and held in pieces', async () => {
  const work = makeVideo(join(folder, 'video'), 200 * 1024 ** 2);
  const seen = await upload(work, 'video.mp4');
  expect(seen).toMatchObject({ opened: 1, bytesRead: work.bytes, requests: 1, connections: 1 });
  expect(seen.rss).toBeLessThan(120e6);
});

test('memory does not follow the bytes of many files', async () => {
  const work = makePictures(join(folder, 'many'), 300, [200_000, 500_000]);
  const seen = await upload(work, '**/*.png', 8);
  expect(seen).toMatchObject({ opened: 300, bytesRead: work.bytes, requests: 300, connections: 8 });
  expect(seen.rss).toBeLessThan(140e6);
});

test('connections are used again under TLS as well, and nobody waits for one that is there', async () => {
  const work = makePictures(join(folder, 'over-tls'), 200, [20_000, 100_000]);
  const seen = await upload(work, '**/*.png', 4, certificate);
  expect(seen).toMatchObject({ requests: 200, connections: 4 });
});
