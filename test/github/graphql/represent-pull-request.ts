import type { JsonObject } from '../json.ts';
import { isFromFork, mergeCommitOf, representPullRequestInList } from '../rest/represent-pull-request.ts';
import type { StoredPullRequest } from '../store/store.ts';
import { connection } from './connection.ts';
import { representActor } from './represent-actor.ts';
import { representComment } from './represent-comment.ts';
import { representRepository } from './represent-repository.ts';
import type { GraphQLSession } from './session.ts';

export function representPullRequest(pr: StoredPullRequest, session: GraphQLSession): JsonObject {
  const { urls } = session;
  const rest = representPullRequestInList(pr, urls);
  const { headRepository } = pr;
  return {
    __typename: 'PullRequest',
    id: pr.nodeId,
    databaseId: null,
    fullDatabaseId: String(pr.id),
    number: pr.number,
    title: pr.title,
    author: representActor(pr.author, urls),
    authorAssociation: rest.author_association,
    state: pr.merged ? 'MERGED' : pr.state.toUpperCase(),
    closed: pr.state === 'closed',
    merged: pr.merged,
    mergeCommit: pr.merged ? { oid: mergeCommitOf(pr) } : null,
    isDraft: pr.draft,
    locked: pr.locked,
    activeLockReason: null,
    isCrossRepository: isFromFork(pr),
    headRefName: pr.headRef,
    headRefOid: pr.headSha,
    baseRefName: pr.baseRef,
    baseRefOid: pr.baseSha,
    headRepository: headRepository === null ? null : representRepository(headRepository, session),
    headRepositoryOwner: headRepository === null ? null : representActor(headRepository.owner, urls),
    repository: () => representRepository(pr.repository, session),
    baseRepository: () => representRepository(pr.repository, session),
    url: rest.html_url,
    resourcePath: rest.html_url.slice(urls.server.length),
    createdAt: rest.created_at,
    updatedAt: rest.updated_at,
    closedAt: rest.closed_at,
    mergedAt: rest.merged_at,
    comments: (args: JsonObject) =>
      connection(
        'comments',
        session.store.comments(pr, session.seenUntil),
        ({ id }) => id,
        (comment) => representComment(comment, session),
        args,
      ),
  };
}
