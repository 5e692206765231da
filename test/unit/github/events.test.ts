import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as events from '../../github/events.ts';
import { startGitHub, type GitHubStandIn, type StoredPullRequest } from '../../github/index.ts';
import { payloadProblems } from '../../github/openapi/webhooks.ts';

let github: GitHubStandIn;
let own: StoredPullRequest;
let fork: StoredPullRequest;
let dependabot: StoredPullRequest;
let merged: StoredPullRequest;

beforeAll(async () => {
  github = await startGitHub();
});

beforeEach(() => {
  github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
  own = github.addPullRequest({ number: 7, headRef: 'feature' });
  fork = github.addPullRequest({ number: 8, headRepo: 'mona/shots', author: 'mona' });
  dependabot = github.addPullRequest({ number: 9, author: 'dependabot[bot]' });
  merged = github.addPullRequest({ number: 10, merged: true });
});

afterEach(() => {
  github.reset();
});

afterAll(() => github.close());

describe('every payload agrees with the description of its webhook', () => {
  const comment = () => github.addComment({ pr: 7, author: 'mona', body: '/shots' });

  test.each<[string, () => events.RunnerEvent]>([
    ['pull-request-opened', () => events.pullRequestEvent(github, own, 'opened')],
    ['pull-request-reopened', () => events.pullRequestEvent(github, own, 'reopened')],
    ['pull-request-synchronize', () => events.pullRequestEvent(github, own)],
    ['pull-request-synchronize', () => events.pullRequestEvent(github, fork)],
    ['pull-request-synchronize', () => events.pullRequestEvent(github, dependabot)],
    ['pull-request-closed', () => events.pullRequestEvent(github, merged)],
    ['pull-request-synchronize', () => events.pullRequestTargetEvent(github, fork)],
    ['pull-request-review-submitted', () => events.pullRequestReviewEvent(github, own, own.author)],
    ['issue-comment-created', () => events.issueCommentEvent(github, own, comment())],
    ['issue-comment-created', () => events.plainIssueCommentEvent(github, own, comment())],
    ['workflow-run-completed', () => events.workflowRunEvent(github, own)],
    ['workflow-run-completed', () => events.workflowRunEvent(github, fork)],
    ['push', () => events.pushEvent(github)],
    ['merge-group-checks-requested', () => events.mergeGroupEvent(github, own)],
    ['workflow-dispatch', () => events.workflowDispatchEvent(github, { inputs: { 'pr-number': '7' } })],
  ])('%s', (webhook, event) => {
    expect(payloadProblems(webhook, event().payload)).toEqual([]);
  });

  test('a payload that does not agree is found out', () => {
    const payload = { ...events.pullRequestEvent(github, own).payload, number: undefined };
    expect(payloadProblems('pull-request-synchronize', payload).join()).toMatch(/required property 'number'/);
  });
});

describe('pull_request', () => {
  test('of the repository itself', () => {
    expect(events.pullRequestEvent(github, own)).toMatchObject({
      eventName: 'pull_request',
      token: 'write',
      payload: {
        action: 'synchronize',
        number: 7,
        after: own.headSha,
        pull_request: { head: { sha: own.headSha } },
      },
      env: {
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_REF_NAME: '7/merge',
        GITHUB_HEAD_REF: 'feature',
        GITHUB_BASE_REF: 'main',
        GITHUB_REPOSITORY: 'octo-org/shots',
        GITHUB_API_URL: github.apiUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
        GITHUB_SERVER_URL: github.serverUrl,
      },
    });
  });

  test('runs on the merge commit, not on the head', () => {
    const { env } = events.pullRequestEvent(github, own);
    expect(env.GITHUB_SHA).toMatch(/^[0-9a-f]{40}$/);
    expect(env.GITHUB_SHA).not.toBe(own.headSha);
  });

  test('of a fork and of Dependabot comes with a token that may only read', () => {
    expect(events.pullRequestEvent(github, fork)).toMatchObject({
      token: 'readOnly',
      payload: { pull_request: { head: { repo: { full_name: 'mona/shots' } } } },
    });
    expect(events.pullRequestEvent(github, dependabot)).toMatchObject({
      token: 'readOnly',
      payload: { pull_request: { head: { repo: { full_name: 'octo-org/shots' } } } },
      env: { GITHUB_ACTOR: 'dependabot[bot]' },
    });
  });

  test('closed, merged and not', () => {
    const closed = github.changePullRequest(7, { state: 'closed' });
    expect(events.pullRequestEvent(github, closed)).toMatchObject({
      payload: { action: 'closed', pull_request: { merged: false } },
      env: { GITHUB_REF: 'refs/pull/7/merge' },
    });
    expect(events.pullRequestEvent(github, merged)).toMatchObject({
      payload: { action: 'closed', pull_request: { merged: true } },
      env: { GITHUB_REF: 'refs/heads/main' },
    });
  });

  test('target runs on the default branch, with a write token for forks', () => {
    expect(events.pullRequestTargetEvent(github, fork)).toMatchObject({
      eventName: 'pull_request_target',
      token: 'write',
      env: { GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: 'change-8' },
    });
  });
});

describe('events that name their pull request otherwise, or not at all', () => {
  test('workflow_run names it unless it comes from a fork', () => {
    expect(events.workflowRunEvent(github, own).payload.workflow_run).toMatchObject({
      head_sha: own.headSha,
      pull_requests: [{ number: 7, head: { sha: own.headSha } }],
    });
    expect(events.workflowRunEvent(github, fork).payload.workflow_run).toMatchObject({
      head_sha: fork.headSha,
      head_branch: 'change-8',
      head_repository: { full_name: 'mona/shots', owner: { login: 'mona' } },
      pull_requests: [],
    });
  });

  test('merge_group has it in the name of its branch, also under a base with a slash', () => {
    const release = github.addPullRequest({ number: 11, baseRef: 'release/1.x' });
    const { payload, env } = events.mergeGroupEvent(github, release);
    expect(payload.merge_group.head_ref).toMatch(
      /^refs\/heads\/gh-readonly-queue\/release\/1\.x\/pr-11-[0-9a-f]{40}$/,
    );
    expect(env).toMatchObject({
      GITHUB_REF: payload.merge_group.head_ref,
      GITHUB_SHA: payload.merge_group.head_sha,
    });
  });

  test('issue_comment tells a pull request from an issue', () => {
    const comment = github.addComment({ pr: 7, author: 'mona', body: '/shots' });
    expect(events.issueCommentEvent(github, own, comment).payload.issue).toMatchObject({
      number: 7,
      pull_request: { url: `${github.apiUrl}/repos/octo-org/shots/pulls/7` },
    });
    expect(events.plainIssueCommentEvent(github, own, comment).payload.issue).not.toHaveProperty(
      'pull_request',
    );
  });

  test('push, workflow_dispatch and schedule know branches only', () => {
    const pushed = { ref: 'refs/heads/feature', sha: own.headSha };
    expect(events.pushEvent(github, pushed)).toMatchObject({
      payload: { after: own.headSha },
      env: { GITHUB_REF: 'refs/heads/feature', GITHUB_REF_NAME: 'feature', GITHUB_SHA: own.headSha },
    });
    expect(events.workflowDispatchEvent(github, { inputs: { 'pr-number': '7' } })).toMatchObject({
      payload: { inputs: { 'pr-number': '7' } },
      env: { GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: '' },
    });
    expect(events.scheduleEvent(github)).toMatchObject({
      eventName: 'schedule',
      payload: { schedule: '17 3 * * *', repository: { full_name: 'octo-org/shots' } },
    });
  });
});
