import type { Schemas } from '../rest/schemas.ts';
import { representAccount } from '../rest/represent-account.ts';
import { representRepository } from '../rest/represent-repository.ts';
import type { GitHubStandIn } from '../stand-in.ts';
import { account, type Account, type AccountName } from '../store/accounts.ts';
import { commitSha, type StoredRepository } from '../store/store.ts';
import type { Urls } from '../urls.ts';

/** What a runner tells a step about the event it runs for. */
export interface RunnerEvent<Payload = unknown> {
  /** GITHUB_EVENT_NAME */
  eventName: string;
  /** The content of the file GITHUB_EVENT_PATH names; writing that file is left to the test. */
  payload: Payload;
  /** The GITHUB_* variables that follow from the event, with the stand-in's addresses. */
  env: Record<string, string>;
  /** Which of the stand-in's tokens the run would have been given, with `pull-requests: write` asked for. */
  token: 'write' | 'readOnly';
}

/** The part of a stand-in that events are made of. */
export type EventSource = Pick<GitHubStandIn, 'apiUrl' | 'graphqlUrl' | 'serverUrl' | 'repository'>;

export function urlsOf({ apiUrl, graphqlUrl, serverUrl }: EventSource): Urls {
  return { api: apiUrl, graphql: graphqlUrl, server: serverUrl };
}

export interface RunFacts {
  eventName: string;
  repository: StoredRepository;
  /** GITHUB_REF, such as `refs/heads/main`. */
  ref: string;
  sha: string;
  actor: Account;
  /** Branches of the pull request, where the event has one. */
  headRef?: string;
  baseRef?: string;
}

/** The variables every step has; the workflow is named Screenshots, the job screenshots. */
export function runnerEnv(source: EventSource, facts: RunFacts): Record<string, string> {
  const { eventName, repository, ref, sha, actor, headRef = '', baseRef = '' } = facts;
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'upload',
    GITHUB_ACTOR: actor.login,
    GITHUB_ACTOR_ID: String(actor.id),
    GITHUB_API_URL: source.apiUrl,
    GITHUB_BASE_REF: baseRef,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_GRAPHQL_URL: source.graphqlUrl,
    GITHUB_HEAD_REF: headRef,
    GITHUB_JOB: 'screenshots',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner.login,
    GITHUB_REPOSITORY_OWNER_ID: String(repository.owner.id),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '19000000001',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: source.serverUrl,
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: actor.login,
    GITHUB_WORKFLOW: 'Screenshots',
    GITHUB_WORKFLOW_REF: `${repository.fullName}/.github/workflows/screenshots.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
  };
}

/** What every payload has: the repository and who did it. */
export function commonPayload(
  source: EventSource,
  repository: StoredRepository,
  actor: Account,
): { repository: Schemas['repository']; sender: Schemas['simple-user'] } {
  const urls = urlsOf(source);
  return { repository: representRepository(repository, urls), sender: representAccount(actor, urls) };
}

/** Whoever did it; by default a person with write access. */
export function actorNamed(name: AccountName | undefined): Account {
  return account(name ?? 'octo-dev');
}

/** The last commit of a branch nobody pushed to in particular. */
export function tipOf(repository: StoredRepository, branch: string): string {
  return commitSha(`${repository.fullName}@${branch}`);
}

/** A commit as payloads have it; who made it does not matter here. */
export function commitPayload(sha: string): Schemas['simple-commit'] {
  const committer = { name: 'Octo Dev', email: 'octo-dev@example.com' };
  return {
    id: sha,
    tree_id: commitSha(`tree of ${sha}`),
    message: 'Change the screenshots',
    timestamp: '2026-01-02T03:04:05Z',
    author: committer,
    committer,
  };
}
