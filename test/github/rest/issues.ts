import { pullRequestOf, type Handler } from './exchange.ts';
import { representAsIssue } from './represent-pull-request.ts';

export const answerGetIssue: Handler = (exchange) => {
  const pr = pullRequestOf(exchange, 'issue_number');
  const comments = exchange.store.comments(pr).length;
  return { status: 200, body: representAsIssue(pr, comments, exchange.urls) };
};
