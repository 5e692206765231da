import { representComment } from '../rest/represent-comment.ts';
import { representAsIssue } from '../rest/represent-pull-request.ts';
import type { StoredComment, StoredPullRequest } from '../store/store.ts';
import { commonPayload, runnerEnv, tipOf, urlsOf, type EventSource, type RunnerEvent } from './runner.ts';

/** `issue_comment`, created on a pull request; it runs on the default branch. */
export function issueCommentEvent(source: EventSource, pr: StoredPullRequest, comment: StoredComment) {
  const issue = representAsIssue(pr, 1, urlsOf(source));
  return commentEvent(source, pr, comment, issue);
}

/** The same on a plain issue of that number, which no picture belongs to. */
export function plainIssueCommentEvent(source: EventSource, pr: StoredPullRequest, comment: StoredComment) {
  const issue = representAsIssue(pr, 1, urlsOf(source));
  delete issue.pull_request;
  delete issue.draft;
  return commentEvent(source, pr, comment, issue);
}

function commentEvent<Issue>(
  source: EventSource,
  { repository }: StoredPullRequest,
  comment: StoredComment,
  issue: Issue,
) {
  const eventName = 'issue_comment';
  const { defaultBranch } = repository;
  const run = { ref: `refs/heads/${defaultBranch}`, sha: tipOf(repository, defaultBranch) };
  return {
    eventName,
    payload: {
      action: 'created',
      issue,
      comment: representComment(comment, urlsOf(source)),
      ...commonPayload(source, repository, comment.author),
    },
    env: runnerEnv(source, { eventName, repository, actor: comment.author, ...run }),
    token: 'write',
  } satisfies RunnerEvent;
}
