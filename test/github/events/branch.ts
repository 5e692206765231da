import { representRepository } from '../rest/represent-repository.ts';
import { GITHUB_ACTIONS, type AccountName } from '../store/accounts.ts';
import { commitSha, type StoredPullRequest } from '../store/store.ts';
import {
  actorNamed,
  commitPayload,
  commonPayload,
  runnerEnv,
  tipOf,
  urlsOf,
  type EventSource,
  type RunnerEvent,
} from './runner.ts';

export interface PushFacts {
  /** `refs/heads/main` by default. */
  ref?: string;
  /** The commit pushed; the branch's own tip by default. */
  sha?: string;
  actor?: AccountName;
}

/** `push` to a branch or tag of the stand-in's repository. */
export function pushEvent(source: EventSource, facts: PushFacts = {}) {
  const eventName = 'push';
  const { repository } = source;
  const { ref = `refs/heads/${repository.defaultBranch}` } = facts;
  const { sha = tipOf(repository, ref.replace('refs/heads/', '')) } = facts;
  const actor = actorNamed(facts.actor);
  const urls = urlsOf(source);
  const page = `${urls.server}/${repository.fullName}`;
  const before = commitSha(`before ${sha}`);
  const commit = {
    ...commitPayload(sha),
    distinct: true,
    url: `${page}/commit/${sha}`,
    added: [],
    removed: [],
    modified: ['README.md'],
  };
  return {
    eventName,
    payload: {
      ref,
      before,
      after: sha,
      created: false,
      deleted: false,
      forced: false,
      base_ref: null,
      compare: `${page}/compare/${before.slice(0, 12)}...${sha.slice(0, 12)}`,
      commits: [commit],
      head_commit: commit,
      pusher: { name: actor.login, email: 'octo-dev@example.com' },
      ...commonPayload(source, repository, actor),
    },
    env: runnerEnv(source, { eventName, repository, ref, sha, actor }),
    token: 'write',
  } satisfies RunnerEvent;
}

/** `merge_group`: the queue tests a commit of its own, which has the pull request only in its branch's name. */
export function mergeGroupEvent(source: EventSource, pr: StoredPullRequest) {
  const eventName = 'merge_group';
  const { repository, number, baseRef, baseSha } = pr;
  const sha = commitSha(`merge group of ${pr.headSha}`);
  const ref = `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${baseSha}`;
  return {
    eventName,
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: sha,
        head_ref: ref,
        base_sha: baseSha,
        base_ref: `refs/heads/${baseRef}`,
        head_commit: commitPayload(sha),
      },
      ...commonPayload(source, repository, GITHUB_ACTIONS),
    },
    env: runnerEnv(source, { eventName, repository, ref, sha, actor: GITHUB_ACTIONS }),
    token: 'write',
  } satisfies RunnerEvent;
}

/** `workflow_dispatch` on a branch, with what was typed into its form. */
export function workflowDispatchEvent(
  source: EventSource,
  facts: { inputs?: Record<string, string>; branch?: string; actor?: AccountName } = {},
) {
  const eventName = 'workflow_dispatch';
  const { repository } = source;
  const { inputs = {}, branch = repository.defaultBranch } = facts;
  const actor = actorNamed(facts.actor);
  const ref = `refs/heads/${branch}`;
  return {
    eventName,
    payload: {
      inputs,
      ref,
      workflow: '.github/workflows/screenshots.yml',
      ...commonPayload(source, repository, actor),
    },
    env: runnerEnv(source, { eventName, repository, ref, sha: tipOf(repository, branch), actor }),
    token: 'write',
  } satisfies RunnerEvent;
}

/** `schedule`: no webhook, the payload is little more than the cron line. */
export function scheduleEvent(source: EventSource, schedule = '17 3 * * *') {
  const eventName = 'schedule';
  const { repository } = source;
  const branch = repository.defaultBranch;
  const run = { ref: `refs/heads/${branch}`, sha: tipOf(repository, branch), actor: actorNamed(undefined) };
  return {
    eventName,
    payload: {
      schedule,
      workflow: '.github/workflows/screenshots.yml',
      repository: representRepository(repository, urlsOf(source)),
    },
    env: runnerEnv(source, { eventName, repository, ...run }),
    token: 'write',
  } satisfies RunnerEvent;
}
