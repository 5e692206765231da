import type { Answer } from './answer.ts';
import { primaryRateLimit, secondaryRateLimit, serverError } from './fault-answers.ts';
import { refusal } from './answer.ts';
import type { OperationId } from './openapi/operations.ts';

/** Which requests a fault befalls: by default the next one, whatever it is. */
export interface FaultScope {
  on?: OperationId | 'graphql';
  /** How many requests it befalls; `Infinity` until it is removed. */
  times?: number;
  /** How many requests of this kind pass untouched first. */
  after?: number;
}

/** What goes wrong; `applied` means that the write was done and only its answer is lost. */
export type Fault = FaultScope &
  (
    | { kind: 'server error'; status?: 500 | 502 | 503 | 504; applied?: boolean }
    | { kind: 'connection reset'; applied?: boolean }
    /** With Retry-After in seconds, or without it as GitHub sometimes does. */
    | { kind: 'secondary rate limit'; status?: 403 | 429; retryAfter?: number }
    /** The hour's budget is spent; x-ratelimit-reset lies this many seconds ahead. */
    | { kind: 'primary rate limit'; status?: 403 | 429; resetAfter: number }
    | { kind: 'refusal'; status: number; message: string }
    | { kind: 'delay'; milliseconds: number }
    /** Done when the request has arrived and before it is served: what others do in the meantime. */
    | { kind: 'meanwhile'; run: () => void | Promise<void> }
    /** Changes the stand-in's own answer, which is then still held against the description. */
    | { kind: 'altered answer'; alter: (answer: Answer) => Answer }
    /** What something between client and GitHub says, such as a proxy; not held against the description. */
    | { kind: 'middlebox'; answer: Answer }
  );

export interface Faults {
  /** Faults befall requests in the order they were added. Returns what removes this one again. */
  add(fault: Fault): () => void;
  clear(): void;
}

/** All that befalls one request. */
export interface Misfortune {
  /** Milliseconds. */
  delay: number;
  meanwhile: (() => void | Promise<void>)[];
  /** What is answered, given how the stand-in itself would do it and answer. */
  answer: (own: () => Answer) => Answer | 'reset';
  /** Whether the answer is GitHub's, and so to be held against its description. */
  checked: boolean;
}

export function openFaults(): Faults & { befalling: (operation: OperationId | 'graphql') => Misfortune } {
  let pending: { fault: Fault; toPass: number; left: number }[] = [];
  return {
    add: (fault) => {
      const added = { fault, toPass: fault.after ?? 0, left: fault.times ?? 1 };
      pending.push(added);
      return () => {
        pending = pending.filter((one) => one !== added);
      };
    },
    clear: () => {
      pending = [];
    },
    befalling: (operation) => {
      const misfortune: Misfortune = { delay: 0, meanwhile: [], answer: (own) => own(), checked: true };
      let answered = false;
      for (const one of pending.filter(({ fault }) => fault.on === undefined || fault.on === operation)) {
        if (one.toPass > 0) one.toPass -= 1;
        else if (!replacesAnswer(one.fault) || !answered) {
          answered ||= replacesAnswer(one.fault);
          one.left -= 1;
          strike(misfortune, one.fault, operation === 'graphql');
        }
      }
      pending = pending.filter(({ left }) => left > 0);
      return misfortune;
    },
  };
}

/** A request can have only one such fault; the next waits for the next request. */
function replacesAnswer({ kind }: Fault): boolean {
  return kind !== 'delay' && kind !== 'meanwhile' && kind !== 'altered answer';
}

function strike(misfortune: Misfortune, fault: Fault, graphql: boolean): void {
  switch (fault.kind) {
    case 'delay':
      misfortune.delay += fault.milliseconds;
      break;
    case 'meanwhile':
      misfortune.meanwhile.push(fault.run);
      break;
    case 'altered answer':
      misfortune.answer = alteredAnswer(misfortune.answer, fault.alter);
      break;
    case 'connection reset':
      misfortune.answer = insteadOf('reset', fault.applied);
      break;
    case 'server error':
      misfortune.answer = insteadOf(serverError(fault.status ?? 502), fault.applied);
      break;
    case 'secondary rate limit':
      misfortune.answer = insteadOf(secondaryRateLimit(fault.status ?? 403, fault.retryAfter));
      break;
    case 'primary rate limit':
      misfortune.answer = insteadOf(primaryRateLimit(fault.status ?? 403, fault.resetAfter, graphql));
      break;
    case 'refusal':
      misfortune.answer = insteadOf(refusal(fault.status, fault.message).answer);
      break;
    case 'middlebox':
      misfortune.answer = insteadOf(fault.answer);
      misfortune.checked = false;
  }
}

function alteredAnswer(
  before: Misfortune['answer'],
  alter: (answer: Answer) => Answer,
): Misfortune['answer'] {
  return (own) => {
    const answer = before(own);
    return answer === 'reset' ? answer : alter(answer);
  };
}

function insteadOf(answer: Answer | 'reset', applied = false): Misfortune['answer'] {
  return (own) => {
    if (applied) own();
    return answer;
  };
}
