/**
 * Ends .ci/run: sums the tests of `npm test` and `npm run test:e2e`, given as `test=<exit code>` and
 * `e2e=<exit code>`, into one last line, and fails when anything failed.
 */
import { add, describe, judge, nothing, readReports, reportsFolder, type Tally } from './test-reports.ts';

let total: Tally = nothing;
for (const argument of process.argv.slice(2)) {
  const [name, exitCode] = argument.split('=');
  if (name !== 'test' && name !== 'e2e') throw new Error(`ci-total knows test and e2e, not "${argument}".`);
  const tally = judge(await readReports(reportsFolder(name)), Number(exitCode));
  console.log(`${name}: exit code ${exitCode ?? 'unknown'}, ${describe(tally)}`);
  total = add(total, tally);
}
console.log(describe(total));
process.exitCode = total.failed === 0 ? 0 : 1;
