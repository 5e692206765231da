import { visibleRepository } from '../conversation.ts';
import type { JsonObject } from '../json.ts';
import { idOfNode, type StoredComment, type StoredPullRequest } from '../store/store.ts';
import { GraphQLRefusal } from './refusal.ts';
import { representComment } from './represent-comment.ts';
import { representPullRequest } from './represent-pull-request.ts';
import type { GraphQLSession } from './session.ts';

/** The comment behind a node id. Throws NOT_FOUND for any other id. */
export function commentNode(session: GraphQLSession, nodeId: string): StoredComment {
  const comment = session.store.comment(idOfNode('IC', nodeId));
  if (comment === undefined) throw noNode(nodeId);
  visibleRepository(session, comment.repository.fullName);
  return comment;
}

/** The pull request behind a node id. Throws NOT_FOUND for any other id. */
export function pullRequestNode(session: GraphQLSession, nodeId: string): StoredPullRequest {
  const pr = session.store.pullRequests().find((one) => one.nodeId === nodeId);
  if (pr?.deleted !== null) throw noNode(nodeId);
  visibleRepository(session, pr.repository.fullName);
  return pr;
}

export function nodeOf(session: GraphQLSession, nodeId: string): JsonObject {
  return nodeId.startsWith('PR_')
    ? representPullRequest(pullRequestNode(session, nodeId), session)
    : representComment(commentNode(session, nodeId), session);
}

function noNode(nodeId: string): GraphQLRefusal {
  return new GraphQLRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${nodeId}'.`);
}
