import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { ask, askGraphQL, COMMENTS, messageOf } from './client.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

beforeEach(() => {
  github.addPullRequest({ number: 7 });
});

afterEach(() => {
  expect(github.violations).toEqual([]);
  github.reset();
});

afterAll(() => github.close());

const list = () => ask(github, 'GET', COMMENTS);
const create = () => ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } });

describe('which requests a fault befalls', () => {
  test('the next one only', async () => {
    github.faults.add({ kind: 'refusal', status: 403, message: 'No' });
    expect((await list()).status).toBe(403);
    expect((await list()).status).toBe(200);
  });

  test('as many as it says, of the operation it says, after those it lets pass', async () => {
    github.faults.add({ kind: 'server error', on: 'issues/create-comment', after: 1, times: 2 });
    const statuses = [];
    for (const request of [list, create, create, list, create, create])
      statuses.push((await request()).status);
    expect(statuses).toEqual([200, 201, 502, 200, 502, 201]);
  });

  test('one after the other, until they are removed', async () => {
    const remove = github.faults.add({ kind: 'refusal', status: 403, message: 'No', times: Infinity });
    github.faults.add({ kind: 'server error', status: 503 });
    expect((await list()).status).toBe(403);
    remove();
    expect((await list()).status).toBe(503);
    expect((await list()).status).toBe(200);
  });
});

describe('rate limits', () => {
  test.each([
    [403, 2, '2'],
    [429, undefined, null],
  ] as const)('secondary, %d with Retry-After %s', async (status, retryAfter, header) => {
    github.faults.add({ kind: 'secondary rate limit', status, ...(retryAfter ? { retryAfter } : {}) });
    const reply = await create();
    expect(reply.status).toBe(status);
    expect(messageOf(reply)).toMatch(/secondary rate limit/);
    expect(reply.headers.get('retry-after')).toBe(header);
    expect(github.comments(7)).toEqual([]);
  });

  test('primary, with the time of its reset', async () => {
    github.faults.add({ kind: 'primary rate limit', resetAfter: 60 });
    const reply = await create();
    expect(reply.status).toBe(403);
    expect(messageOf(reply)).toMatch(/^API rate limit exceeded/);
    expect(reply.headers.get('x-ratelimit-remaining')).toBe('0');
    const wait = Number(reply.headers.get('x-ratelimit-reset')) - Date.now() / 1000;
    expect(wait).toBeGreaterThan(58);
    expect(wait).toBeLessThanOrEqual(61);
  });

  test('primary in GraphQL, in an answer of status 200', async () => {
    github.faults.add({ kind: 'primary rate limit', resetAfter: 60 });
    const reply = await askGraphQL(github, '{ viewer { login } }');
    expect(reply).toMatchObject({ status: 200, body: { errors: [{ type: 'RATE_LIMITED' }] } });
    expect(reply.headers.get('x-ratelimit-remaining')).toBe('0');
  });
});

describe('answers that are lost', () => {
  test.each([false, true])('a server error, the write done: %s', async (applied) => {
    github.faults.add({ kind: 'server error', applied });
    const reply = await create();
    expect(reply.status).toBe(502);
    expect(reply.headers.get('content-type')).toMatch(/html/);
    expect(github.comments(7)).toHaveLength(applied ? 1 : 0);
  });

  test('a server error as JSON', async () => {
    github.faults.add({ kind: 'server error', status: 500 });
    expect(await list()).toMatchObject({ status: 500, body: { message: 'Server Error' } });
  });

  test.each([false, true])('a connection that is reset, the write done: %s', async (applied) => {
    github.faults.add({ kind: 'connection reset', applied });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(github.comments(7)).toHaveLength(applied ? 1 : 0);
    expect(github.requests).toMatchObject([{ method: 'POST', path: COMMENTS, token: 'write' }]);
    expect(github.requests[0]).not.toHaveProperty('status');
  });
});

test('what others do in the meantime happens before the request is served', async () => {
  const { id } = github.addComment({ pr: 7, body: 'Hello' });
  const run = (): void => {
    github.deleteComment(id);
  };
  github.faults.add({ kind: 'meanwhile', on: 'issues/update-comment', run });
  const change = { body: { body: 'Late' } };
  expect((await ask(github, 'PATCH', `/repos/octo-org/shots/issues/comments/${id}`, change)).status).toBe(
    404,
  );
});

test('a request is delayed', async () => {
  github.faults.add({ kind: 'delay', milliseconds: 100 });
  const start = performance.now();
  await list();
  expect(performance.now() - start).toBeGreaterThanOrEqual(99);
});

test('the log has every request with its answer, and whether it asked for a change', async () => {
  await list();
  await create();
  await askGraphQL(github, '{ viewer { login } }');
  await askGraphQL(github, 'mutation { unminimizeComment(input: { subjectId: "x" }) { clientMutationId } }');
  expect(github.requests).toMatchObject([
    { method: 'GET', path: COMMENTS, operation: 'issues/list-comments', write: false, status: 200 },
    { method: 'POST', path: COMMENTS, body: { body: 'Hello' }, write: true, status: 201 },
    { method: 'POST', path: '/graphql', operation: 'graphql', write: false, status: 200 },
    { method: 'POST', path: '/graphql', operation: 'graphql', write: true, status: 200 },
  ]);
  for (const { at, answeredAt = 0 } of github.requests) expect(answeredAt).toBeGreaterThanOrEqual(at);
});
