import { representAccount } from '../rest/represent-account.ts';
import { timestamp } from '../rest/represent-comment.ts';
import { isFromFork } from '../rest/represent-pull-request.ts';
import { representRepository } from '../rest/represent-repository.ts';
import type { StoredPullRequest, StoredRepository } from '../store/store.ts';
import type { Urls } from '../urls.ts';
import {
  commitPayload,
  commonPayload,
  runnerEnv,
  tipOf,
  urlsOf,
  type EventSource,
  type RunnerEvent,
} from './runner.ts';

const WORKFLOW_ID = 90_000_001;
const RUN_ID = 18_999_999_999;

/**
 * `workflow_run`, completed, after a `pull_request` run of this pull request. It names the pull request only
 * where the head is a branch of the repository itself: for a fork `pull_requests` is empty.
 */
export function workflowRunEvent(source: EventSource, pr: StoredPullRequest) {
  const eventName = 'workflow_run';
  const { repository, author } = pr;
  const urls = urlsOf(source);
  const ref = `refs/heads/${repository.defaultBranch}`;
  return {
    eventName,
    payload: {
      action: 'completed',
      workflow_run: workflowRun(pr, urls),
      workflow: workflow(repository, urls),
      ...commonPayload(source, repository, author),
    },
    env: runnerEnv(source, {
      eventName,
      repository,
      ref,
      sha: tipOf(repository, repository.defaultBranch),
      actor: author,
    }),
    token: 'write',
  } satisfies RunnerEvent;
}

function workflow(repository: StoredRepository, urls: Urls) {
  const path = '.github/workflows/tests.yml';
  const time = timestamp(new Date(0));
  return {
    id: WORKFLOW_ID,
    node_id: 'W_1',
    name: 'Tests',
    path,
    state: 'active',
    created_at: time,
    updated_at: time,
    url: `${urls.api}/repos/${repository.fullName}/actions/workflows/${WORKFLOW_ID}`,
    html_url: `${urls.server}/${repository.fullName}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${urls.server}/${repository.fullName}/workflows/Tests/badge.svg`,
  };
}

function workflowRun(pr: StoredPullRequest, urls: Urls) {
  const { repository, headSha, headRef, author } = pr;
  const api = `${urls.api}/repos/${repository.fullName}/actions`;
  const url = `${api}/runs/${RUN_ID}`;
  const time = timestamp(pr.updatedAt);
  const actor = representAccount(author, urls);
  return {
    id: RUN_ID,
    name: 'Tests',
    node_id: 'WFR_1',
    head_branch: headRef,
    head_sha: headSha,
    path: '.github/workflows/tests.yml',
    display_title: pr.title,
    run_number: 41,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    workflow_id: WORKFLOW_ID,
    check_suite_id: 1,
    check_suite_node_id: 'CS_1',
    url,
    html_url: `${urls.server}/${repository.fullName}/actions/runs/${RUN_ID}`,
    pull_requests: isFromFork(pr) ? [] : [pullRequestReference(pr, urls)],
    created_at: time,
    updated_at: time,
    actor,
    triggering_actor: actor,
    run_attempt: 1,
    referenced_workflows: [],
    run_started_at: time,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${urls.api}/repos/${repository.fullName}/check-suites/1`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/workflows/${WORKFLOW_ID}`,
    head_commit: commitPayload(headSha),
    repository: representRepository(repository, urls),
    head_repository: representRepository(pr.headRepository ?? repository, urls),
  };
}

function pullRequestReference({ id, number, repository, ...pr }: StoredPullRequest, urls: Urls) {
  const url = `${urls.api}/repos/${repository.fullName}`;
  const repo = { id: repository.id, name: repository.name, url };
  return {
    id,
    number,
    url: `${url}/pulls/${number}`,
    head: { ref: pr.headRef, sha: pr.headSha, repo },
    base: { ref: pr.baseRef, sha: pr.baseSha, repo },
  };
}
