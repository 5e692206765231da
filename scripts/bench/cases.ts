import { join } from 'node:path';
import { curlParallel, node, ours, peers, step, type Client } from './clients.ts';
import type { Figures } from './figures.ts';
import { makeHaystack, makePictures, makeVideo, type Work } from './pictures.ts';

/** Clients that do the same work, in turn. The first one named is what the others are compared with. */
export interface Case {
  name: string;
  work: (folder: string) => Work;
  clients: Readonly<Record<string, Client>>;
  concurrency: number;
  latency: number;
  tls?: boolean;
  rounds: number;
  /** Left out of the quick form. */
  isLong?: boolean;
}

export type CaseName = keyof typeof cases;

const fiveHundred = (folder: string) => makePictures(join(folder, '500'), 500, [50_000, 500_000]);
const gibibyte = (folder: string) => makeVideo(join(folder, 'gibibyte'), 2 ** 30);
const one = (folder: string) => makePictures(join(folder, 'one'), 1, [5000, 5000]);
const of = (count: number) => (folder: string) =>
  makePictures(join(folder, String(count)), count, [4500, 5500]);
const haystack = (folder: string) => makeHaystack(join(folder, 'haystack'), 100_000, 500);

const againstCurl = { curl: curlParallel, ours };
const against =
  (program: string): Client =>
  (job) => ({ argv: [node, '-e', program], cwd: job.work.folder });

/** A toolkit that is loaded before anything is done, as most actions do it. */
const eager =
  (packages: string): Client =>
  (job) => ({
    argv: [node, '--input-type=module', '-e', packages],
    cwd: join(import.meta.dirname, '../..'),
    env: { RUNNER_TEMP: job.scratch },
  });

const bareWalk = `
const { readdirSync } = require('node:fs');
const walk = (folder) => readdirSync(folder, { withFileTypes: true })
  .forEach((entry) => entry.isDirectory() && walk(folder + '/' + entry.name));
walk(process.cwd());`;

export const cases = {
  pictures50: {
    name: '500 pictures, 50 ms, 8 at once',
    work: fiveHundred,
    clients: againstCurl,
    concurrency: 8,
    latency: 50,
    rounds: 7,
  },
  pictures50at32: {
    name: '500 pictures, 50 ms, 32 at once',
    work: fiveHundred,
    clients: againstCurl,
    concurrency: 32,
    latency: 50,
    rounds: 7,
  },
  pictures200: {
    name: '500 pictures, 200 ms, 32 at once',
    work: fiveHundred,
    clients: againstCurl,
    concurrency: 32,
    latency: 200,
    rounds: 7,
    isLong: true,
  },
  pictures: {
    name: '500 pictures, no latency, 8 at once',
    work: fiveHundred,
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 7,
  },
  picturesTls: {
    name: '500 pictures, no latency, TLS 1.3, 8 at once',
    work: fiveHundred,
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    tls: true,
    rounds: 7,
  },
  peers: {
    name: '500 pictures, no latency, 8 at once: what others use',
    work: fiveHundred,
    clients: { curl: curlParallel, ...peers },
    concurrency: 8,
    latency: 0,
    rounds: 7,
    isLong: true,
  },
  video: {
    name: 'a video of 1 GiB',
    work: gibibyte,
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 7,
  },
  videoTls: {
    name: 'a video of 1 GiB, TLS 1.3',
    work: gibibyte,
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    tls: true,
    rounds: 7,
  },
  start: {
    name: 'one small picture',
    work: one,
    clients: { 'node -e 0': against('0'), ours, curl: curlParallel },
    concurrency: 8,
    latency: 0,
    rounds: 15,
  },
  noWork: {
    name: 'start-up: inputs, search and outputs, but nothing found',
    work: one,
    clients: {
      'node -e 0': against('0'),
      ours: (job) => step(job, { path: join(job.work.folder, 'missing.png') }),
      'import @actions/core': eager("await import('@actions/core')"),
      'import @actions/core, @actions/github': eager(
        "await import('@actions/core'); await import('@actions/github')",
      ),
    },
    concurrency: 8,
    latency: 0,
    rounds: 15,
  },
  glob: {
    name: '500 pictures among 100,000 files',
    work: haystack,
    clients: { 'bare walk': against(bareWalk), ours: (job) => step(job, { path: '**/*.png' }) },
    concurrency: 8,
    latency: 0,
    rounds: 7,
    isLong: true,
  },
  growth100: {
    name: '100 pictures of 5 KB',
    work: of(100),
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 3,
    isLong: true,
  },
  growth500: {
    name: '500 pictures of 5 KB',
    work: of(500),
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 3,
  },
  growth1000: {
    name: '1,000 pictures of 5 KB',
    work: of(1000),
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 3,
    isLong: true,
  },
  growth10000: {
    name: '10,000 pictures of 5 KB',
    work: of(10_000),
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 3,
    isLong: true,
  },
  growth50000: {
    name: '50,000 pictures of 5 KB',
    work: of(50_000),
    clients: againstCurl,
    concurrency: 8,
    latency: 0,
    rounds: 1,
    isLong: true,
  },
} as const satisfies Record<string, Case>;

/** Figures by case and client; undefined for what was not run. */
export type Measured = Partial<Record<CaseName, Readonly<Record<string, Figures>>>>;
