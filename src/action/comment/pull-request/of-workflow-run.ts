import { child, isRecord, numberOf, textOf } from '../github/answers.ts';
import type { PullRequests } from '../github/pulls.ts';
import type { Found, RunContext } from './run-context.ts';

/**
 * The pull request another workflow ran for. GitHub names it only where its branch is in this repository. For one
 * from a fork, the open pull request of that branch is taken if its head is the very commit that was run: who
 * owns a fork can choose the branch, but not the commit GitHub says it ran.
 */
export async function ofWorkflowRun({ payload }: RunContext, pulls: PullRequests): Promise<Found> {
  const run = child(payload, 'workflow_run');
  const sha = textOf(run, 'head_sha');
  const here = child(payload, 'repository').id;
  const named = (Array.isArray(run.pull_requests) ? run.pull_requests : [])
    .filter(isRecord)
    .filter(
      (pull) => child(child(pull, 'base'), 'repo').id === here && textOf(child(pull, 'head'), 'sha') === sha,
    )
    .map((pull) => numberOf(pull, 'number'))
    .find((number) => number !== undefined);
  if (named !== undefined) return { number: named };

  const repository = child(run, 'head_repository');
  const owner = textOf(child(repository, 'owner'), 'login');
  const branch = textOf(run, 'head_branch');
  if (sha === '' || owner === '' || branch === '')
    return { none: 'the workflow_run names no branch and commit' };
  const heads = await pulls.byHead(owner, branch);
  const match = heads.find(
    ({ headSha, headRepository }) =>
      headSha === sha && headRepository.toLowerCase() === textOf(repository, 'full_name').toLowerCase(),
  );
  return match ?? { none: `no open pull request from ${owner}:${branch} has ${sha.slice(0, 7)} as its head` };
}
