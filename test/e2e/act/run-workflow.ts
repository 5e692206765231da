/** Runs a workflow with `uses: ./` in the real runner engine, on this machine, without a container. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { act } from './install.ts';
import { readWorkflowLog, type Stage, type StepRun } from './workflow-log.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Node 24, which the engine takes from PATH for `runs.using: node24`. */
const nodeFolder = join(repository, 'node_modules', 'node', 'bin');

/** A commit of no repository. */
const sha = '5eed000000000000000000000000000000000001';

const pushToMain = { name: 'push', payload: { ref: 'refs/heads/main', after: sha, deleted: false } };

export interface WorkflowRequest {
  /** The workflow's YAML. Its steps find the Action as `./`, once they have used actions/checkout. */
  readonly workflow: string;
  /** What triggered it, as GitHub sends it; without one, a push to main by octocat. */
  readonly event?: { readonly name: string; readonly payload: object; readonly actor?: string };
  readonly secrets?: Readonly<Record<string, string>>;
  /** Repository variables: `${{ vars.NAME }}`. */
  readonly vars?: Readonly<Record<string, string>>;
  /** For all steps; GITHUB_API_URL, GITHUB_REPOSITORY and SHA_REF change what the engine tells them. */
  readonly env?: Readonly<Record<string, string>>;
  readonly workspaceFiles?: WorkspaceFiles;
}

/** Path in the workspace → bytes, text, or a file (as URL) to copy. */
export type WorkspaceFiles = Readonly<Record<string, Uint8Array | string | URL>>;

export interface WorkflowRun {
  /** 0 when every job succeeded. */
  readonly exitCode: number;
  /** Everything the run printed, as a reader of the run's page sees it: secrets masked. */
  readonly log: string;
  readonly steps: readonly StepRun[];
  /** @throws Error when no step, or more than one job's step, has this id */
  step(id: string, stage?: Stage): StepRun;
}

export async function runWorkflow(request: WorkflowRequest): Promise<WorkflowRun> {
  const folder = await mkdtemp(join(tmpdir(), 'pixvid-act-'));
  try {
    await layOut(folder, request);
    const { exitCode, output } = await runEngine(folder, request);
    const { steps, text } = readWorkflowLog(output);
    return { exitCode, log: text, steps, step: (id, stage = 'Main') => onlyStep(steps, id, stage, text) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A repository as a user has it: the workflow, the files, and here the Action itself at the root. */
async function layOut(
  folder: string,
  { workflow, event = pushToMain, workspaceFiles = {} }: WorkflowRequest,
): Promise<void> {
  const workspace = join(folder, 'workspace');
  for (const part of ['action.yml', 'dist/action']) {
    await cp(join(repository, part), join(workspace, part), { recursive: true });
  }
  const files: WorkspaceFiles = { ...workspaceFiles, '.github/workflows/workflow.yml': workflow };
  for (const [path, content] of Object.entries(files)) {
    const target = join(workspace, path);
    await mkdir(dirname(target), { recursive: true });
    await (content instanceof URL ? cp(content, target) : writeFile(target, content));
  }
  await writeFile(join(folder, 'event.json'), JSON.stringify(event.payload));
  for (const name of ['home', 'temp']) await mkdir(join(folder, name));
}

async function runEngine(
  folder: string,
  { event = pushToMain, secrets = {}, vars = {}, env = {} }: WorkflowRequest,
): Promise<{ exitCode: number; output: string }> {
  // Told by variables, so that no Git repository has to be made for it.
  const origin = { GITHUB_REPOSITORY: 'octocat/pictures', SHA_REF: sha };
  const args = [
    event.name,
    ...['--directory', join(folder, 'workspace'), '--eventpath', join(folder, 'event.json')],
    ...['--actor', event.actor ?? 'octocat', '--platform', 'ubuntu-latest=-self-hosted'],
    ...['--json', '--action-offline-mode', '--pull=false', '--no-cache-server'],
    ...flags('--secret', { GITHUB_TOKEN: 'token-of-the-run', ...secrets }),
    ...flags('--var', vars),
    ...flags('--env', { ...origin, ...env }),
  ];
  // The steps inherit the engine's environment: nothing of this machine's but the commands may reach them.
  const environment = {
    PATH: `${nodeFolder}:/usr/local/bin:/usr/bin:/bin`,
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'temp'),
    LANG: 'C.UTF-8',
  };
  return new Promise((resolve, reject) => {
    const options = { env: environment, maxBuffer: 256 * 1024 * 1024, timeout: 300_000 };
    execFile(act, args, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error === null) resolve({ exitCode: 0, output });
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, output });
      else reject(new Error(`act did not run to its end: ${error.message}\n${output}`, { cause: error }));
    });
  });
}

function flags(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

function onlyStep(steps: readonly StepRun[], id: string, stage: Stage, log: string): StepRun {
  const [step, another] = steps.filter((candidate) => candidate.id === id && candidate.stage === stage);
  if (step === undefined) throw new Error(`No step "${id}" ran (stage ${stage}). The log:\n${log}`);
  if (another !== undefined) throw new Error(`Step "${id}" ran in several jobs; look in steps for yours.`);
  return step;
}
