import { randomBytes } from 'node:crypto';
import { parseBody, type Block, type CommentBody } from '../body.ts';
import { compareRevisions, isSameRun, type Revision } from '../revision.ts';
import { CommentGoneError, TryAgainError, type Comment, type Conversation } from './conversation.ts';
import type { Seen, Step } from './plan.ts';
import { decision, longestEffort, mostSightings, mostWrites, pauseBefore, quiet, turn } from './timing.ts';

export interface Clock {
  /** Milliseconds. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  random: () => number;
}

export interface Writing {
  /** {@link markerId} of the comment key. */
  key: string;
  /** Of this run. */
  revision: Revision;
  /** What to do, given a read, and sections of this run that earlier reads showed. */
  plan: (seen: readonly Seen[], known: readonly Block[]) => Step;
  /** Other steps of the workflow are likely to end at the same moment. */
  crowded: boolean;
  /** The comment's text, with our section in it. */
  compose: (frame: Omit<CommentBody, 'blocks'>, others: readonly Block[]) => string;
}

export type Settled =
  | { outcome: 'written' | 'unchanged'; comment: Seen }
  | { outcome: 'overtaken'; comment: Seen; by: Revision }
  /** There was no comment to close. */
  | { outcome: 'absent' }
  /** It was written, yet others kept overwriting it, or GitHub did not answer any more. */
  | { outcome: 'unconfirmed'; comment: Seen | undefined; reason: string };

/**
 * Puts our section into the comment and makes sure that it stays, with any number of writers doing the same at
 * once. GitHub has no compare-and-swap, so a write may drop what others wrote since it was read.
 *
 * The guarantee: when this resolves as written, our section is in the one comment with the lowest id, and no
 * writer drops it any more, provided that
 *   (1) a write is done at most `decision` after the read it rests on was begun, and
 *   (2) a read shows everything that was written more than `staleness` before it was begun.
 * Why: a section counts as settled once the comment has rested with it, that is when two reads at least
 * decision + 2 · staleness apart show the same write. Then the comment was the same for decision + staleness.
 * Whatever is written later rests on a view no older than that, has our section in it, and keeps it.
 *
 * A comment that does not come to rest, because steps end one after the other for minutes, settles a section that
 * was there in `mostSightings` reads in a row, each that far from the one before.
 *
 * Of several comments made at the same moment the lowest id wins: each writer moves all sections there, and the
 * others are removed only after that comment has rested.
 */
export async function settle(writing: Writing, conversation: Conversation, clock: Clock): Promise<Settled> {
  const giveUpAt = clock.now() + longestEffort;
  const known = new Map<string, Block>();
  let writes = 0;
  let rested = false;
  let last: { comment: Seen; since: number; sightings: number } | undefined;
  let trouble = 'other steps kept overwriting it';
  while (clock.now() < giveUpAt && writes < mostWrites) {
    const readAt = clock.now();
    try {
      const seen = readComments(await conversation.list(), writing.key);
      const step = writing.plan(seen, [...known.values()]);
      remember(known, seen, writing.revision);
      if (step.kind === 'absent') return { outcome: 'absent' };
      if (step.kind === 'overtaken') return { outcome: step.kind, comment: step.comment, by: step.by };
      if (step.kind === 'stands') {
        if (writes === 0) last ??= { comment: step.comment, since: -Infinity, sightings: 0 };
        const isSame =
          last?.comment.id === step.comment.id && last.comment.body.write === step.comment.body.write;
        const sightings = (last?.sightings ?? 0) + 1;
        if ((isSame && readAt - (last?.since ?? readAt) >= quiet) || sightings >= mostSightings) {
          await tidy(step, conversation);
          return { outcome: writes > 0 ? 'written' : 'unchanged', comment: step.comment };
        }
        last = {
          comment: step.comment,
          since: isSame ? (last?.since ?? clock.now()) : clock.now(),
          sightings,
        };
        await clock.sleep(quiet + clock.random() * turn);
        continue;
      }
      const pause: number = rested ? 0 : pauseBefore(step, writes, writing.crowded, clock.random());
      rested = pause > 0;
      if (rested) await clock.sleep(pause);
      // A read that is this old is too old to rest a write on.
      if (rested || clock.now() - readAt > decision / 2) continue;
      writes += 1;
      last = { comment: await write(step, writing, conversation), since: clock.now(), sightings: 0 };
      await clock.sleep(quiet + clock.random() * turn);
    } catch (error) {
      if (!(error instanceof TryAgainError) && !(error instanceof CommentGoneError)) throw error;
      trouble = error.message;
      const wait = error instanceof TryAgainError ? Math.max(error.wait ?? 0, quiet) : 0;
      if (clock.now() + wait > giveUpAt) break;
      await clock.sleep(wait + clock.random() * turn);
    }
  }
  return { outcome: 'unconfirmed', comment: last?.comment, reason: trouble };
}

/** Only sections of this run can be in the race; of older ones a read knows best. */
function remember(known: Map<string, Block>, seen: readonly Seen[], revision: Revision): void {
  for (const block of seen.flatMap(({ body }) => body.blocks)) {
    const rival = known.get(block.id);
    if (!isSameRun(block.revision, revision)) continue;
    if (!rival || compareRevisions(rival.revision, block.revision) <= 0) known.set(block.id, block);
  }
}

/** Those with our key. */
export function readComments(comments: readonly Comment[], key: string): Seen[] {
  return comments.flatMap((comment) => {
    const body = parseBody(comment.text);
    return body?.key === key ? [{ ...comment, body }] : [];
  });
}

async function write(
  step: Extract<Step, { kind: 'create' | 'write' }>,
  { key, revision, compose }: Writing,
  conversation: Conversation,
): Promise<Seen> {
  const created = step.kind === 'write' ? step.comment.body.created : revision;
  const frame = { key, write: randomBytes(4).toString('hex'), created, closed: step.closed };
  const text = compose(frame, step.kind === 'write' ? step.others : step.carried);
  const body = { ...frame, blocks: [] };
  if (step.kind === 'create') return { ...(await conversation.create(text)), body };
  await conversation.update(step.comment.id, text);
  return { ...step.comment, text, body };
}

async function tidy(
  { remove, hide }: Extract<Step, { kind: 'stands' }>,
  conversation: Conversation,
): Promise<void> {
  for (const comment of remove) await conversation.remove(comment.id);
  for (const comment of hide) await conversation.hide(comment.nodeId);
}
