import { child, isRecord, numberOf } from '../github/answers.ts';
import type { RunContext } from './run-context.ts';

/** The number GitHub itself put into the payload: of the pull request, or of the conversation if it is one's. */
export function namedByEvent({ payload }: Pick<RunContext, 'payload'>): number | undefined {
  const issue = child(payload, 'issue');
  return (
    numberOf(child(payload, 'pull_request'), 'number') ??
    (isRecord(issue.pull_request) ? numberOf(issue, 'number') : undefined)
  );
}
