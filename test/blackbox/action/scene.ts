import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from 'vitest';
import type { ResultRecord } from '../../../src/core/index.ts';
import { png } from '../../media/index.ts';
import { startSite, type ReceivedRequest, type Site, type SiteOptions } from '../../server/index.ts';
import { runAction, type ActionOptions, type ActionRun } from './run-action.ts';

/** A site, a workspace with files, and the Action. */
export interface Scene {
  site: Site;
  workspace: string;
  /** A directory beside the workspace. */
  outside: string;
  /** Adds files to the workspace, or anywhere by an absolute path. */
  write: (files: Files) => Promise<void>;
  /** Uploads to the site with a user's key, unless the inputs say otherwise. */
  run: (inputs: Record<string, string>, options?: Partial<ActionOptions>) => Promise<ActionRun>;
}

export type Files = Record<string, Uint8Array | string>;

export interface SceneOptions extends SiteOptions {
  files?: Files;
}

/** Gives a test its scenes, and clears them away. */
export const test = base.extend<{ open: (options?: SceneOptions) => Promise<Scene> }>({
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
export function picture(seed: string): Buffer {
  return png(24, 16, seed);
}

/** Pictures by these names. */
export function pictures(...names: string[]): Files {
  return Object.fromEntries(names.map((name) => [name, picture(name)]));
}

/** The uploads that reached a site. */
export function uploadsTo(site: Site): ReceivedRequest[] {
  return site.requests.filter(({ url }) => url.includes('/api/1/upload'));
}

/** Names of the files that a site holds, as their uploaders called them. */
export function namesOn(site: Site): string[] {
  return uploadsTo(site)
    .flatMap(({ file, answeredStatus }) => (file && answeredStatus === 200 ? [file.name] : []))
    .sort();
}

/** The output `results`. */
export function resultsOf({ outputs }: ActionRun): ResultRecord[] {
  return JSON.parse(outputs.results ?? '') as ResultRecord[];
}

async function openScene({
  files = {},
  ...options
}: SceneOptions): Promise<{ scene: Scene; close: () => Promise<void> }> {
  const site = await startSite(options);
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'action-')));
  await chmod(directory, 0o755);
  const workspace = join(directory, 'workspace');
  const outside = join(directory, 'outside');
  await Promise.all([workspace, outside].map(async (path) => mkdir(path)));
  let runs = 0;
  const scene: Scene = {
    site,
    workspace,
    outside,
    write: async (more) => {
      for (const [name, content] of Object.entries(more)) {
        const path = name.startsWith('/') ? name : join(workspace, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
      }
    },
    run: async (inputs, more) => {
      runs += 1;
      return runAction({
        workspace,
        temp: join(directory, `run-${runs}`),
        ...more,
        inputs: { 'base-url': site.baseUrl, 'api-key': site.keys.user, ...inputs },
      });
    },
  };
  await scene.write(files);
  const close = async () => {
    await site.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { scene, close };
}
