import { notAccessible } from '../answer.ts';
import type { Handler } from './exchange.ts';
import { representOwnProfile } from './represent-account.ts';

/** Installation tokens, GITHUB_TOKEN among them, are no user: their login is to be asked of GraphQL. */
export const answerGetAuthenticatedUser: Handler = ({ grant, urls }) => {
  if (grant.kind === 'installation') throw notAccessible();
  return { status: 200, body: representOwnProfile(grant.actor, urls) };
};
