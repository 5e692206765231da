import { invalidCommit } from '../answer.ts';
import type { StoredPullRequest } from '../store/store.ts';
import {
  listAnswer,
  optionalText,
  pullRequestOf,
  repositoryOf,
  textParameter,
  type Exchange,
  type Handler,
} from './exchange.ts';
import { mergeCommitOf, representPullRequest, representPullRequestInList } from './represent-pull-request.ts';

export const answerGetPullRequest: Handler = (exchange) => {
  const pr = pullRequestOf(exchange, 'pull_number');
  return { status: 200, body: representPullRequest(pr, exchange.store.comments(pr).length, exchange.urls) };
};

/** Newest first. `head` filters only in the form `owner:branch`: without a colon GitHub ignores it. */
export const answerListPullRequests: Handler = (exchange) => {
  const repository = repositoryOf(exchange);
  const state = textParameter(exchange, 'state');
  const head = optionalText(exchange, 'head');
  const base = optionalText(exchange, 'base');
  const found = visiblePullRequests(exchange)
    .filter((pr) => pr.repository.id === repository.id)
    .filter((pr) => state === 'all' || pr.state === state)
    .filter((pr) => base === undefined || pr.baseRef === base)
    .filter((pr) => !head?.includes(':') || headLabel(pr) === head);
  if (optionalText(exchange, 'direction') !== 'asc') found.reverse();
  return listAnswer(exchange, repository, found, (pr) => representPullRequestInList(pr, exchange.urls));
};

/**
 * Pull requests that contain the commit, now or earlier, and the merged one it is the merge commit of. Asked
 * of a fork: those made from it. The base of a fork is not told about commits that only the fork has.
 */
export const answerListPullRequestsOfCommit: Handler = (exchange) => {
  const repository = repositoryOf(exchange);
  const sha = textParameter(exchange, 'commit_sha');
  if (!/^[0-9a-f]{40}$/.test(sha)) throw invalidCommit(sha);
  const found = visiblePullRequests(exchange).filter(
    (pr) =>
      (pr.headRepository?.id === repository.id && pr.commits.includes(sha)) ||
      (pr.repository.id === repository.id && pr.merged && mergeCommitOf(pr) === sha),
  );
  return listAnswer(exchange, repository, found, (pr) => representPullRequestInList(pr, exchange.urls));
};

function visiblePullRequests({ store, seenUntil }: Exchange): StoredPullRequest[] {
  return store.pullRequests(seenUntil).filter(({ deleted }) => deleted === null);
}

function headLabel({ headRepository, headRef }: StoredPullRequest): string {
  return `${headRepository?.owner.login ?? ''}:${headRef}`;
}
