import type { JsonObject } from '../json.ts';
import type { StoredPullRequest, StoredRepository } from '../store/store.ts';
import { connection } from './connection.ts';
import { number, optionalText, texts } from './field.ts';
import { GraphQLRefusal } from './refusal.ts';
import { representActor } from './represent-actor.ts';
import { representPullRequest } from './represent-pull-request.ts';
import type { GraphQLSession } from './session.ts';

export function representRepository(repository: StoredRepository, session: GraphQLSession): JsonObject {
  const { urls } = session;
  return {
    __typename: 'Repository',
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: representActor(repository.owner, urls),
    url: `${urls.server}/${repository.fullName}`,
    isPrivate: repository.private,
    isFork: repository.parent !== null,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    pullRequest: (args: JsonObject) =>
      representPullRequest(pullRequestOf(repository, args, session), session),
    issueOrPullRequest: (args: JsonObject) =>
      representPullRequest(pullRequestOf(repository, args, session), session),
    pullRequests: (args: JsonObject) =>
      connection(
        'pullRequests',
        pullRequestsOf(repository, args, session),
        ({ id }) => id,
        (pr) => representPullRequest(pr, session),
        args,
      ),
  };
}

function pullRequestOf(
  repository: StoredRepository,
  args: JsonObject,
  { store }: GraphQLSession,
): StoredPullRequest {
  const asked = number(args, 'number');
  const pr = store.pullRequest(repository, asked);
  if (pr?.deleted === null) return pr;
  throw new GraphQLRefusal('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${asked}.`);
}

function pullRequestsOf(
  repository: StoredRepository,
  args: JsonObject,
  { store, seenUntil }: GraphQLSession,
): StoredPullRequest[] {
  const states = texts(args, 'states');
  const head = optionalText(args, 'headRefName');
  const base = optionalText(args, 'baseRefName');
  return store
    .pullRequests(seenUntil)
    .filter((pr) => pr.repository.id === repository.id && pr.deleted === null)
    .filter((pr) => states?.includes(pr.merged ? 'MERGED' : pr.state.toUpperCase()) ?? true)
    .filter((pr) => head === undefined || pr.headRef === head)
    .filter((pr) => base === undefined || pr.baseRef === base);
}
