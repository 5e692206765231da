import { getOctokit } from '@actions/github';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { askGraphQL } from './client.ts';

const COMMENTS = `
  query ($number: Int!, $first: Int, $after: String, $last: Int) {
    viewer { login }
    repository(owner: "octo-org", name: "shots") {
      pullRequest(number: $number) {
        headRefOid
        comments(first: $first, after: $after, last: $last) {
          totalCount
          nodes {
            id fullDatabaseId body url isMinimized minimizedReason viewerDidAuthor
            author { __typename login }
          }
          pageInfo { endCursor hasNextPage hasPreviousPage }
        }
      }
    }
  }`;

const MINIMIZE = `
  mutation ($id: ID!) {
    minimizeComment(input: { subjectId: $id, classifier: OUTDATED, clientMutationId: "m" }) {
      clientMutationId
      minimizedComment { isMinimized minimizedReason }
    }
  }`;

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

beforeEach(() => {
  github.addPullRequest({ number: 7, headSha: 'a'.repeat(40) });
});

afterEach(() => {
  expect(github.violations).toEqual([]);
  github.reset();
});

afterAll(() => github.close());

const comments = (variables: Record<string, unknown>) =>
  askGraphQL(github, COMMENTS, { number: 7, ...variables });

describe('who is asking', () => {
  test('the viewer of GITHUB_TOKEN is a user whose login has the [bot] that authors lack', async () => {
    github.addComment({ pr: 7, body: 'Ours' });
    github.addComment({ pr: 7, author: { login: 'github-actions', type: 'User' }, body: 'Not ours' });
    expect((await comments({ first: 10 })).body).toMatchObject({
      data: {
        viewer: { login: 'github-actions[bot]' },
        repository: {
          pullRequest: {
            headRefOid: 'a'.repeat(40),
            comments: {
              nodes: [
                { author: { __typename: 'Bot', login: 'github-actions' }, viewerDidAuthor: true },
                { author: { __typename: 'User', login: 'github-actions' }, viewerDidAuthor: false },
              ],
            },
          },
        },
      },
    });
  });

  test('a person is asked for the same way', async () => {
    const { body } = await askGraphQL(github, '{ viewer { __typename login } }', {}, github.tokens.user);
    expect(body).toEqual({ data: { viewer: { __typename: 'User', login: 'octo-dev' } } });
  });

  test.each([null, 'ghs_made_up'])('nobody is refused: %s', async (token) => {
    expect((await askGraphQL(github, '{ viewer { login } }', {}, token)).status).toBe(401);
  });
});

describe('the comments', () => {
  const bodies = (body: unknown): string[] => JSON.stringify(body).match(/Number \d+/g) ?? [];

  beforeEach(() => {
    for (let number = 1; number <= 130; number += 1)
      github.addComment({ pr: 7, author: 'mona', body: `Number ${number}` });
  });

  test('are paged forwards by cursors', async () => {
    const first = await comments({ first: 100 });
    expect(bodies(first.body)).toHaveLength(100);
    const cursor = /"endCursor":"([^"]+)","hasNextPage":true/.exec(JSON.stringify(first.body))?.[1];
    const second = await comments({ first: 100, after: cursor });
    expect(bodies(second.body)).toEqual(Array.from({ length: 30 }, (_, index) => `Number ${index + 101}`));
    expect(JSON.stringify(second.body)).toContain('"hasNextPage":false');
  });

  test('are read from their end', async () => {
    const { body } = await comments({ last: 2 });
    expect(bodies(body)).toEqual(['Number 129', 'Number 130']);
    expect(JSON.stringify(body)).toContain('"hasPreviousPage":true');
  });

  test.each([
    [{}, 'MISSING_PAGINATION_BOUNDARIES'],
    [{ first: 101 }, 'EXCESSIVE_PAGINATION'],
  ])('must be bounded: %j', async (variables, type) => {
    expect(await comments(variables)).toMatchObject({ status: 200, body: { errors: [{ type }] } });
  });
});

describe('hiding a comment', () => {
  test('marks it in both APIs and keeps it in the list', async () => {
    const { nodeId } = github.addComment({ pr: 7, body: 'Old' });
    const reply = await askGraphQL(github, MINIMIZE, { id: nodeId });
    expect(reply.body).toEqual({
      data: {
        minimizeComment: {
          clientMutationId: 'm',
          minimizedComment: { isMinimized: true, minimizedReason: 'outdated' },
        },
      },
    });
    expect(github.comments(7)).toMatchObject([{ body: 'Old', minimized: 'outdated' }]);
    const shown = `mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }`;
    await askGraphQL(github, shown, { id: nodeId });
    expect(github.comments(7)).toMatchObject([{ minimized: null }]);
  });

  test('is forbidden to a token that may only read, in an answer of status 200', async () => {
    const { nodeId } = github.addComment({ pr: 7, body: 'Old' });
    expect(await askGraphQL(github, MINIMIZE, { id: nodeId }, github.tokens.readOnly)).toMatchObject({
      status: 200,
      body: {
        data: { minimizeComment: null },
        errors: [
          { type: 'FORBIDDEN', path: ['minimizeComment'], message: 'Resource not accessible by integration' },
        ],
      },
    });
    expect(github.comments(7)).toMatchObject([{ minimized: null }]);
  });

  test.each(['IC_bm90aGluZw', 'nonsense'])('is not found under %s', async (id) => {
    expect((await askGraphQL(github, MINIMIZE, { id })).body).toMatchObject({
      errors: [{ type: 'NOT_FOUND' }],
    });
  });
});

describe('writing', () => {
  test('adds, changes and deletes a comment', async () => {
    const { nodeId } = github.addPullRequest({ number: 8 });
    const add = `mutation ($id: ID!) { addComment(input: { subjectId: $id, body: "New" }) { commentEdge { node { id body } } } }`;
    expect((await askGraphQL(github, add, { id: nodeId })).body).toMatchObject({
      data: { addComment: { commentEdge: { node: { body: 'New' } } } },
    });
    const [added] = github.comments(8);
    const update = `mutation ($id: ID!) { updateIssueComment(input: { id: $id, body: "Newer" }) { issueComment { body } } }`;
    await askGraphQL(github, update, { id: added?.nodeId });
    expect(github.comments(8)).toMatchObject([{ body: 'Newer' }]);
    const remove = `mutation ($id: ID!) { deleteIssueComment(input: { id: $id }) { clientMutationId } }`;
    await askGraphQL(github, remove, { id: added?.nodeId });
    expect(github.comments(8)).toEqual([]);
  });

  test('is bound by the same length', async () => {
    const { nodeId } = github.addComment({ pr: 7, body: 'Old' });
    const update = `mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } } }`;
    const reply = await askGraphQL(github, update, { id: nodeId, body: 'x'.repeat(65_537) });
    expect(reply.body).toMatchObject({
      errors: [{ type: 'UNPROCESSABLE', message: 'Body is too long (maximum is 65536 characters)' }],
    });
  });
});

describe('what is not there', () => {
  test.each([
    [
      '{ repository(owner: "octo-org", name: "nothing") { id } }',
      /Repository with the name 'octo-org\/nothing'/,
    ],
    [
      '{ repository(owner: "octo-org", name: "shots") { pullRequest(number: 99) { id } } }',
      /PullRequest with the number of 99/,
    ],
  ])('%s', async (query, message) => {
    const { status, body } = await askGraphQL(github, query);
    expect(status).toBe(200);
    expect(body).toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
    expect(JSON.stringify(body)).toMatch(message);
  });
});

test('pull requests by branch, nodes by id, and what they are', async () => {
  github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
  const fork = github.addPullRequest({
    number: 8,
    headRepo: 'mona/shots',
    headRef: 'feature',
    author: 'mona',
  });
  const query = `query ($id: ID!) {
    repository(owner: "octo-org", name: "shots") {
      pullRequests(first: 10, states: [OPEN], headRefName: "feature") {
        nodes { number state isCrossRepository headRepositoryOwner { login } headRepository { nameWithOwner } }
      }
    }
    node(id: $id) { ... on PullRequest { number locked } }
  }`;
  expect((await askGraphQL(github, query, { id: fork.nodeId })).body).toEqual({
    data: {
      repository: {
        pullRequests: {
          nodes: [
            {
              number: 8,
              state: 'OPEN',
              isCrossRepository: true,
              headRepositoryOwner: { login: 'mona' },
              headRepository: { nameWithOwner: 'mona/shots' },
            },
          ],
        },
      },
      node: { number: 8, locked: false },
    },
  });
});

test('the client that actions use is answered', async () => {
  const octokit = getOctokit(github.tokens.write, { baseUrl: github.apiUrl });
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'github-actions[bot]' } });
});
