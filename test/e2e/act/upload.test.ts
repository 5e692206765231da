/** The Action as GitHub's users run it: a workflow with `uses: ./` in the real runner engine. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSite, type Site } from '../../server/index.ts';
import { runWorkflow, type WorkspaceFiles } from './run-workflow.ts';
import type { Annotation, StepRun } from './workflow-log.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(async () => {
  await site.close();
});

const sample = (name: string): URL => new URL(`../../../samples/${name}`, import.meta.url);

const pictures = {
  'screenshots/banner.png': sample('banner.png'),
  'screenshots/phone.png': sample('phone.png'),
} satisfies WorkspaceFiles;

/** Has the right first bytes, and is larger than the site takes from a user. */
async function tooLargePicture(): Promise<Uint8Array> {
  return Buffer.concat([await readFile(sample('banner.png')), Buffer.alloc(2_500_000)]);
}

/** Uploads, then lets a later step hand on what it read from the outputs, whether or not files failed. */
const uploadAndRead = (inputs = ''): string => `
name: Screenshots
on: [push, pull_request]
permissions:
  contents: read
jobs:
  screenshots:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: upload
        uses: ./
        with:
          path: screenshots/*.png
          api-key: \${{ secrets.PIXVID_API_KEY }}
          base-url: \${{ vars.PIXVID_BASE_URL }}
          ${inputs}
      - id: later
        if: always()
        env:
          RESULTS: \${{ steps.upload.outputs.results }}
        run: |
          {
            echo "outcome=\${{ steps.upload.outcome }}"
            echo "url=\${{ steps.upload.outputs.url }}"
            echo "second-url=\${{ fromJSON(steps.upload.outputs.urls)[1] }}"
            echo "viewer-url=\${{ fromJSON(steps.upload.outputs.viewer-urls)[0] }}"
            echo "thumbnail-url=\${{ fromJSON(steps.upload.outputs.thumbnail-urls)[0] }}"
            echo "uploaded-count=\${{ steps.upload.outputs.uploaded-count }}"
            echo "failed-count=\${{ steps.upload.outputs.failed-count }}"
            echo "skipped-count=\${{ steps.upload.outputs.skipped-count }}"
            echo "statuses=$(node -p 'JSON.parse(process.env.RESULTS).map(({ file, status }) => file + " " + status).join()')"
          } >> "$GITHUB_OUTPUT"
`;

it('uploads pictures, and a later step reads their URLs', async () => {
  const run = await runWorkflow({
    workflow: uploadAndRead(),
    secrets: { PIXVID_API_KEY: site.keys.user },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: pictures,
  });

  expect(run.exitCode, run.log).toBe(0);
  const read = run.step('later').outputs;
  expect(read).toMatchObject({
    outcome: 'success',
    'uploaded-count': '2',
    'failed-count': '0',
    statuses: 'screenshots/banner.png uploaded,screenshots/phone.png uploaded',
  });
  expect(await bytesAt(read.url)).toEqual(await readFile(sample('banner.png')));
  expect(await bytesAt(read['second-url'])).toEqual(await readFile(sample('phone.png')));
  const { summary } = run.step('upload');
  expect(summary).toContain(`<a href="${read['viewer-url']}"><img src="${read['thumbnail-url']}"`);
  await bytesAt(read['viewer-url']);
  await bytesAt(read['thumbnail-url']);
});

it('never lets the key reach the log, not even unmasked by the engine', async () => {
  const run = await runWorkflow({
    // A key written into the workflow is no secret to the engine: only the Action can mask it.
    workflow: uploadAndRead().replace('${{ secrets.PIXVID_API_KEY }}', site.keys.user),
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: pictures,
  });

  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).not.toContain(site.keys.user);
});

it('fails the step when a file fails, and still hands on the outputs of the others', async () => {
  const run = await runWorkflow({
    workflow: uploadAndRead(),
    secrets: { PIXVID_API_KEY: site.keys.user },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: { ...pictures, 'screenshots/large.png': await tooLargePicture() },
  });

  expect(run.exitCode, run.log).toBe(1);
  expect(run.step('upload').outcome).toBe('failure');
  expect(said(run.step('upload'), 'error')).toContain('large.png');
  const read = run.step('later').outputs;
  expect(read).toMatchObject({
    outcome: 'failure',
    'uploaded-count': '2',
    'failed-count': '1',
    statuses: 'screenshots/banner.png uploaded,screenshots/large.png failed,screenshots/phone.png uploaded',
  });
  expect(await bytesAt(read.url)).toEqual(await readFile(sample('banner.png')));
  expect(run.step('upload').summary).toContain('large.png');
});

it('stays green with on-error: warn, and warns of the file that failed', async () => {
  const run = await runWorkflow({
    workflow: uploadAndRead('on-error: warn'),
    secrets: { PIXVID_API_KEY: site.keys.user },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: { ...pictures, 'screenshots/large.png': await tooLargePicture() },
  });

  expect(run.exitCode, run.log).toBe(0);
  expect(run.step('later').outputs).toMatchObject({ outcome: 'success', 'failed-count': '1' });
  expect(said(run.step('upload'), 'error')).toBe('');
  expect(said(run.step('upload'), 'warning')).toContain('large.png');
});

it('skips without a key on a pull request from a fork, green, and says why', async () => {
  const run = await runWorkflow({
    workflow: uploadAndRead(),
    // GitHub gives runs of forks no secrets.
    secrets: {},
    event: { name: 'pull_request', payload: pullRequestFrom('stranger/pictures'), actor: 'stranger' },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: pictures,
  });

  expect(run.exitCode, run.log).toBe(0);
  expect(said(run.step('upload'), 'notice')).toMatch(/fork/i);
  expect(site.images()).toEqual([]);
});

it('fails without a key on a pull request from the repository itself', async () => {
  const run = await runWorkflow({
    workflow: uploadAndRead(),
    event: { name: 'pull_request', payload: pullRequestFrom('octocat/pictures') },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    workspaceFiles: pictures,
  });

  expect(run.exitCode, run.log).toBe(1);
  expect(said(run.step('upload'), 'error')).toContain('api-key');
  expect(site.images()).toEqual([]);
});

function pullRequestFrom(headRepository: string): object {
  const repository = (fullName: string): object => ({
    full_name: fullName,
    fork: fullName !== 'octocat/pictures',
    owner: { login: fullName.split('/')[0] },
  });
  return {
    action: 'opened',
    number: 7,
    pull_request: {
      number: 7,
      user: { login: headRepository.split('/')[0] },
      head: { ref: 'new-screens', sha: 'beef'.repeat(10), repo: repository(headRepository) },
      base: { ref: 'main', sha: 'cafe'.repeat(10), repo: repository('octocat/pictures') },
    },
    repository: repository('octocat/pictures'),
  };
}

/** The annotations of one level, a line each. */
function said(step: StepRun, level: Annotation['level']): string {
  return step.annotations
    .filter((annotation) => annotation.level === level)
    .map(({ message }) => message)
    .join('\n');
}

async function bytesAt(url: string | undefined): Promise<Buffer> {
  const answer = await fetch(url ?? '');
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
