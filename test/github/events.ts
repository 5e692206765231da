/** What runners tell their steps: payload, environment and token of every event that may come with pictures. */
export { mergeGroupEvent, pushEvent, scheduleEvent, workflowDispatchEvent } from './events/branch.ts';
export { issueCommentEvent, plainIssueCommentEvent } from './events/issue-comment.ts';
export {
  pullRequestEvent,
  pullRequestReviewEvent,
  pullRequestTargetEvent,
  type PullRequestAction,
} from './events/pull-request.ts';
export type { EventSource, RunnerEvent } from './events/runner.ts';
export { workflowRunEvent } from './events/workflow-run.ts';
