import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../src/action/comment/github/github.ts';
import { openPullRequests } from '../../../src/action/comment/github/pulls.ts';
import { findPullRequest } from '../../../src/action/comment/pull-request/find.ts';
import { readRun } from '../../../src/action/comment/run.ts';
import { InputError } from '../../../src/action/problems.ts';
import * as events from '../../github/events.ts';
import { startGitHub, type GitHubStandIn } from '../../github/index.ts';

let github: GitHubStandIn;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => github.close());

async function find(event: events.RunnerEvent, given?: number) {
  const run = readRun(event.env, event.payload);
  const pulls = openPullRequests(connect(github.tokens[event.token], run), run.repository);
  return findPullRequest(run, given, pulls);
}

describe('the pull request', () => {
  it('is named by the payload of its own events', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7 });
    expect(await find(events.pullRequestEvent(github, pr))).toEqual({ number: 7 });
    expect(await find(events.pullRequestTargetEvent(github, pr))).toEqual({ number: 7 });
    expect(
      await find(
        events.issueCommentEvent(github, pr, github.addComment({ pr: 7, author: 'mona', body: '/shots' })),
      ),
    ).toEqual({ number: 7 });
    expect(github.requests).toEqual([]);
  });

  it('is none for a comment on an issue', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7 });
    expect(
      await find(
        events.plainIssueCommentEvent(
          github,
          pr,
          github.addComment({ pr: 7, author: 'mona', body: '/shots' }),
        ),
      ),
    ).toEqual({
      none: 'the comment that started this run is on an issue',
    });
  });

  it('of a workflow_run is named by GitHub for a branch of the repository', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7 });
    expect(await find(events.workflowRunEvent(github, pr))).toEqual({ number: 7 });
  });

  it('of a workflow_run from a fork is the one whose branch has the very commit', async () => {
    github.reset();
    github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
    const pr = github.addPullRequest({ number: 8, headRepo: 'mona/shots', headRef: 'patch', author: 'mona' });
    const event = events.workflowRunEvent(github, pr);
    expect(await find(event)).toMatchObject({ number: 8 });
    github.changePullRequest(8, { headSha: 'f'.repeat(40) });
    expect(await find(event)).toEqual({
      none: expect.stringContaining('no open pull request from mona:patch') as string,
    });
    expect(await find(event, 8)).toEqual({
      none: expect.stringContaining('the head of pull request #8 is fffffff') as string,
    });
  });

  it('of a workflow_run is not one of the same branch name in another fork', async () => {
    github.reset();
    github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
    github.addRepository({ fullName: 'mallory/shots', forkOf: 'octo-org/shots' });
    const pr = github.addPullRequest({ number: 8, headRepo: 'mona/shots', headRef: 'patch', author: 'mona' });
    const event = events.workflowRunEvent(github, pr);
    github.changePullRequest(8, { state: 'closed' });
    github.addPullRequest({ number: 9, headRepo: 'mallory/shots', headRef: 'patch', headSha: pr.headSha });
    expect(await find(event)).toHaveProperty('none');
  });

  it('of a push is the open one with that head', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7 });
    const event = events.pushEvent(github, { ref: `refs/heads/${pr.headRef}`, sha: pr.headSha });
    expect(await find(event)).toMatchObject({ number: 7 });
    github.changePullRequest(7, { state: 'closed', merged: true });
    expect(await find(event)).toHaveProperty('none');
  });

  it('of a merge_group is in the queue’s branch name', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7, baseRef: 'release/2026/11' });
    expect(await find(events.mergeGroupEvent(github, pr))).toEqual({ number: 7 });
  });

  it('of a dispatch is the given one, if there is such', async () => {
    github.reset();
    github.addPullRequest({ number: 7 });
    const event = events.workflowDispatchEvent(github);
    expect(await find(event, 7)).toEqual({ number: 7 });
    expect(await find(event)).toEqual({
      none: 'the event workflow_dispatch names no pull request, and pr-number is empty',
    });
    await expect(find(event, 99)).rejects.toThrow(InputError);
    await expect(find(event, 99)).rejects.toThrow('pr-number: "99" is no pull request of octo-org/shots.');
  });

  it('cannot be another than the event’s', async () => {
    github.reset();
    const pr = github.addPullRequest({ number: 7 });
    await expect(find(events.pullRequestEvent(github, pr), 8)).rejects.toThrow(
      'is not the pull request of this run, #7',
    );
  });
});
