import { getOctokit } from '@actions/github';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { ask, COMMENTS, linksOf } from './client.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
  github.addPullRequest({ number: 7 });
});

afterEach(() => {
  expect(github.violations).toEqual([]);
  github.reset();
  github.addPullRequest({ number: 7 });
});

afterAll(() => github.close());

const path = (id: number): string => `/repos/octo-org/shots/issues/comments/${id}`;

function addComments(count: number): void {
  for (let number = 1; number <= count; number += 1)
    github.addComment({ pr: 7, author: 'mona', body: `Number ${number}` });
}

describe('one comment', () => {
  test('is created by the token, and found at the address it was given', async () => {
    const created = await ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } });
    const id = github.comments(7)[0]?.id ?? 0;
    expect(created).toMatchObject({
      status: 201,
      body: {
        id,
        body: 'Hello',
        user: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' },
        html_url: `${github.serverUrl}/octo-org/shots/pull/7#issuecomment-${id}`,
      },
    });
    expect(created.headers.get('location')).toBe(github.apiUrl + path(id));
    expect(await ask(github, 'GET', path(id))).toMatchObject({ status: 200, body: created.body });
  });

  test('is changed and deleted', async () => {
    const { id } = github.addComment({ pr: 7, body: 'Before' });
    const changed = await ask(github, 'PATCH', path(id), { body: { body: 'After' } });
    expect(changed).toMatchObject({ status: 200, body: { id, body: 'After' } });
    expect(github.comments(7)).toMatchObject([{ id, body: 'After' }]);
    expect(await ask(github, 'DELETE', path(id))).toMatchObject({ status: 204, body: '' });
    expect(github.comments(7)).toEqual([]);
    for (const method of ['GET', 'DELETE'])
      expect(await ask(github, method, path(id))).toMatchObject({
        status: 404,
        body: { message: 'Not Found' },
      });
    const late = await ask(github, 'PATCH', path(id), { body: { body: 'Late' } });
    expect(late).toMatchObject({ status: 404, body: { message: 'Not Found', status: '404' } });
  });

  test('has an id beyond 32 bits and larger than those before', () => {
    const first = github.addComment({ pr: 7, body: 'one' });
    const second = github.addComment({ pr: 7, body: 'two' });
    expect(first.id).toBeGreaterThan(2 ** 31);
    expect(second.id).toBeGreaterThan(first.id);
  });

  test('of another repository is not found', async () => {
    github.addRepository({ fullName: 'octo-org/other' });
    const { id } = github.addComment({ pr: 7, body: 'Here' });
    const reply = await ask(github, 'GET', `/repos/octo-org/other/issues/comments/${id}`);
    expect(reply.status).toBe(404);
  });
});

describe('the body', () => {
  test('may have 65,536 characters and no more', async () => {
    const fits = await ask(github, 'POST', COMMENTS, { body: { body: 'x'.repeat(65_536) } });
    expect(fits.status).toBe(201);
    const tooLong = {
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'IssueComment',
            code: 'unprocessable',
            field: 'data',
            message: 'Body is too long (maximum is 65536 characters)',
          },
        ],
        documentation_url: 'https://docs.github.com/rest/issues/comments#create-an-issue-comment',
        status: '422',
      },
    };
    expect(await ask(github, 'POST', COMMENTS, { body: { body: 'x'.repeat(65_537) } })).toMatchObject(
      tooLong,
    );
    const { id } = github.addComment({ pr: 7, body: 'short' });
    const update = await ask(github, 'PATCH', path(id), { body: { body: 'x'.repeat(65_537) } });
    expect(update.status).toBe(422);
  });

  test.each(['', ' \n '])('may not be blank: %j', async (body) => {
    const reply = await ask(github, 'POST', COMMENTS, { body: { body } });
    expect(reply).toMatchObject({ status: 422, body: { message: 'Validation Failed' } });
    expect(github.comments(7)).toEqual([]);
  });
});

describe('the list', () => {
  test('has 30 a page, lowest id first, and no Link header when there is but one page', async () => {
    addComments(30);
    const reply = await ask(github, 'GET', COMMENTS);
    expect(reply.body).toHaveLength(30);
    expect(reply.body).toMatchObject(Object.assign(Array<object>(30).fill({}), [{ body: 'Number 1' }]));
    expect(reply.headers.has('link')).toBe(false);
  });

  test('leads from page to page by its Link headers, which name the repository by number', async () => {
    addComments(130);
    const first = await ask(github, 'GET', `${COMMENTS}?per_page=100`);
    const numbered = `${github.apiUrl}/repositories/${github.repository.id}/issues/7/comments`;
    expect(linksOf(first)).toEqual({
      next: `${numbered}?per_page=100&page=2`,
      last: `${numbered}?per_page=100&page=2`,
    });
    const second = await ask(github, 'GET', linksOf(first).next ?? '');
    expect(second.body).toHaveLength(30);
    expect(linksOf(second)).toEqual({
      prev: `${numbered}?per_page=100&page=1`,
      first: `${numbered}?per_page=100&page=1`,
    });
  });

  test('gives at most 100 a page, and nothing beyond its end', async () => {
    addComments(101);
    expect((await ask(github, 'GET', `${COMMENTS}?per_page=500`)).body).toHaveLength(100);
    const beyond = await ask(github, 'GET', `${COMMENTS}?per_page=100&page=9`);
    expect(beyond.body).toEqual([]);
    expect(linksOf(beyond)).not.toHaveProperty('next');
  });

  test('is cut off by `since`', async () => {
    addComments(1);
    const future = new Date(Date.now() + 60_000).toISOString();
    expect((await ask(github, 'GET', `${COMMENTS}?since=${future}`)).body).toEqual([]);
    expect((await ask(github, 'GET', `${COMMENTS}?since=2020-01-01T00:00:00Z`)).body).toHaveLength(1);
  });

  test('tells bots, people and minimised comments apart', async () => {
    github.addComment({ pr: 7, author: 'mona', body: 'a' });
    github.addComment({ pr: 7, author: 'dependabot[bot]', body: 'b' });
    github.addComment({ pr: 7, author: { login: 'github-actions', type: 'User' }, body: 'c' });
    github.addComment({ pr: 7, body: 'd', minimized: 'outdated' });
    expect((await ask(github, 'GET', COMMENTS)).body).toMatchObject([
      { user: { login: 'mona', type: 'User' }, minimized: null },
      { user: { login: 'dependabot[bot]', type: 'Bot' } },
      { user: { login: 'github-actions', type: 'User' } },
      { user: { login: 'github-actions[bot]', type: 'Bot' }, minimized: { reason: 'outdated' } },
    ]);
  });

  test('is read over all pages by the client that actions use', async () => {
    addComments(130);
    const octokit = getOctokit(github.tokens.write, { baseUrl: github.apiUrl });
    const facts = { owner: 'octo-org', repo: 'shots', issue_number: 7, per_page: 100 };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, facts);
    expect(comments.map(({ body }) => body)).toEqual(
      Array.from({ length: 130 }, (_, index) => `Number ${index + 1}`),
    );
  });
});
