import { createComment, deleteComment, minimizeComment, updateComment } from '../conversation.ts';
import type { JsonObject } from '../json.ts';
import { input, optionalText, text, type Field } from './field.ts';
import { commentNode, pullRequestNode } from './nodes.ts';
import { representComment } from './represent-comment.ts';
import type { GraphQLSession } from './session.ts';

/** The mutations of comments; each payload has the `clientMutationId` it came with. */
export function mutations(session: GraphQLSession): Record<string, Field> {
  const mutation =
    (perform: (input: JsonObject) => JsonObject): Field =>
    (args) => {
      const given = input(args);
      return { clientMutationId: optionalText(given, 'clientMutationId') ?? null, ...perform(given) };
    };
  return {
    addComment: mutation((given) => {
      const pr = pullRequestNode(session, text(given, 'subjectId'));
      const comment = createComment(session, pr, text(given, 'body'));
      return { commentEdge: { cursor: '', node: representComment(comment, session) } };
    }),
    updateIssueComment: mutation((given) => {
      const comment = commentNode(session, text(given, 'id'));
      return {
        issueComment: representComment(updateComment(session, comment, text(given, 'body')), session),
      };
    }),
    deleteIssueComment: mutation((given) => {
      deleteComment(session, commentNode(session, text(given, 'id')));
      return {};
    }),
    minimizeComment: mutation((given) => {
      const reason = text(given, 'classifier').toLowerCase().replaceAll('_', '-');
      const comment = commentNode(session, text(given, 'subjectId'));
      return { minimizedComment: representComment(minimizeComment(session, comment, reason), session) };
    }),
    unminimizeComment: mutation((given) => {
      const comment = commentNode(session, text(given, 'subjectId'));
      return { unminimizedComment: representComment(minimizeComment(session, comment, null), session) };
    }),
  };
}
