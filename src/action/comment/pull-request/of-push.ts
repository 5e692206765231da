import type { PullRequests } from '../github/pulls.ts';
import type { Found, RunContext } from './run-context.ts';

/** The open pull request whose head was pushed. A merged one belongs to the commit, too, and is passed over. */
export async function ofPush({ sha }: RunContext, pulls: PullRequests): Promise<Found> {
  if (!/^[0-9a-f]{40,64}$/.test(sha) || /^0+$/.test(sha)) return { none: 'the push has no commit' };
  const heads = (await pulls.byCommit(sha)).filter(({ isOpen, headSha }) => isOpen && headSha === sha);
  const [first] = heads.toSorted((one, other) => one.number - other.number);
  return first ?? { none: `no open pull request has ${sha.slice(0, 7)} as its head` };
}
