import type { PullRequests } from '../github/pulls.ts';
import { ofGivenNumber } from './given-number.ts';
import { namedByEvent } from './named-by-event.ts';
import { ofMergeGroup } from './of-merge-group.ts';
import { ofPush } from './of-push.ts';
import { ofWorkflowRun } from './of-workflow-run.ts';
import type { Found, RunContext } from './run-context.ts';

/**
 * The pull request this run belongs to.
 *
 * @throws InputError when the input `pr-number` (`given`) cannot be meant.
 */
export async function findPullRequest(
  context: RunContext,
  given: number | undefined,
  pulls: PullRequests,
): Promise<Found> {
  if (given !== undefined) return ofGivenNumber(given, context, pulls);
  const named = namedByEvent(context);
  if (named !== undefined) return { number: named };
  switch (context.eventName) {
    case 'workflow_run':
      return ofWorkflowRun(context, pulls);
    case 'merge_group':
      return ofMergeGroup(context);
    case 'push':
      return ofPush(context, pulls);
    case 'issue_comment':
      return { none: 'the comment that started this run is on an issue' };
    default:
      return { none: `the event ${context.eventName} names no pull request, and pr-number is empty` };
  }
}
