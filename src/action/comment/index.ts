/** The pull request's comment. Loaded only when one is wanted: it brings Octokit with it. */
export { cleanUp } from './clean-up.ts';
export { openComment, type CommentReport, type Outcome } from './comment.ts';
export { readRun } from './run.ts';
