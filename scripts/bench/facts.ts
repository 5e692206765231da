import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pullRequestEvent } from '../../test/github/events.ts';
import { startGitHub } from '../../test/github/index.ts';
import { node, step, type Job } from './clients.ts';
import { bytesOf, readLoaded, watched } from './loaded.ts';
import { measure } from './measured-process.ts';
import { makePictures } from './pictures.ts';
import { openSink } from './sink.ts';

/** What does not depend on the machine's mood, or is measured in a way of its own. */
export interface Facts {
  /** Bytes of JavaScript loaded to upload a pattern's pictures. */
  uploadPathBytes: number;
  /** How many of Node's own modules that loads. */
  builtins: number;
  secondPush: { uploads: number; apiCalls: number; firstWall: number; wall: number };
  /** Milliseconds to load the node and its credentials where n8n-workflow is loaded; undefined when not built. */
  packageLoad: number | undefined;
}

export async function gatherFacts(folder: string, scratch: string): Promise<Facts> {
  const sink = await openSink({ latency: 0 });
  const job = { baseUrl: sink.baseUrl, concurrency: 8, scratch };
  try {
    const five = makePictures(join(folder, 'five'), 5, [5000, 400_000]);
    await measure(watched(step({ ...job, work: five }, { path: '**/*.png' }), scratch), scratch);
    const { scripts, builtins } = readLoaded(scratch);
    return {
      uploadPathBytes: bytesOf(scripts),
      builtins: builtins.length,
      secondPush: await pushTwice({ ...job, work: makePictures(join(folder, 'pushed'), 500, [4500, 5500]) }),
      packageLoad: packageLoad(),
    };
  } finally {
    await sink.close();
  }

  async function pushTwice(pushed: Job): Promise<Facts['secondPush']> {
    const github = await startGitHub();
    try {
      const pullRequest = github.addPullRequest({ number: 7 });
      const event = pullRequestEvent(github, pullRequest);
      const payload = join(scratch, 'event.json');
      writeFileSync(payload, JSON.stringify(event.payload));
      const push = async (run: number) => {
        sink.takeArrivals();
        const before = github.requests.length;
        const inputs = { path: '**/*.png', comment: 'true', 'github-token': github.tokens[event.token] };
        const variables = {
          ...event.env,
          GITHUB_EVENT_PATH: payload,
          GITHUB_RUN_ID: String(run),
          GITHUB_WORKSPACE: pushed.work.folder,
        };
        const { wall } = await measure(step(pushed, inputs, variables), scratch);
        return { wall, uploads: sink.takeArrivals().requests, apiCalls: github.requests.length - before };
      };
      change(pushed, Math.random);
      const first = await push(1);
      change(pushed, Math.random);
      return { ...(await push(2)), firstWall: first.wall };
    } finally {
      await github.close();
    }
  }
}

/** Gives two of the pictures other bytes. */
function change({ work }: Job, random: () => number): void {
  for (const file of work.files.slice(0, 2)) {
    const noise = Buffer.from(Array.from({ length: 4990 }, () => random() * 256));
    writeFileSync(
      join(work.folder, file),
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise]),
    );
  }
}

function packageLoad(): number | undefined {
  const dist = resolve(import.meta.dirname, '../../dist');
  const modules = ['nodes/Pixvid/Pixvid.node.js', 'credentials/PixvidApi.credentials.js'].map((name) =>
    join(dist, name),
  );
  if (!modules.every((path) => existsSync(path))) return undefined;
  const program = `require('n8n-workflow'); const start = performance.now();
    for (const path of ${JSON.stringify(modules)}) require(path);
    console.log(performance.now() - start)`;
  const times = Array.from({ length: 7 }, () =>
    Number(execFileSync(node, ['-e', program], { cwd: resolve(dist, '..') })),
  );
  return times.toSorted((one, other) => one - other)[3];
}
