import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';
import { ask, COMMENTS } from './client.ts';

const INTEGRATION = { status: 403, body: { message: 'Resource not accessible by integration' } };

let open: GitHubStandIn;
let closed: GitHubStandIn;

beforeAll(async () => {
  open = await startGitHub();
  closed = await startGitHub({ private: true });
});

beforeEach(() => {
  for (const github of [open, closed]) github.addPullRequest({ number: 7 });
});

afterEach(() => {
  for (const github of [open, closed]) {
    expect(github.violations).toEqual([]);
    github.reset();
  }
});

afterAll(() => Promise.all([open.close(), closed.close()]));

const write = (github: GitHubStandIn, token: string | null) =>
  ask(github, 'POST', COMMENTS, { token, body: { body: 'Hello' } });

describe('who is asking', () => {
  test('nobody is refused', async () => {
    expect(await ask(open, 'GET', COMMENTS, { token: null })).toMatchObject({
      status: 401,
      body: { message: 'Requires authentication', status: '401' },
    });
  });

  test.each(['ghs_made_up', ''])('an unknown token is refused: %j', async (token) => {
    const reply = await ask(open, 'GET', COMMENTS, { token });
    expect(reply).toMatchObject({ status: 401, body: { message: 'Bad credentials' } });
  });

  test('the scheme may be `token` instead of `Bearer`', async () => {
    const headers = { authorization: `token ${open.tokens.write}` };
    expect((await ask(open, 'GET', COMMENTS, { token: null, headers })).status).toBe(200);
  });

  test('an installation token is no user; a personal one is', async () => {
    expect(await ask(open, 'GET', '/user')).toMatchObject(INTEGRATION);
    const own = await ask(open, 'GET', '/user', { token: open.tokens.user });
    expect(own).toMatchObject({ status: 200, body: { login: 'octo-dev', type: 'User' } });
  });
});

describe('what it may do', () => {
  test.each(['readOnly', 'none'] as const)('%s reads what is public and writes nothing', async (name) => {
    const token = open.tokens[name];
    const { id } = open.addComment({ pr: 7, body: 'Hello' });
    const comment = `/repos/octo-org/shots/issues/comments/${id}`;
    expect((await ask(open, 'GET', COMMENTS, { token })).status).toBe(200);
    expect(await write(open, token)).toMatchObject(INTEGRATION);
    expect(await ask(open, 'PATCH', comment, { token, body: { body: 'x' } })).toMatchObject(INTEGRATION);
    expect(await ask(open, 'DELETE', comment, { token })).toMatchObject(INTEGRATION);
    expect(open.comments(7)).toMatchObject([{ body: 'Hello' }]);
  });

  test('a private repository is closed to a token without permission', async () => {
    expect(await ask(closed, 'GET', COMMENTS, { token: closed.tokens.none })).toMatchObject(INTEGRATION);
    expect((await ask(closed, 'GET', COMMENTS, { token: closed.tokens.readOnly })).status).toBe(200);
    expect((await write(closed, closed.tokens.write)).status).toBe(201);
  });

  test('the permission for issues is enough', async () => {
    const token = open.addToken({ name: 'issues', permissions: { issues: 'write' } });
    expect((await write(open, token)).status).toBe(201);
  });

  test('another repository is never written to, and not seen when private', async () => {
    open.addRepository({ fullName: 'octo-org/public' });
    open.addRepository({ fullName: 'octo-org/secret', private: true });
    for (const name of ['public', 'secret'])
      open.addPullRequest({ number: 7, repository: `octo-org/${name}` });
    const at = (name: string): string => `/repos/octo-org/${name}/issues/7/comments`;
    expect((await ask(open, 'GET', at('public'))).status).toBe(200);
    expect(await ask(open, 'POST', at('public'), { body: { body: 'Hello' } })).toMatchObject(INTEGRATION);
    expect((await ask(open, 'GET', at('secret'))).status).toBe(404);
  });
});

describe('a locked conversation', () => {
  const LOCKED = { status: 403, body: { message: 'Unable to create comment because issue is locked.' } };

  test('is closed to GITHUB_TOKEN and to strangers, but not to people with write access', async () => {
    open.changePullRequest(7, { locked: true });
    const stranger = open.addToken({ name: 'stranger', permissions: {}, user: 'mona' });
    expect(await write(open, open.tokens.write)).toMatchObject(LOCKED);
    expect(await write(open, stranger)).toMatchObject(LOCKED);
    expect(await write(open, open.tokens.readOnly)).toMatchObject(INTEGRATION);
    expect((await write(open, open.tokens.user)).status).toBe(201);
  });

  test("when open, strangers comment and change their own, nobody else's", async () => {
    const token = open.addToken({ name: 'stranger', permissions: {}, user: 'mona' });
    expect((await write(open, token)).status).toBe(201);
    const foreign = open.addComment({ pr: 7, body: 'By the bot' });
    const [own] = open.comments(7);
    const change = (id = 0) =>
      ask(open, 'PATCH', `/repos/octo-org/shots/issues/comments/${id}`, { token, body: { body: 'Mine' } });
    expect((await change(own?.id)).status).toBe(200);
    expect((await change(foreign.id)).status).toBe(403);
  });
});

test('the log names the token and never holds it', async () => {
  await ask(open, 'GET', COMMENTS, { token: open.tokens.readOnly });
  await ask(open, 'GET', COMMENTS, { token: null });
  expect(open.requests.map(({ token }) => token)).toEqual(['readOnly', undefined]);
  expect(JSON.stringify(open.requests)).not.toContain(open.tokens.readOnly);
});

test('every answer counts down the budget of its token', async () => {
  const remaining = async (token: string) =>
    Number((await ask(open, 'GET', COMMENTS, { token })).headers.get('x-ratelimit-remaining'));
  const token = open.addToken({ name: 'fresh', permissions: {} });
  expect(await remaining(token)).toBe(999);
  expect(await remaining(token)).toBe(998);
});
