import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from 'vitest';
import {
  startGitHub,
  type GitHubOptions,
  type GitHubStandIn,
  type StoredComment,
} from '../../github/index.ts';
import { pullRequestEvent, type RunnerEvent } from '../../github/events.ts';
import { png } from '../../media/index.ts';
import { startSite, type Site } from '../../server/index.ts';
import { runAction, type ActionRun } from '../action/run-action.ts';

/** A GitHub with pull request 7, a site, and a workspace whose files are committed push by push. */
export interface Scene {
  github: GitHubStandIn;
  site: Site;
  workspace: string;
  write: (files: Record<string, Uint8Array | string>) => Promise<void>;
  remove: (name: string) => Promise<void>;
  /** Runs the step for an event, by default a push to the pull request; every run has a later run id. */
  run: (inputs?: Record<string, string>, options?: RunOptions) => Promise<ActionRun>;
  /** Comments of the pull request by GITHUB_TOKEN. */
  ours: () => StoredComment[];
}

export interface RunOptions {
  event?: RunnerEvent;
  token?: string;
  environment?: Record<string, string>;
}

export const pullRequest = 7;

export const test = base.extend<{ open: (options?: GitHubOptions) => Promise<Scene> }>({
  open: async ({}, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (options = {}) => {
      const { scene, close } = await openScene(options);
      closing.push(close);
      return scene;
    });
    for (const close of closing) await close();
  },
});

/** A small picture whose bytes are those of its seed alone. */
export function picture(seed: string, width = 48, height = 32): Buffer {
  return png(width, height, seed);
}

async function openScene(options: GitHubOptions): Promise<{ scene: Scene; close: () => Promise<void> }> {
  const [site, github] = await Promise.all([startSite(), startGitHub(options)]);
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'comment-')));
  const workspace = join(directory, 'workspace');
  await mkdir(workspace);
  github.addPullRequest({ number: pullRequest });
  let runs = 0;
  const scene: Scene = {
    github,
    site,
    workspace,
    write: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(workspace, name)), { recursive: true });
        await writeFile(join(workspace, name), content);
      }
    },
    remove: async (name) => rm(join(workspace, name)),
    run: async (inputs = {}, { event, token, environment = {} } = {}) => {
      const number = (runs += 1);
      const {
        eventName,
        payload,
        env,
        token: granted,
      } = event ?? pullRequestEvent(github, pullRequestOf(github));
      return runAction({
        workspace,
        temp: join(directory, `run-${number}`),
        event: { name: eventName, payload },
        environment: { ...env, GITHUB_RUN_ID: String(19_000_000_000 + number), ...environment },
        inputs: {
          'base-url': site.baseUrl,
          'api-key': site.keys.user,
          'github-token': token ?? github.tokens[granted],
          matrix: 'null',
          path: '**/*.png',
          comment: 'true',
          ...inputs,
        },
      });
    },
    ours: () => github.comments(pullRequest).filter(({ author }) => author.login === 'github-actions[bot]'),
  };
  const close = async () => {
    await Promise.all([site.close(), github.close()]);
    await rm(directory, { recursive: true, force: true });
  };
  return { scene, close };
}

/** As it is now: closed, pushed to, locked. */
function pullRequestOf(github: GitHubStandIn) {
  return github.changePullRequest(pullRequest, {});
}
