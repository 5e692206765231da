import { notFound } from '../answer.ts';
import { createComment, deleteComment, updateComment } from '../conversation.ts';
import { isRecord } from '../json.ts';
import type { StoredComment } from '../store/store.ts';
import {
  listAnswer,
  numberParameter,
  optionalText,
  pullRequestOf,
  repositoryOf,
  type Exchange,
  type Handler,
} from './exchange.ts';
import { representComment } from './represent-comment.ts';

export const answerListComments: Handler = (exchange) => {
  const pr = pullRequestOf(exchange, 'issue_number');
  const since = new Date(optionalText(exchange, 'since') ?? 0);
  const comments = exchange.store
    .comments(pr, exchange.seenUntil)
    .filter(({ updatedAt }) => updatedAt >= since);
  return listAnswer(exchange, pr.repository, comments, (comment) => representComment(comment, exchange.urls));
};

export const answerCreateComment: Handler = (exchange) => {
  const pr = pullRequestOf(exchange, 'issue_number');
  const comment = representComment(createComment(exchange, pr, bodyText(exchange)), exchange.urls);
  return { status: 201, headers: { location: comment.url }, body: comment };
};

export const answerGetComment: Handler = (exchange) => ({
  status: 200,
  body: representComment(commentOf(exchange), exchange.urls),
});

export const answerUpdateComment: Handler = (exchange) => {
  const changed = updateComment(exchange, commentOf(exchange), bodyText(exchange));
  return { status: 200, body: representComment(changed, exchange.urls) };
};

export const answerDeleteComment: Handler = (exchange) => {
  deleteComment(exchange, commentOf(exchange));
  return { status: 204 };
};

function commentOf(exchange: Exchange): StoredComment {
  const repository = repositoryOf(exchange);
  const comment = exchange.store.comment(numberParameter(exchange, 'comment_id'));
  if (comment?.repository.id !== repository.id) throw notFound();
  return comment;
}

function bodyText({ body }: Exchange): string {
  return isRecord(body) && typeof body.body === 'string' ? body.body : '';
}
