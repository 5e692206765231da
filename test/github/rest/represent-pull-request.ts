import { commitSha, type StoredPullRequest } from '../store/store.ts';
import type { Urls } from '../urls.ts';
import { representAccount } from './represent-account.ts';
import { noReactions, timestamp } from './represent-comment.ts';
import { representRepository } from './represent-repository.ts';
import type { Schemas } from './schemas.ts';

/** A pull request as lists have it; `head.repo` is null for a deleted fork, whatever the types say. */
export type PullRequestInList = Omit<Schemas['pull-request-simple'], 'head'> & {
  head: Omit<Schemas['pull-request-simple']['head'], 'repo'> & { repo: Schemas['repository'] | null };
};

export function representPullRequestInList(pr: StoredPullRequest, urls: Urls): PullRequestInList {
  const { repository, number, headRepository } = pr;
  const closedAt = pr.state === 'closed' ? timestamp(pr.updatedAt) : null;
  const headOwner = headRepository?.owner ?? pr.author;
  return {
    ...addresses(pr, urls),
    id: pr.id,
    node_id: pr.nodeId,
    number,
    state: pr.state,
    locked: pr.locked,
    active_lock_reason: null,
    title: pr.title,
    user: representAccount(pr.author, urls),
    body: null,
    created_at: timestamp(pr.createdAt),
    updated_at: timestamp(pr.updatedAt),
    closed_at: closedAt,
    merged_at: pr.merged ? closedAt : null,
    merge_commit_sha: mergeCommitOf(pr),
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pr.draft,
    head: {
      label: `${headOwner.login}:${pr.headRef}`,
      ref: pr.headRef,
      sha: pr.headSha,
      user: representAccount(headOwner, urls),
      repo: headRepository === null ? null : representRepository(headRepository, urls),
    },
    base: {
      label: `${repository.owner.login}:${pr.baseRef}`,
      ref: pr.baseRef,
      sha: pr.baseSha,
      user: representAccount(repository.owner, urls),
      repo: representRepository(repository, urls),
    },
    author_association: isFromFork(pr) ? 'CONTRIBUTOR' : 'MEMBER',
    auto_merge: null,
  };
}

export function representPullRequest(pr: StoredPullRequest, comments: number, urls: Urls) {
  return {
    ...representPullRequestInList(pr, urls),
    merged: pr.merged,
    mergeable: pr.state === 'open' ? true : null,
    rebaseable: pr.state === 'open' ? true : null,
    mergeable_state: pr.state === 'open' ? 'clean' : 'unknown',
    merged_by: pr.merged ? representAccount(pr.repository.owner, urls) : null,
    comments,
    review_comments: 0,
    maintainer_can_modify: isFromFork(pr),
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  };
}

/** The same conversation as the issues API has it. */
export function representAsIssue(pr: StoredPullRequest, comments: number, urls: Urls): Schemas['issue'] {
  const { url, html_url, diff_url, patch_url, issue_url } = addresses(pr, urls);
  const closedAt = pr.state === 'closed' ? timestamp(pr.updatedAt) : null;
  return {
    url: issue_url,
    repository_url: `${urls.api}/repos/${pr.repository.fullName}`,
    labels_url: `${issue_url}/labels{/name}`,
    comments_url: `${issue_url}/comments`,
    events_url: `${issue_url}/events`,
    html_url,
    id: pr.id + 1,
    node_id: pr.nodeId,
    number: pr.number,
    title: pr.title,
    user: representAccount(pr.author, urls),
    labels: [],
    state: pr.state,
    locked: pr.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments,
    created_at: timestamp(pr.createdAt),
    updated_at: timestamp(pr.updatedAt),
    closed_at: closedAt,
    author_association: isFromFork(pr) ? 'CONTRIBUTOR' : 'MEMBER',
    active_lock_reason: null,
    draft: pr.draft,
    pull_request: { url, html_url, diff_url, patch_url, merged_at: pr.merged ? closedAt : null },
    body: null,
    closed_by: null,
    reactions: noReactions(issue_url),
    timeline_url: `${issue_url}/timeline`,
    performed_via_github_app: null,
    state_reason: null,
  };
}

export function isFromFork({ repository, headRepository }: StoredPullRequest): boolean {
  return headRepository?.id !== repository.id;
}

/** The commit `pull_request` runs check out: GITHUB_SHA there. */
export function mergeCommitOf({ baseSha, headSha }: StoredPullRequest): string {
  return commitSha(`merge of ${headSha} into ${baseSha}`);
}

/** Where on this server the pull request's things are. */
function addresses({ repository, number, headSha }: StoredPullRequest, urls: Urls) {
  const api = `${urls.api}/repos/${repository.fullName}`;
  const url = `${api}/pulls/${number}`;
  const html_url = `${urls.server}/${repository.fullName}/pull/${number}`;
  const issue_url = `${api}/issues/${number}`;
  const comments_url = `${issue_url}/comments`;
  const commits_url = `${url}/commits`;
  const review_comments_url = `${url}/comments`;
  const review_comment_url = `${api}/pulls/comments{/number}`;
  const statuses_url = `${api}/statuses/${headSha}`;
  return {
    url,
    html_url,
    diff_url: `${html_url}.diff`,
    patch_url: `${html_url}.patch`,
    issue_url,
    comments_url,
    commits_url,
    review_comments_url,
    review_comment_url,
    statuses_url,
    _links: {
      self: { href: url },
      html: { href: html_url },
      issue: { href: issue_url },
      comments: { href: comments_url },
      commits: { href: commits_url },
      review_comments: { href: review_comments_url },
      review_comment: { href: review_comment_url },
      statuses: { href: statuses_url },
    },
  };
}
