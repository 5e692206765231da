/**
 * The main job on a laptop: runs the built Action over the sample media, or over the paths given, as a runner
 * would, and shows what its users get. Without a key it uploads to the embedded server, else to the real site.
 *
 *   npm start
 *   npm start -- 'shots/**' '!shots/old'
 *   PIXVID_API_KEY=… [PIXVID_BASE_URL=https://…] npm start
 */
import { mkdir, rm } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSite } from './start/open-site.ts';
import { writePage } from './start/page.ts';
import { runStep } from './start/run-step.ts';
import { bold, dim, heading } from './start/terminal.ts';

const root = resolve(import.meta.dirname, '..');
const out = resolve(root, 'out/start');
const paths = process.argv.slice(2);
// npm runs scripts in the package's folder; paths are meant from where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
const workspace = paths.length > 0 ? calledFrom : root;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const site = await openSite();
try {
  heading(
    site.isReal
      ? `Uploading to the real site ${site.baseUrl}`
      : `Uploading to an embedded server at ${site.baseUrl}`,
  );
  if (!site.isReal) {
    console.log(
      dim('Nothing leaves this machine. Set PIXVID_API_KEY to upload to https://pixvid.org instead.'),
    );
  }
  const step = await runStep({
    action: resolve(root, 'dist/action/index.js'),
    workspace,
    folder: out,
    inputs: {
      path: (paths.length > 0 ? paths : ['samples']).join('\n'),
      'api-key': site.apiKey,
      'base-url': site.baseUrl,
      'results-file': resolve(out, 'results.json'),
    },
  });

  heading('Outputs of the step');
  for (const [name, value] of Object.entries(step.outputs)) {
    const line = value.replaceAll('\n', ' ');
    console.log(`${bold(name.padEnd(15))} ${line.length > 160 ? `${line.slice(0, 160)}…` : line}`);
  }

  const page = await writePage(step.summaryFile, out, site.isReal ? undefined : site.baseUrl);
  heading('What reviewers see');
  console.log(`${bold('Job summary')}     ${relative(calledFrom, step.summaryFile)}`);
  console.log(`${bold('As a web page')}   ${pathToFileURL(page).href}`);
  console.log(`${bold('Results')}         ${relative(calledFrom, resolve(out, 'results.json'))}`);
  console.log(
    dim("\nNext: npm start -- 'path/to/*.png' uploads your own pictures; npm test runs the tests."),
  );
  process.exitCode = step.exitCode;
} finally {
  await site.close();
}
