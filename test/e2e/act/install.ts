/** The runner engine: nektos/act, built from its Go module into the repository's cache. */
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isExecutable, run, type Say } from '../machine.ts';
import { installGo } from './go.ts';

/** The newest tag of github.com/nektos/act on 2026-11-23; it runs `node24` actions. */
const version = 'v0.2.89';

const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url));
const folder = join(cache, `act-${version}`);

/** Where the engine is, once installed. */
export const act = join(folder, 'act');

/**
 * Builds the engine unless it is there already; about a minute the first time.
 *
 * @throws Error when there is no Go and none can be installed, or when the build fails
 */
export async function installAct(say: Say): Promise<void> {
  if (await isExecutable(act)) return;
  const go = await installGo(say);
  say(`building act ${version} from its Go module into .cache/act-${version}, with ${go}`);
  await mkdir(cache, { recursive: true });
  // Built aside and moved, so that an interrupted build or a second one at the same time leaves no half engine.
  const building = await mkdtemp(join(cache, 'act-building-'));
  try {
    await run(go, ['install', `github.com/nektos/act@${version}`], {
      env: { ...process.env, GOBIN: building, CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    await mkdir(folder, { recursive: true });
    await rename(join(building, 'act'), act);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
