import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Command } from './measured-process.ts';
import type { Work } from './pictures.ts';

const root = resolve(import.meta.dirname, '../..');
/** The Node.js of the Action, not a wrapper around it. */
export const node = join(root, 'node_modules/node/bin/node');
/** That of another commit, to compare with, can be named by BENCH_BUNDLE. */
const bundle = process.env.BENCH_BUNDLE ?? join(root, 'dist/action/index.js');

/** What is sent where. */
export interface Job {
  work: Work;
  baseUrl: string;
  concurrency: number;
  /** A file with the certificate of a TLS site. */
  certificate?: string | undefined;
  /** An empty folder. */
  scratch: string;
}

export type Client = (job: Job) => Command;

/** The step as the runner starts it: outputs, results file and summary are written like everything else. */
export const ours: Client = (job) =>
  step(job, { path: `${job.work.folder}/${job.work.files.length === 1 ? (job.work.files[0] ?? '') : '**'}` });

/** The step with any inputs and environment. */
export function step(
  { work, baseUrl, concurrency, certificate, scratch }: Job,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Command {
  for (const name of ['output', 'summary']) writeFileSync(join(scratch, name), '');
  const given = { 'api-key': 'bench-key', 'base-url': baseUrl, concurrency: String(concurrency), ...inputs };
  const variables = Object.entries(given).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return {
    argv: [node, bundle],
    cwd: work.folder,
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: work.folder,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_OUTPUT: join(scratch, 'output'),
      GITHUB_STEP_SUMMARY: join(scratch, 'summary'),
      RUNNER_TEMP: scratch,
      ...(certificate !== undefined && { NODE_EXTRA_CA_CERTS: certificate }),
      ...Object.fromEntries(variables),
      ...environment,
    },
  };
}

/** The same request a file, with the same fields: one transfer a file, so many at once. */
export const curlParallel: Client = ({ work, baseUrl, concurrency, certificate, scratch }) => {
  const type = work.files[0]?.endsWith('.mp4') ? 'video/mp4' : 'image/png';
  const transfers = work.files.map((file) =>
    [
      `url = "${baseUrl}/api/1/upload"`,
      `form = "source=@${join(work.folder, file)};type=${type}"`,
      'header = "X-API-Key: bench-key"',
      'header = "Accept: application/json"',
      // curl asks first whether a large body is welcome, and would wait for the sink's silence.
      'header = "Expect:"',
      'output = "/dev/null"',
      // Every `next` starts without options.
      'silent',
      ...(certificate === undefined ? [] : [`cacert = "${certificate}"`]),
    ].join('\n'),
  );
  const config = join(scratch, 'curl.config');
  writeFileSync(config, transfers.join('\nnext\n'));
  return {
    argv: [
      'curl',
      '--silent',
      '--show-error',
      '--parallel',
      '--parallel-max',
      String(concurrency),
      '--config',
      config,
    ],
  };
};

/** Programs that others would write with the packages they would take. */
export const peers = {
  'global fetch, FormData': peer('fetch'),
  'axios + form-data': peer('axios'),
  'got + form-data': peer('got'),
  'imgbb-uploader': peer('imgbb'),
} as const;

const peersFolder = join(root, '.cache/bench/peers');
const peerPackages = ['axios@1.21.1', 'form-data@4.0.6', 'got@16.1.0', 'imgbb-uploader@1.5.1'];

/** They are measured only, so they are no dependencies. */
export function installPeers(): void {
  mkdirSync(peersFolder, { recursive: true });
  writeFileSync(join(peersFolder, 'package.json'), '{"private":true}');
  execFileSync(
    'npm',
    ['install', '--silent', '--no-audit', '--ignore-scripts', '--save-exact', ...peerPackages],
    {
      cwd: peersFolder,
      stdio: 'inherit',
    },
  );
  copyFileSync(join(import.meta.dirname, 'peer.mjs'), join(peersFolder, 'peer.mjs'));
}

function peer(name: string): Client {
  return ({ work, baseUrl, concurrency, certificate, scratch }) => {
    const list = join(scratch, 'files.json');
    writeFileSync(list, JSON.stringify(work.files.map((file) => join(work.folder, file))));
    return {
      argv: [node, join(peersFolder, 'peer.mjs'), name, baseUrl, String(concurrency), list],
      ...(certificate !== undefined && { env: { NODE_EXTRA_CA_CERTS: certificate } }),
    };
  };
}
