import { visibleRepository } from '../conversation.ts';
import { Refusal } from '../answer.ts';
import type { JsonObject } from '../json.ts';
import { text, texts } from './field.ts';
import { mutations } from './mutations.ts';
import { nodeOf } from './nodes.ts';
import { GraphQLRefusal } from './refusal.ts';
import { representViewer } from './represent-actor.ts';
import { representRepository } from './represent-repository.ts';
import type { GraphQLSession } from './session.ts';

/** The query and mutation fields the stand-in knows. */
export function rootOf(session: GraphQLSession): JsonObject {
  return {
    viewer: representViewer(session.grant.actor, session.urls),
    repository: (args: JsonObject) => repository(session, `${text(args, 'owner')}/${text(args, 'name')}`),
    node: (args: JsonObject) => nodeOf(session, text(args, 'id')),
    nodes: (args: JsonObject) => texts(args, 'ids')?.map((id) => nodeOf(session, id)),
    ...mutations(session),
  };
}

function repository(session: GraphQLSession, fullName: string): JsonObject {
  try {
    return representRepository(visibleRepository(session, fullName), session);
  } catch (error) {
    if (!(error instanceof Refusal) || error.answer.status !== 404) throw error;
    throw new GraphQLRefusal('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`);
  }
}
