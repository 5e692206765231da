import { child, textOf } from '../github/answers.ts';
import type { Found, RunContext } from './run-context.ts';

/** The name of the queue's branch has the number, behind that of the base branch, which may hold slashes. */
const queueBranch = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;

export function ofMergeGroup({ payload }: RunContext): Found {
  const ref = textOf(child(payload, 'merge_group'), 'head_ref');
  const number = queueBranch.exec(ref)?.[1];
  return number === undefined
    ? { none: `the merge queue’s branch "${ref}" names no pull request` }
    : { number: Number(number) };
}
