/**
 * `npm run test:e2e`: the tests that need more than Node and npm. Installs what they need, says so, runs
 * them and sums up. `npm run test:e2e -- <stage> …` runs only the stages named.
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { installAct } from '../test/e2e/act/install.ts';
import { installChromium } from '../test/e2e/chromium.ts';
import type { Say } from '../test/e2e/machine.ts';
import { installN8n, installRedis } from '../test/n8n/install.ts';
import { add, describe, judge, nothing, readReport, reportsFolder, type Tally } from './test-reports.ts';

interface Stage {
  readonly name: string;
  /** Each returns at once when the machine has the tool already, and throws when it cannot get it. */
  readonly tools: readonly ((say: Say) => Promise<unknown>)[];
  /** What chooses the stage's tests: arguments to `vitest run`. */
  readonly tests: readonly string[];
}

const stages: readonly Stage[] = [
  { name: 'runner-engine', tools: [installAct], tests: ['--project', 'e2e', 'test/e2e/act/'] },
  { name: 'browser', tools: [installChromium], tests: ['--project', 'e2e', 'test/e2e/browser/'] },
  { name: 'n8n', tools: [installN8n, installRedis, installChromium], tests: ['--project', 'n8n'] },
];

const root = fileURLToPath(new URL('../', import.meta.url));

await rm(reportsFolder('e2e'), { recursive: true, force: true });
let total: Tally = nothing;
for (const stage of chosenStages(process.argv.slice(2))) {
  console.log(`\n== ${stage.name}`);
  const report = new URL(`${stage.name}.json`, reportsFolder('e2e'));
  const missing = await install(stage);
  // With a tool missing the tests run all the same: they fail, and show which of them need it.
  const exitCode = await runTests(stage, fileURLToPath(report));
  total = add(total, judge(await readReport(report), exitCode + missing));
}
console.log(`\nend-to-end: ${describe(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function chosenStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    throw new Error(`No stage "${unknown}"; there are ${stages.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

/** @returns how many tools could not be had */
async function install({ name, tools }: Stage): Promise<number> {
  let missing = 0;
  for (const tool of tools) {
    try {
      await tool((line) => console.log(`${name}: ${line}`));
    } catch (error) {
      missing += 1;
      console.error(`${name}: a tool could not be installed:`, error);
    }
  }
  return missing;
}

async function runTests({ tests }: Stage, report: string): Promise<number> {
  const args = ['vitest', 'run', ...tests];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = spawn('npx', [...args, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    vitest.once('error', reject);
    vitest.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}
