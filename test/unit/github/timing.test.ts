import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGitHub, type GitHubStandIn, type Timing } from '../../github/index.ts';
import { ask, askGraphQL, COMMENTS } from './client.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function begin(timing: Timing): void {
  github.reset(timing);
  github.addPullRequest({ number: 7, headSha: 'a'.repeat(40) });
}

const listed = async (): Promise<unknown> => (await ask(github, 'GET', COMMENTS)).body;

describe('stale reads', () => {
  const LAG = 300;
  const staleReads = { min: LAG, max: LAG, seed: 1 };

  test('lists see a write after the lag, in both APIs; the comment itself is seen at once', async () => {
    begin({ staleReads });
    await sleep(LAG + 10);
    const { body } = await ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } });
    const { id } = body as { id: number };
    const query =
      '{ repository(owner: "octo-org", name: "shots") { pullRequest(number: 7) { comments(first: 1) { totalCount } } } }';
    expect(await listed()).toEqual([]);
    expect(JSON.stringify((await askGraphQL(github, query)).body)).toContain('"totalCount":0');
    expect((await ask(github, 'GET', `/repos/octo-org/shots/issues/comments/${id}`)).status).toBe(200);
    await sleep(LAG + 10);
    expect(await listed()).toMatchObject([{ id }]);
    expect(JSON.stringify((await askGraphQL(github, query)).body)).toContain('"totalCount":1');
  });

  test('lists show what was changed or deleted as it was', async () => {
    begin({ staleReads });
    const { id } = github.addComment({ pr: 7, body: 'Before' });
    await sleep(LAG + 10);
    github.changeComment(id, { body: 'After' });
    expect(await listed()).toMatchObject([{ body: 'Before' }]);
    await sleep(LAG + 10);
    github.deleteComment(id);
    expect(await listed()).toMatchObject([{ body: 'After' }]);
    await sleep(LAG + 10);
    expect(await listed()).toEqual([]);
  });

  test('the list of pull requests lags too', async () => {
    begin({ staleReads });
    await sleep(LAG + 10);
    github.changePullRequest(7, { state: 'closed' });
    const open = await ask(github, 'GET', '/repos/octo-org/shots/pulls');
    expect(open.body).toMatchObject([{ number: 7, state: 'open' }]);
    const exact = await ask(github, 'GET', '/repos/octo-org/shots/pulls/7');
    expect(exact.body).toMatchObject({ state: 'closed' });
  });

  test('an older replica may answer after a newer one', async () => {
    begin({ staleReads: { min: 0, max: 2_000, seed: 5 } });
    await sleep(50);
    github.addComment({ pr: 7, body: 'Hello' });
    const seen: number[] = [];
    for (let read = 0; read < 60; read += 1) {
      seen.push(JSON.stringify(await listed()).includes('Hello') ? 1 : 0);
      await sleep(10);
    }
    expect(seen.some((found, read) => found === 0 && seen.slice(0, read).includes(1))).toBe(true);
  });
});

describe('latency', () => {
  const durations = async (seed: number): Promise<number[]> => {
    begin({ latency: { min: 20, max: 120, seed } });
    const taken: number[] = [];
    for (let request = 0; request < 3; request += 1) {
      const start = performance.now();
      await listed();
      taken.push(performance.now() - start);
    }
    return taken;
  };

  test('lies in its span and is the same for the same seed', async () => {
    const first = await durations(3);
    const again = await durations(3);
    for (const [index, duration] of first.entries()) {
      expect(duration).toBeGreaterThanOrEqual(19);
      expect(Math.abs(duration - (again[index] ?? 0))).toBeLessThan(60);
    }
  });

  test('a write takes effect in the middle of it', async () => {
    begin({ latency: { min: 200, max: 200, seed: 1 } });
    const created = ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } });
    await sleep(50);
    expect(github.comments(7)).toEqual([]);
    await sleep(110);
    expect(github.comments(7)).toHaveLength(1);
    await created;
  });
});
