import { representAccount } from '../rest/represent-account.ts';
import { timestamp } from '../rest/represent-comment.ts';
import {
  isFromFork,
  mergeCommitOf,
  representPullRequest,
  representPullRequestInList,
} from '../rest/represent-pull-request.ts';
import { DEPENDABOT, isSameAccount, type Account } from '../store/accounts.ts';
import { commitSha, type StoredPullRequest } from '../store/store.ts';
import { commonPayload, runnerEnv, tipOf, urlsOf, type EventSource, type RunnerEvent } from './runner.ts';

export type PullRequestAction = 'opened' | 'reopened' | 'synchronize' | 'closed';

/**
 * `pull_request` of a branch, a fork or Dependabot, as the pull request is. `closed` on a merged one runs on
 * the base branch. The action is `closed` for a closed pull request and `synchronize` for an open one.
 */
export function pullRequestEvent(
  source: EventSource,
  pr: StoredPullRequest,
  action: PullRequestAction = pr.state === 'closed' ? 'closed' : 'synchronize',
) {
  const eventName = 'pull_request';
  const ref = pr.merged ? `refs/heads/${pr.baseRef}` : `refs/pull/${pr.number}/merge`;
  const env = pullRequestEnv(source, pr, { eventName, ref, sha: mergeCommitOf(pr), actor: pr.author });
  const token = hasReadOnlyToken(pr) ? 'readOnly' : 'write';
  return { eventName, payload: pullRequestPayload(source, pr, action), env, token } satisfies RunnerEvent;
}

/** `pull_request_target`: the same payload, but the default branch's workflow and a write token. */
export function pullRequestTargetEvent(
  source: EventSource,
  pr: StoredPullRequest,
  action: PullRequestAction = pr.state === 'closed' ? 'closed' : 'synchronize',
) {
  const eventName = 'pull_request_target';
  const { defaultBranch } = pr.repository;
  const run = {
    ref: `refs/heads/${defaultBranch}`,
    sha: tipOf(pr.repository, defaultBranch),
    actor: pr.author,
  };
  return {
    eventName,
    payload: pullRequestPayload(source, pr, action),
    env: pullRequestEnv(source, pr, { eventName, ...run }),
    token: isSameAccount(pr.author, DEPENDABOT) ? 'readOnly' : 'write',
  } satisfies RunnerEvent;
}

/** `pull_request_review`, submitted by somebody with write access. */
export function pullRequestReviewEvent(source: EventSource, pr: StoredPullRequest, reviewer: Account) {
  const eventName = 'pull_request_review';
  const urls = urlsOf(source);
  const pull_request = representPullRequestInList(pr, urls);
  const html_url = `${pull_request.html_url}#pullrequestreview-1`;
  const review = {
    id: 1,
    node_id: 'PRR_1',
    user: representAccount(reviewer, urls),
    body: null,
    commit_id: pr.headSha,
    submitted_at: timestamp(pr.updatedAt),
    updated_at: timestamp(pr.updatedAt),
    state: 'approved',
    html_url,
    pull_request_url: pull_request.url,
    author_association: 'MEMBER',
    _links: { html: { href: html_url }, pull_request: { href: pull_request.url } },
  };
  const run = { ref: `refs/pull/${pr.number}/merge`, sha: mergeCommitOf(pr), actor: reviewer };
  return {
    eventName,
    payload: {
      action: 'submitted',
      review,
      pull_request,
      ...commonPayload(source, pr.repository, reviewer),
    },
    env: pullRequestEnv(source, pr, { eventName, ...run }),
    token: hasReadOnlyToken(pr) ? 'readOnly' : 'write',
  } satisfies RunnerEvent;
}

function pullRequestPayload(source: EventSource, pr: StoredPullRequest, action: PullRequestAction) {
  const { number, headSha, commits } = pr;
  const before = commits.at(-2) ?? commitSha(`before ${headSha}`);
  return {
    action,
    number,
    ...(action === 'synchronize' ? { before, after: headSha } : {}),
    pull_request: representPullRequest(pr, 0, urlsOf(source)),
    ...commonPayload(source, pr.repository, pr.author),
  };
}

function pullRequestEnv(
  source: EventSource,
  { repository, headRef, baseRef }: StoredPullRequest,
  run: { eventName: string; ref: string; sha: string; actor: Account },
): Record<string, string> {
  return runnerEnv(source, { ...run, repository, headRef, baseRef });
}

/** Runs of forks and of Dependabot are not trusted with more. */
function hasReadOnlyToken(pr: StoredPullRequest): boolean {
  return isFromFork(pr) || isSameAccount(pr.author, DEPENDABOT);
}
