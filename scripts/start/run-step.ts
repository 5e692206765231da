import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { showLogLine } from './log-line.ts';

export interface Step {
  /** The bundle to run. */
  action: string;
  workspace: string;
  /** Where the files go that a runner would own: outputs, summary, temporary files. */
  folder: string;
  inputs: Readonly<Record<string, string>>;
}

export interface FinishedStep {
  exitCode: number;
  outputs: Record<string, string>;
  summaryFile: string;
}

/** Runs a JavaScript action as the runner runs it, and shows its log as the runner's page would. */
export async function runStep({ action, workspace, folder, inputs }: Step): Promise<FinishedStep> {
  const outputFile = join(folder, 'outputs.txt');
  const summaryFile = join(folder, 'summary.md');
  const temp = join(folder, 'temp');
  await mkdir(temp, { recursive: true });
  await Promise.all([writeFile(outputFile, ''), writeFile(summaryFile, '')]);

  const child = spawn(process.execPath, [action], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...withoutSecrets(process.env),
      ...runnerInputs(inputs),
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
    },
  });
  createInterface({ input: child.stdout }).on('line', showLogLine);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { exitCode, outputs: parseOutputs(await readFile(outputFile, 'utf8')), summaryFile };
}

/** `INPUT_<NAME>`: upper case, spaces as underscores, hyphens kept, as the runner does. */
function runnerInputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

/** The key reaches the step as its input only. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, PIXVID_API_KEY: undefined };
}

/** The runner's file format: `name<<delimiter`, lines of the value, `delimiter`. */
function parseOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of file.matchAll(/^([^\n<]+)<<(.+)\n([^]*?)\n?^\2$/gm)) {
    const [, name = '', , value = ''] = match;
    outputs[name] = value;
  }
  return outputs;
}
