import { getOctokit } from '@actions/github';
import { afterEach, beforeAll, beforeEach, afterAll, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { loadDescription, valueAt } from '../../github/openapi/description.ts';
import { OPERATIONS } from '../../github/openapi/operations.ts';
import { ask, askGraphQL, COMMENTS, messageOf } from './client.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

beforeEach(() => {
  github.addPullRequest({ number: 7 });
});

afterEach(() => {
  github.reset();
});

afterAll(() => github.close());

describe('a request that disagrees with the description is answered 500 and remembered', () => {
  test.each([
    ['an unknown path', 'GET', '/repos/octo-org/shots/issue/7/comments', undefined, /serves no GET/],
    ['an unknown method', 'PUT', COMMENTS, { body: 'x' }, /serves no PUT/],
    [
      'a number that is none',
      'GET',
      '/repos/octo-org/shots/issues/seven/comments',
      undefined,
      /must be integer/,
    ],
    [
      'a query parameter of a wrong type',
      'GET',
      `${COMMENTS}?per_page=many`,
      undefined,
      /per_page must be integer/,
    ],
    ['an unknown query parameter', 'GET', `${COMMENTS}?perPage=100`, undefined, /perPage/],
    ['a query parameter twice', 'GET', `${COMMENTS}?page=1&page=2`, undefined, /page/],
    [
      'a value that is not listed',
      'GET',
      '/repos/octo-org/shots/pulls?state=merged',
      undefined,
      /allowed values/,
    ],
    ['no body where one belongs', 'POST', COMMENTS, undefined, /must be object/],
    ['a body that is no JSON', 'POST', COMMENTS, 'body=x', /must be object/],
    ['a body without its field', 'POST', COMMENTS, {}, /must have required property 'body'/],
    ['a field of a wrong type', 'POST', COMMENTS, { body: 7 }, /body must be string/],
    ['an unknown field', 'POST', COMMENTS, { body: 'x', section: 'y' }, /unknown field section/],
    ['a body where none belongs', 'DELETE', '/repos/octo-org/shots/issues/comments/1', {}, /takes no body/],
  ])('%s', async (_, method, path, body, problem) => {
    const reply = await ask(github, method, path, { body });
    expect(reply.status).toBe(500);
    expect(messageOf(reply)).toMatch(problem);
    const request = `${method} ${path.split('?')[0] ?? ''}`;
    expect(github.violations).toMatchObject([{ side: 'request', request }]);
    expect(github.violations[0]?.problems.join()).toMatch(problem);
    expect(github.comments(7)).toEqual([]);
  });

  test.each([
    ['an unknown field', '{ viewer { name2 } }', {}, /Cannot query field "name2"/],
    ['no query', '', {}, /Syntax Error/],
    [
      'a missing variable',
      'query ($n: Int!) { repository(owner: "a", name: "b") { pullRequest(number: $n) { id } } }',
      {},
      /\$n/,
    ],
    [
      'a wrong classifier',
      'mutation { minimizeComment(input: { subjectId: "x", classifier: OLD }) { clientMutationId } }',
      {},
      /OLD/,
    ],
  ])('GraphQL with %s', async (_, query, variables, problem) => {
    expect((await askGraphQL(github, query, variables)).status).toBe(500);
    expect(github.violations).toMatchObject([{ side: 'request', request: 'POST /graphql' }]);
    expect(github.violations[0]?.problems.join()).toMatch(problem);
  });

  test('GraphQL asked by GET', async () => {
    expect((await ask(github, 'GET', github.graphqlUrl)).status).toBe(500);
    expect(github.violations).toHaveLength(1);
  });

  test('the API asked for at the address of the pages', async () => {
    expect((await ask(github, 'GET', `${github.serverUrl}${COMMENTS}`)).status).toBe(500);
    expect(github.violations).toMatchObject([{ side: 'request' }]);
  });
});

describe('an answer that disagrees with the description is replaced by 500 and remembered', () => {
  test.each([
    ['a missing field', { status: 200, body: [{ id: 1 }] }, /must have required property 'node_id'/],
    ['a field of a wrong type', { status: 200, body: {} }, /must be array/],
    ['a body that is no JSON', { status: 200, body: 'oops' }, /must be array/],
    ['a status GitHub does not use here', { status: 202, body: [] }, /does not answer .* with 202/],
    ['a refusal of another shape', { status: 404, body: { message: 404 } }, /message must be string/],
  ])('%s', async (_, answer, problem) => {
    github.faults.add({ kind: 'altered answer', alter: () => answer });
    const reply = await ask(github, 'GET', COMMENTS);
    expect(reply.status).toBe(500);
    expect(messageOf(reply)).toMatch(problem);
    expect(github.violations).toMatchObject([{ side: 'answer', request: `GET ${COMMENTS}` }]);
  });

  test('a body where there is none', async () => {
    const { id } = github.addComment({ pr: 7, body: 'Hello' });
    github.faults.add({ kind: 'altered answer', alter: (answer) => ({ ...answer, body: {} }) });
    expect((await ask(github, 'DELETE', `/repos/octo-org/shots/issues/comments/${id}`)).status).toBe(500);
    expect(github.violations[0]?.problems).toEqual(['204 comes without a body.']);
  });

  test('a GraphQL field the stand-in does not know is not silently null', async () => {
    const query = '{ repository(owner: "octo-org", name: "shots") { stargazerCount } }';
    expect((await askGraphQL(github, query)).status).toBe(500);
    expect(github.violations[0]?.problems.join()).toMatch(/does not know Repository.stargazerCount/);
  });

  test('but not what a middlebox says', async () => {
    const answer = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Log in</h1>' };
    github.faults.add({ kind: 'middlebox', answer });
    expect(await ask(github, 'GET', COMMENTS)).toMatchObject({ status: 200, body: '<h1>Log in</h1>' });
    expect(github.violations).toEqual([]);
  });
});

describe('GitHub Enterprise Server', () => {
  let ghes: GitHubStandIn;

  beforeAll(async () => {
    ghes = await startGitHub({ ghes: true });
    ghes.addPullRequest({ number: 7 });
  });

  afterAll(() => ghes.close());

  test('has one host, and its APIs under paths', () => {
    const { origin } = new URL(ghes.serverUrl);
    expect(ghes).toMatchObject({
      serverUrl: origin,
      apiUrl: `${origin}/api/v3`,
      graphqlUrl: `${origin}/api/graphql`,
    });
  });

  test('answers over all pages, and by GraphQL', async () => {
    for (let number = 0; number < 101; number += 1) ghes.addComment({ pr: 7, body: `Number ${number}` });
    const octokit = getOctokit(ghes.tokens.write, { baseUrl: ghes.apiUrl });
    const facts = { owner: 'octo-org', repo: 'shots', issue_number: 7, per_page: 100 };
    expect(await octokit.paginate(octokit.rest.issues.listComments, facts)).toHaveLength(101);
    expect((await askGraphQL(ghes, '{ viewer { login } }')).status).toBe(200);
    expect((await ask(ghes, 'GET', '/repos/octo-org/shots/pulls/7')).status).toBe(200);
    expect(ghes.violations).toEqual([]);
  });

  test('has nothing at the paths of github.com', async () => {
    expect((await ask(ghes, 'GET', `${ghes.serverUrl}${COMMENTS}`)).status).toBe(500);
    expect(ghes.violations.at(-1)).toMatchObject({ side: 'request', request: `GET ${COMMENTS}` });
  });
});

describe('the description', () => {
  test.each(['api.github.com', 'ghes-3.19'] as const)(
    '%s names every operation as the stand-in does',
    (edition) => {
      for (const [id, route] of Object.entries(OPERATIONS)) {
        const [method = '', template = ''] = route.split(' ');
        const pointer = `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}`;
        expect(valueAt(loadDescription(edition, [pointer]), `${pointer}/operationId`)).toBe(id);
      }
    },
  );
});
