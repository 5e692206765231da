import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readActionFile } from './action-yml.ts';
import { readLog, type Annotation } from './log.ts';

const root = resolve(import.meta.dirname, '../../..');
export const node = join(root, 'node_modules/node/bin/node');
export const bundle = join(root, 'dist/action/index.js');

export interface ActionOptions {
  workspace: string;
  /** An empty directory for the files of the runner. */
  temp: string;
  /** As under `with:`; inputs left out get their default from action.yml, as the runner gives it. */
  inputs: Readonly<Record<string, string>>;
  environment?: Readonly<Record<string, string>>;
  /** Name and payload of the event that started the workflow. */
  event?: { name: string; payload: unknown };
  /** Called with the running process. */
  onStart?: (child: ChildProcess) => void;
  /** Runs as this user instead of root. */
  uid?: number;
  /** Runs this instead of the committed bundle. */
  script?: string;
}

/** What the runner sees of a step. */
export interface ActionRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Lines of the log that are no commands. */
  lines: string[];
  outputs: Record<string, string>;
  summary: string;
  annotations: Annotation[];
  /** Values that the runner was told to hide. */
  masks: string[];
}

/** Runs the committed bundle as the runner does: a process, told everything by its environment. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const { workspace, temp, inputs, environment, event, onStart, uid, script = bundle } = options;
  const files = {
    output: join(temp, 'output'),
    summary: join(temp, 'summary'),
    event: join(temp, 'event.json'),
  };
  await mkdir(join(temp, 'runner'), { recursive: true });
  await writeFile(files.output, '');
  await writeFile(files.summary, '');
  await writeFile(files.event, JSON.stringify(event?.payload ?? {}));
  if (uid !== undefined) {
    for (const path of [temp, join(temp, 'runner'), ...Object.values(files)]) await chown(path, uid, uid);
  }
  const child = spawn(node, [script], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'octo/pictures',
      GITHUB_ACTOR: 'octocat',
      GITHUB_EVENT_NAME: event?.name ?? 'push',
      GITHUB_EVENT_PATH: files.event,
      GITHUB_SHA: '5f3c6b9a7d2e4f8091a2b3c4d5e6f708192a3b4c',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: '1234567890',
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: join(temp, 'runner'),
      ...inputVariables(inputs),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  onStart?.(child);
  const [exitCode, stdout, stderr] = await Promise.all([
    new Promise<number | null>((done) => child.once('close', done)),
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  const outputs = parseOutputs(await readFile(files.output, 'utf8'));
  const summary = await readFile(files.summary, 'utf8');
  return { exitCode, stdout, stderr, outputs, summary, ...readLog(stdout) };
}

const defaults = Object.fromEntries(
  Object.entries(readActionFile().inputs).map(([name, input]) => [name, input.default ?? '']),
);

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads `name<<delimiter` blocks, as the runner does. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, index + 1);
    if (end === -1) throw new Error(`The output ${name} has no end`);
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}
