/** The operations of GitHub's REST API that the stand-in serves: operationId, method and path template. */
export const OPERATIONS = {
  'issues/list-comments': 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'issues/create-comment': 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'issues/get-comment': 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'issues/update-comment': 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'issues/delete-comment': 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'issues/get': 'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'pulls/get': 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'pulls/list': 'GET /repos/{owner}/{repo}/pulls',
  'repos/list-pull-requests-associated-with-commit': 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'repos/get': 'GET /repos/{owner}/{repo}',
  'users/get-authenticated': 'GET /user',
} as const;

export type OperationId = keyof typeof OPERATIONS;
