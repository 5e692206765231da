/**
 * The pull request's comment. Loaded only when one is asked for: it brings Octokit with it.
 */
export { cleanUp, type CleanUp } from './clean-up.ts';
export { NoCommentError } from './desk.ts';
export { openComment, type OpenComment, type CommentReport } from './comment.ts';
