import type { Answer } from '../wire/answer.ts';

/** Thrown to end a request's work: this is sent in place of what the site would have said. */
export class AnswerInstead extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`answered ${answer.status} by a fault`);
    this.answer = answer;
  }
}

/** Thrown to end a request's work: its connection is gone, or in other hands. */
export class NothingToAnswer extends Error {}
