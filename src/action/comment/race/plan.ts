import type { Block, CommentBody } from '../body.ts';
import { compareRevisions, isSameRun, type Revision } from '../revision.ts';
import type { Comment } from './conversation.ts';

export const commentModes = ['update', 'recreate', 'hide-and-recreate', 'new', 'delete'] as const;
export type CommentMode = (typeof commentModes)[number];
export type WritingMode = Exclude<CommentMode, 'delete'>;

/** What this writer wants to stand in the comment. */
export interface Own {
  /** The section's marker id. */
  section: string;
  revision: Revision;
  mode: WritingMode;
}

/** A comment with our key. */
export interface Seen extends Comment {
  body: CommentBody;
}

/** What to do next about the comment, given a read of the conversation. */
export type Step =
  | { kind: 'create'; carried: Block[]; closed: Revision | null }
  | { kind: 'write'; comment: Seen; others: Block[]; closed: Revision | null }
  /** Ours is there, and all that other comments hold: these are to be removed or hidden once it has proved to stay. */
  | { kind: 'stands'; comment: Seen; remove: Seen[]; hide: Seen[] }
  | { kind: 'absent' }
  /** A later run has written the section, or has closed the comment: ours is out of date. */
  | { kind: 'overtaken'; comment: Seen; by: Revision };

/**
 * Decides on nothing but its arguments. `seen` has the lowest id first; `known` are sections of this run seen in
 * earlier reads, which a write puts back if somebody has dropped them.
 */
export function nextStep(seen: readonly Seen[], own: Own, known: readonly Block[]): Step {
  const { target, spares } = choose(seen, own);
  const closed = latest([target, ...spares].map((comment) => comment?.body.closed ?? null));
  const alive = ({ id, revision }: Block) => id !== own.section && isAlive(revision, closed);
  const folded = spares.flatMap(({ body }) => body.blocks).filter(alive);
  const others = known.filter(alive);
  if (target === undefined) return { kind: 'create', carried: newestOfEach([...folded, ...others]), closed };
  if (!isAlive(own.revision, closed))
    return { kind: 'overtaken', comment: target, by: closed ?? own.revision };

  const standing = target.body.blocks.find(({ id }) => id === own.section);
  const order = standing === undefined ? -1 : compareRevisions(standing.revision, own.revision);
  if (standing !== undefined && order > 0)
    return { kind: 'overtaken', comment: target, by: standing.revision };
  const present = target.body.blocks.filter(alive);
  const missing = folded.filter((block) => !stands(block, present));
  if (order < 0 || missing.length > 0) {
    return {
      kind: 'write',
      comment: target,
      others: newestOfEach([...present, ...missing, ...others]),
      closed,
    };
  }
  const isHidden = ({ body }: Seen) =>
    own.mode === 'hide-and-recreate' && !isSameRun(body.created, own.revision);
  return {
    kind: 'stands',
    comment: target,
    remove: spares.filter((spare) => !isHidden(spare)),
    hide: spares.filter(isHidden),
  };
}

/**
 * How to close the comment: sections up to `revision` are dropped, and none of them comes back. A section that
 * is not ours to clear (whose files we cannot know) stays, and then the comment stays open.
 */
export function nextClosingStep(
  seen: readonly Seen[],
  revision: Revision,
  isOurs: (block: Block) => boolean,
): Step {
  const [target, ...spares] = seen;
  if (target === undefined) return { kind: 'absent' };
  const blocks = seen.flatMap(({ body }) => body.blocks);
  const left = blocks.filter((block) => isAlive(block.revision, revision) || !isOurs(block));
  const closing = left.some((block) => !isOurs(block)) ? null : revision;
  const { closed } = target.body;
  const isClosed = closing === null || (closed !== null && compareRevisions(closed, closing) >= 0);
  const isClear =
    target.body.blocks.every((block) => left.includes(block)) &&
    left.every((block) => stands(block, target.body.blocks));
  if (isClosed && isClear) return { kind: 'stands', comment: target, remove: spares, hide: [] };
  return { kind: 'write', comment: target, others: newestOfEach(left), closed: closing ?? closed };
}

/** The comment to write to, always the lowest id of those that qualify, and those to be folded into it. */
function choose(
  seen: readonly Seen[],
  { mode, revision }: Own,
): { target: Seen | undefined; spares: Seen[] } {
  if (mode === 'update') return { target: seen[0], spares: seen.slice(1) };
  const newest = latest(seen.map(({ body }) => body.created));
  const wanted = newest !== null && newest.run > revision.run ? newest : revision;
  const ofRun = seen.filter(({ body }) => isSameRun(body.created, wanted));
  const [target] = ofRun;
  return { target, spares: (mode === 'new' ? ofRun : seen).filter((comment) => comment !== target) };
}

/** The highest revision of each section; of equal ones the first. */
function newestOfEach(blocks: readonly Block[]): Block[] {
  const newest = new Map<string, Block>();
  for (const block of blocks) {
    const rival = newest.get(block.id);
    if (rival === undefined || compareRevisions(rival.revision, block.revision) < 0)
      newest.set(block.id, block);
  }
  return [...newest.values()];
}

function stands(block: Block, blocks: readonly Block[]): boolean {
  return blocks.some(
    ({ id, revision }) => id === block.id && compareRevisions(revision, block.revision) >= 0,
  );
}

/** Closing removes for good whatever was there or is still under way; only later runs begin anew. */
function isAlive(revision: Revision, closed: Revision | null): boolean {
  return closed === null || compareRevisions(revision, closed) > 0;
}

function latest(revisions: readonly (Revision | null)[]): Revision | null {
  return revisions.reduce(
    (last, one) => (one !== null && (last === null || compareRevisions(one, last) > 0) ? one : last),
    null,
  );
}
