/**
 * Measures the Action beside curl and others as whole processes, in turn, and writes docs/performance.md:
 * `npm run bench`. With `--quick` it prints the tables after fewer rounds of fewer cases, and writes nothing;
 * `--rounds` bounds the rounds of every case.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cases, type Case, type CaseName, type Measured } from './bench/cases.ts';
import { makeCertificate } from './bench/certificate.ts';
import { growthChart } from './bench/chart.ts';
import { installPeers } from './bench/clients.ts';
import { gatherFacts } from './bench/facts.ts';
import { caseTables, conditions, goalTable } from './bench/report.ts';
import { runCase } from './bench/run-case.ts';

const root = resolve(import.meta.dirname, '..');
const { quick, rounds } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
}).values;
const mostRounds = quick ? 2 : Number(rounds ?? Number.POSITIVE_INFINITY);

const folder = join(root, '.cache/bench');
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  if (!quick) installPeers();
  const certificate = await makeCertificate(scratch);
  const measured: Measured = {};
  for (const [name, one] of Object.entries(cases) as [CaseName, Case][]) {
    if (quick && one.isLong === true) continue;
    console.error(one.name);
    const bounded = { ...one, rounds: Math.min(one.rounds, mostRounds) };
    measured[name] = await runCase(bounded, folder, scratch, certificate);
  }
  const facts = await gatherFacts(folder, scratch);
  const output = `${goalTable(measured, facts)}\n\n${caseTables(measured)}`;
  console.log(output);
  if (!quick) {
    const at = conditions();
    const json = JSON.stringify({ conditions: at, facts, measured }, undefined, 1);
    const story = readFileSync(join(import.meta.dirname, 'bench/story.md'), 'utf8');
    const page = story.replace('{{conditions}}', at).replace('{{goals}}', goalTable(measured, facts));
    const details = `${caseTables(measured)}\n\n<details><summary>The same as JSON</summary>\n\n\`\`\`json\n${json}\n\`\`\`\n\n</details>`;
    writeFileSync(
      join(root, 'docs/performance.md'),
      page.replace('{{cases}}', () => details),
    );
    writeFileSync(join(root, 'docs/growth.svg'), growthChart(measured));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
