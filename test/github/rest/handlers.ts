import type { OperationId } from '../openapi/operations.ts';
import {
  answerCreateComment,
  answerDeleteComment,
  answerGetComment,
  answerListComments,
  answerUpdateComment,
} from './comments.ts';
import type { Handler } from './exchange.ts';
import { answerGetIssue } from './issues.ts';
import { answerGetPullRequest, answerListPullRequests, answerListPullRequestsOfCommit } from './pulls.ts';
import { answerGetRepository } from './repositories.ts';
import { answerGetAuthenticatedUser } from './users.ts';

/** Who answers which operation. */
export const HANDLERS: Readonly<Record<OperationId, Handler>> = {
  'issues/list-comments': answerListComments,
  'issues/create-comment': answerCreateComment,
  'issues/get-comment': answerGetComment,
  'issues/update-comment': answerUpdateComment,
  'issues/delete-comment': answerDeleteComment,
  'issues/get': answerGetIssue,
  'pulls/get': answerGetPullRequest,
  'pulls/list': answerListPullRequests,
  'repos/list-pull-requests-associated-with-commit': answerListPullRequestsOfCommit,
  'repos/get': answerGetRepository,
  'users/get-authenticated': answerGetAuthenticatedUser,
};
