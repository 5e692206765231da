import { child, textOf } from '../github/answers.ts';
import type { PullRequests } from '../github/pulls.ts';
import { InputError } from '../../problems.ts';
import { namedByEvent } from './named-by-event.ts';
import type { Found, RunContext } from './run-context.ts';

/**
 * The pull request of the input `pr-number`. The number may come from an artifact, and so from anybody: where the
 * event has a commit, it must be the pull request's head.
 *
 * @throws InputError when the repository has no such pull request, or the event names another one.
 */
export async function ofGivenNumber(
  number: number,
  context: RunContext,
  pulls: PullRequests,
): Promise<Found> {
  const named = namedByEvent(context);
  if (named !== undefined && named !== number) {
    throw new InputError([
      `pr-number: "${number}" is not the pull request of this run, #${named}. Leave it empty: the event names the pull request.`,
    ]);
  }
  if (named !== undefined) return { number };
  const pull = await pulls.byNumber(number);
  if (pull === undefined) {
    throw new InputError([
      `pr-number: "${number}" is no pull request of ${context.repository}. Give the number of one in this repository.`,
    ]);
  }
  const commit = commitOf(context);
  if (commit === '' || pull.headSha === commit) return { number };
  return {
    none: `the head of pull request #${number} is ${pull.headSha.slice(0, 7)}, and this run is for ${commit.slice(0, 7)}`,
  };
}

/** The commit an event is about; empty for events that are about none, such as a dispatch. */
function commitOf({ eventName, payload, sha }: RunContext): string {
  switch (eventName) {
    case 'push':
      return sha;
    case 'workflow_run':
      return textOf(child(payload, 'workflow_run'), 'head_sha') || 'unknown';
    case 'deployment':
    case 'deployment_status':
      return textOf(child(payload, 'deployment'), 'sha') || sha;
    case 'status':
      return textOf(payload, 'sha') || sha;
    case 'check_run':
    case 'check_suite':
      return textOf(child(payload, eventName), 'head_sha') || sha;
    default:
      return '';
  }
}
