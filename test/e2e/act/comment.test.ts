/** The comment as GitHub's users get it: a pull_request workflow in the real runner engine, against both stand-ins. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pullRequestEvent } from '../../github/events.ts';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { startSite, type Site } from '../../server/index.ts';
import { runWorkflow, type WorkflowRun, type WorkspaceFiles } from './run-workflow.ts';

let site: Site;
let github: GitHubStandIn;
beforeEach(async () => {
  [site, github] = await Promise.all([startSite(), startGitHub()]);
});
afterEach(async () => {
  await Promise.all([site.close(), github.close()]);
});

const sample = (name: string): URL => new URL(`../../../samples/${name}`, import.meta.url);

const workflow = `
name: Screenshots
on: pull_request
permissions:
  contents: read
  pull-requests: write
jobs:
  screenshots:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        theme: [light, dark]
    steps:
      - uses: actions/checkout@v6
      - id: upload
        uses: ./
        with:
          path: shots/*-\${{ matrix.theme }}.png
          api-key: \${{ secrets.PIXVID_API_KEY }}
          base-url: \${{ vars.PIXVID_BASE_URL }}
          comment: true
      - uses: ./
        with:
          path: shots/*-\${{ matrix.theme }}.jpg
          api-key: \${{ secrets.PIXVID_API_KEY }}
          base-url: \${{ vars.PIXVID_BASE_URL }}
          comment: true
`;

const shots = {
  'shots/dashboard-light.png': sample('dashboard-light.png'),
  'shots/dashboard-dark.png': sample('dashboard-dark.png'),
  'shots/landscape-light.jpg': sample('landscape.jpg'),
} satisfies WorkspaceFiles;

async function push(workspaceFiles: WorkspaceFiles): Promise<WorkflowRun> {
  const { eventName, payload, env } = pullRequestEvent(github, github.changePullRequest(7, {}));
  const told = ['GITHUB_API_URL', 'GITHUB_GRAPHQL_URL', 'GITHUB_SERVER_URL', 'GITHUB_REPOSITORY'];
  return runWorkflow({
    workflow,
    event: { name: eventName, payload },
    secrets: { PIXVID_API_KEY: site.keys.user, GITHUB_TOKEN: github.tokens.write },
    vars: { PIXVID_BASE_URL: site.baseUrl },
    env: Object.fromEntries(told.map((name) => [name, env[name] ?? ''])),
    workspaceFiles,
  });
}

it('shows matrix legs and steps in one comment, with nothing to configure, and remembers them', async () => {
  github.addPullRequest({ number: 7 });
  const first = await push(shots);
  expect(first.exitCode, first.log).toBe(0);
  const comments = github.comments(7);
  expect(comments).toHaveLength(1);
  const body = comments[0]?.body ?? '';
  expect(body).toContain('screenshots &#40;light&#41; · upload</a>');
  expect(body).toContain('screenshots &#40;dark&#41; · upload</a>');
  // The step without an id has a section of its own.
  expect(body.match(/<!-- pixvid-section /g)).toHaveLength(3);
  expect(body).toContain('alt="shots/landscape-light.jpg"');
  expect(site.images()).toHaveLength(3);

  const second = await push({ ...shots, 'shots/dashboard-dark.png': sample('phone.png') });
  expect(second.exitCode, second.log).toBe(0);
  expect(github.comments(7)).toHaveLength(1);
  expect(github.comments(7)[0]?.body).toContain('<th>Before</th><th>After</th>');
  expect(site.images()).toHaveLength(4);
  expect(github.violations).toEqual([]);
});
