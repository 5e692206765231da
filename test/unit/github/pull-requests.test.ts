import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { ask, COMMENTS } from './client.ts';

const REPO = '/repos/octo-org/shots';
const FORK = 'mona/shots';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

beforeEach(() => {
  github.addRepository({ fullName: FORK, forkOf: 'octo-org/shots' });
});

afterEach(() => {
  expect(github.violations).toEqual([]);
  github.reset();
});

afterAll(() => github.close());

const numbersIn = (body: unknown): unknown[] =>
  Array.isArray(body) ? body.map((pr: { number: unknown }) => pr.number) : [body];

const list = async (query: string): Promise<unknown[]> =>
  numbersIn((await ask(github, 'GET', `${REPO}/pulls${query}`)).body);

describe('one pull request', () => {
  test('of the repository itself', async () => {
    github.addPullRequest({ number: 7, headSha: 'a'.repeat(40), headRef: 'feature', baseRef: 'main' });
    expect(await ask(github, 'GET', `${REPO}/pulls/7`)).toMatchObject({
      status: 200,
      body: {
        number: 7,
        state: 'open',
        merged: false,
        head: { sha: 'a'.repeat(40), ref: 'feature', label: 'octo-org:feature', repo: { fork: false } },
        base: { ref: 'main', repo: { full_name: 'octo-org/shots' } },
      },
    });
  });

  test('of a fork, and of a fork that was deleted', async () => {
    github.addPullRequest({ number: 8, headRepo: FORK, author: 'mona' });
    github.addPullRequest({ number: 9, headRepo: null, author: 'mona' });
    expect((await ask(github, 'GET', `${REPO}/pulls/8`)).body).toMatchObject({
      head: { repo: { full_name: FORK, fork: true }, label: 'mona:change-8' },
    });
    expect((await ask(github, 'GET', `${REPO}/pulls/9`)).body).toMatchObject({ head: { repo: null } });
    expect((await ask(github, 'GET', `${REPO}/pulls?state=all`)).status).toBe(200);
  });

  test('is pushed to, closed and merged', async () => {
    github.addPullRequest({ number: 7 });
    github.changePullRequest(7, { headSha: 'b'.repeat(40), state: 'closed', merged: true });
    expect((await ask(github, 'GET', `${REPO}/pulls/7`)).body).toMatchObject({
      head: { sha: 'b'.repeat(40) },
      state: 'closed',
      merged: true,
    });
  });

  test('is an issue too, with the count of its comments', async () => {
    github.addPullRequest({ number: 7, locked: true });
    github.addComment({ pr: 7, body: 'Hello' });
    expect((await ask(github, 'GET', `${REPO}/issues/7`)).body).toMatchObject({
      number: 7,
      locked: true,
      comments: 1,
      pull_request: { url: `${github.apiUrl}${REPO}/pulls/7` },
    });
  });

  test('that is not there, and a repository that is not', async () => {
    for (const path of [`${REPO}/pulls/7`, `${REPO}/issues/7`, COMMENTS, '/repos/octo-org/nothing/pulls/7'])
      expect(await ask(github, 'GET', path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });

  test.each([404, 410] as const)('that was deleted answers %d', async (deleted) => {
    github.addPullRequest({ number: 7 });
    github.changePullRequest(7, { deleted });
    expect((await ask(github, 'GET', COMMENTS)).status).toBe(deleted);
    expect((await ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } })).status).toBe(deleted);
    expect(await list('?state=all')).toEqual([]);
  });
});

describe('the list', () => {
  beforeEach(() => {
    github.addPullRequest({ number: 1, headRef: 'feature' });
    github.addPullRequest({ number: 2, headRef: 'feature', headRepo: FORK });
    github.addPullRequest({ number: 3, headRef: 'other', baseRef: 'release/1.x' });
    github.addPullRequest({ number: 4, headRef: 'feature', headRepo: FORK, state: 'closed' });
  });

  test.each([
    ['', [3, 2, 1]],
    ['?direction=asc', [1, 2, 3]],
    ['?state=closed', [4]],
    ['?state=all', [4, 3, 2, 1]],
    ['?head=mona:feature', [2]],
    ['?state=all&head=mona:feature', [4, 2]],
    ['?head=octo-org:feature', [1]],
    ['?head=nobody:feature', []],
    ['?head=feature', [3, 2, 1]],
    ['?base=release/1.x', [3]],
    ['?per_page=2&page=2', [1]],
  ])('%s', async (query, numbers) => {
    expect(await list(query)).toEqual(numbers);
  });
});

describe('the pull requests of a commit', () => {
  const sha = 'c'.repeat(40);
  const ofCommit = async (repository: string, commit = sha): Promise<unknown[]> =>
    numbersIn((await ask(github, 'GET', `/repos/${repository}/commits/${commit}/pulls`)).body);

  test('are those whose branch has it, also when it is not its head any more', async () => {
    github.addPullRequest({ number: 7, headSha: sha });
    github.addPullRequest({ number: 8, headSha: sha });
    github.changePullRequest(8, { headSha: 'd'.repeat(40) });
    expect(await ofCommit('octo-org/shots')).toEqual([7, 8]);
  });

  test('are not told to the base of a fork, only to the fork', async () => {
    github.addPullRequest({ number: 7, headSha: sha, headRepo: FORK });
    expect(await ofCommit('octo-org/shots')).toEqual([]);
    expect(await ofCommit(FORK)).toEqual([7]);
  });

  test('have the merged one for its merge commit', async () => {
    const { headRef } = github.addPullRequest({ number: 7, merged: true });
    expect(headRef).toBe('change-7');
    const { body } = await ask(github, 'GET', `${REPO}/pulls/7`);
    expect(body).toHaveProperty('merge_commit_sha');
    const { merge_commit_sha: merge } = body as { merge_commit_sha: string };
    expect(await ofCommit('octo-org/shots', merge)).toEqual([7]);
  });

  test('are refused for what is no commit', async () => {
    expect(await ask(github, 'GET', `${REPO}/commits/main/pulls`)).toMatchObject({
      status: 422,
      body: { message: 'No commit found for SHA: main' },
    });
  });
});

test('the repository, and a fork of it', async () => {
  expect((await ask(github, 'GET', REPO)).body).toMatchObject({ full_name: 'octo-org/shots', fork: false });
  expect((await ask(github, 'GET', `/repos/${FORK}`)).body).toMatchObject({ full_name: FORK, fork: true });
});
