import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startGitHub, type GitHubStandIn, type Timing } from '../../github/index.ts';
import { isRecord } from '../../github/json.ts';
import { drawFrom } from '../../github/seeded.ts';
import { ask, askGraphQL, COMMENTS } from './client.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});

afterEach(() => {
  vi.useRealTimers();
  expect(github.violations).toEqual([]);
});

afterAll(() => github.close());

function begin(timing: Timing): void {
  github.reset(timing);
  github.addPullRequest({ number: 7 });
}

const listed = async (): Promise<unknown> => (await ask(github, 'GET', COMMENTS)).body;

const counted = async (): Promise<string> =>
  JSON.stringify(
    await askGraphQL(
      github,
      '{ repository(owner: "octo-org", name: "shots") { pullRequest(number: 7) { comments(first: 1) { totalCount } } } }',
    ),
  );

describe('stale reads', () => {
  /** The clock the stand-in's replicas go by stands still until it is advanced. */
  function beginLagging(min: number, max: number): void {
    vi.useFakeTimers({ toFake: ['performance'] });
    begin({ staleReads: { min, max, seed: 5 } });
    vi.advanceTimersByTime(max);
  }

  test('lists see a write after the lag, in both APIs; the comment itself is seen at once', async () => {
    beginLagging(300, 300);
    const { body } = await ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } });
    const id = isRecord(body) ? Number(body.id) : 0;
    vi.advanceTimersByTime(299);
    expect(await listed()).toEqual([]);
    expect(await counted()).toContain('"totalCount":0');
    expect((await ask(github, 'GET', `/repos/octo-org/shots/issues/comments/${id}`)).status).toBe(200);
    vi.advanceTimersByTime(1);
    expect(await listed()).toMatchObject([{ id }]);
    expect(await counted()).toContain('"totalCount":1');
  });

  test('lists show what was changed or deleted as it was', async () => {
    beginLagging(300, 300);
    const { id } = github.addComment({ pr: 7, body: 'Before' });
    vi.advanceTimersByTime(300);
    github.changeComment(id, { body: 'After' });
    expect(await listed()).toMatchObject([{ body: 'Before' }]);
    vi.advanceTimersByTime(300);
    github.deleteComment(id);
    expect(await listed()).toMatchObject([{ body: 'After' }]);
    vi.advanceTimersByTime(300);
    expect(await listed()).toEqual([]);
  });

  test('the list of pull requests lags too, the pull request itself does not', async () => {
    beginLagging(300, 300);
    github.changePullRequest(7, { state: 'closed' });
    const open = await ask(github, 'GET', '/repos/octo-org/shots/pulls');
    expect(open.body).toMatchObject([{ number: 7, state: 'open' }]);
    const exact = await ask(github, 'GET', '/repos/octo-org/shots/pulls/7');
    expect(exact.body).toMatchObject({ state: 'closed' });
  });

  test('an older replica may answer after a newer one, the same way for the same seed', async () => {
    const look = async (): Promise<boolean[]> => {
      beginLagging(0, 1_000);
      github.addComment({ pr: 7, body: 'Hello' });
      vi.advanceTimersByTime(500);
      const seen: boolean[] = [];
      for (let read = 0; read < 20; read += 1) seen.push(JSON.stringify(await listed()).includes('Hello'));
      return seen;
    };
    const seen = await look();
    expect(seen.some((found, read) => !found && seen.slice(0, read).includes(true))).toBe(true);
    expect(await look()).toEqual(seen);
  });
});

describe('latency', () => {
  test('a write takes effect in the middle of it', async () => {
    begin({ latency: { min: 100, max: 100, seed: 1 } });
    let reached = 0;
    const run = (): void => {
      reached = performance.now();
      expect(github.comments(7)).toEqual([]);
    };
    github.faults.add({ kind: 'meanwhile', run });
    expect((await ask(github, 'POST', COMMENTS, { body: { body: 'Hello' } })).status).toBe(201);
    const [logged] = github.requests;
    expect(reached - (logged?.at ?? NaN)).toBeGreaterThanOrEqual(49);
    expect((logged?.answeredAt ?? NaN) - reached).toBeGreaterThanOrEqual(49);
  });

  test('is drawn from its span, the same for the same seed', () => {
    const draws = (seed: number): number[] =>
      Array.from({ length: 1_000 }, drawFrom({ min: 20, max: 30, seed }));
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
    expect(Math.min(...draws(1))).toBeGreaterThanOrEqual(20);
    expect(Math.max(...draws(1))).toBeLessThan(30);
    expect(new Set(draws(1)).size).toBeGreaterThan(990);
  });
});
