/** The pull request's comment. Loaded only when one is wanted: it brings Octokit with it. */
export { cleanUp } from './clean-up.ts';
export { openComment } from './comment.ts';
export type { CommentReport } from './conclude.ts';
export type { Outcome } from './job.ts';
export { readRun } from './run.ts';
