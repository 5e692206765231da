import { mayChange } from '../conversation.ts';
import type { JsonObject } from '../json.ts';
import { representComment as representForRest } from '../rest/represent-comment.ts';
import { isSameAccount } from '../store/accounts.ts';
import type { StoredComment } from '../store/store.ts';
import { representActor } from './represent-actor.ts';
import type { GraphQLSession } from './session.ts';

export function representComment(comment: StoredComment, session: GraphQLSession): JsonObject {
  const { grant, urls } = session;
  const { created_at, updated_at, html_url, author_association } = representForRest(comment, urls);
  const mine = isSameAccount(comment.author, grant.actor);
  const changeable = mayChange(grant, comment);
  const edited = updated_at !== created_at;
  return {
    __typename: 'IssueComment',
    id: comment.nodeId,
    databaseId: null,
    fullDatabaseId: String(comment.id),
    author: representActor(comment.author, urls),
    authorAssociation: author_association,
    body: comment.body,
    createdAt: created_at,
    publishedAt: created_at,
    updatedAt: updated_at,
    lastEditedAt: edited ? updated_at : null,
    includesCreatedEdit: edited,
    isMinimized: comment.minimized !== null,
    minimizedReason: comment.minimized,
    url: html_url,
    resourcePath: html_url.slice(urls.server.length),
    viewerDidAuthor: mine,
    viewerCanUpdate: changeable,
    viewerCanDelete: changeable,
    viewerCanMinimize: changeable,
  };
}
