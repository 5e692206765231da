import { setTimeout as wait } from 'node:timers/promises';
import type { Ports, UploadSettings } from '../../core/index.ts';
import { maskDeleteUrl } from '../masks.ts';
import { markerId } from './body.ts';
import { CommentRefusedError, NotFoundError } from './github/failures.ts';
import { connect, openConversation } from './github/github.ts';
import { openPullRequests } from './github/pulls.ts';
import type { CommentInputs } from './inputs.ts';
import { Memory } from './memory.ts';
import { findPullRequest } from './pull-request/find.ts';
import { TryAgainError, type Conversation } from './race/conversation.ts';
import { patiently } from './race/patience.ts';
import type { Seen } from './race/plan.ts';
import { readComments, type Clock } from './race/settle.ts';
import type { Run } from './run.ts';
import type { Thread } from './section.ts';
import { Sealer } from './state/seal.ts';

/** All that is needed to work on the comment, once its pull request is found. */
export interface Desk {
  thread: Thread;
  conversation: Conversation;
  memory: Memory;
  /** {@link markerId} of the comment key. */
  key: string;
  /** The comments with that key, as they were at the start of the run. */
  comments: Seen[];
  clock: Clock;
}

export interface DeskOptions {
  run: Run;
  inputs: Pick<CommentInputs, 'token' | 'pullRequest' | 'key'>;
  settings: Pick<UploadSettings, 'apiKey' | 'site'>;
  signal: AbortSignal;
}

/** There is no comment for this run, which is no fault of the uploads. `message` is a notice to the user. */
export class NoCommentError extends Error {
  override readonly name = 'NoCommentError';
}

/**
 * Finds the pull request and reads its conversation.
 *
 * @throws NoCommentError; InputError when `pr-number` cannot be meant.
 */
export async function openDesk({ run, inputs, settings, signal }: DeskOptions): Promise<Desk> {
  const clock = realClock(signal);
  const octokit = connect(inputs.token, run);
  return explained(async () => {
    const pulls = openPullRequests(octokit, run.repository);
    const found = await patiently(async () => findPullRequest(run, inputs.pullRequest, pulls), clock);
    if ('none' in found) throw new NoCommentError(`No comment was written: ${found.none}.`);
    const thread = { serverUrl: run.serverUrl, repository: run.repository, pullRequest: found.number };
    const conversation = openConversation(octokit, run, thread);
    const commentKey = inputs.key || run.workflow;
    const key = markerId('comment', commentKey);
    const sealer = new Sealer(settings.apiKey, settings.site.baseUrl);
    return {
      thread,
      conversation,
      memory: new Memory(sealer, thread, commentKey, maskDeleteUrl),
      key,
      comments: readComments(await patiently(conversation.list, clock), key),
      clock,
    };
  });
}

/** Turns what GitHub refuses, and a cancelled wait, into a {@link NoCommentError}: the files are uploaded all the same. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommentRefusedError) {
      throw new NoCommentError(`No comment was written: ${error.message}. ${error.cure}`);
    }
    if (error instanceof NotFoundError || error instanceof TryAgainError) {
      throw new NoCommentError(`No comment was written: ${error.message}.`);
    }
    if (error instanceof Error && error.name === 'AbortError') {
      throw new NoCommentError('No comment was written: the step was cancelled.');
    }
    throw error;
  }
}

function realClock(signal: AbortSignal): Clock {
  return {
    now: () => performance.now(),
    sleep: async (ms) => {
      await wait(ms, undefined, { signal });
    },
    random: Math.random,
  };
}

/** What deletions need. */
export type Remover = Pick<UploadSettings, 'site'> & { ports: Ports; signal: AbortSignal };
