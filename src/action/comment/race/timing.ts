import type { Step } from './plan.ts';

/** All in milliseconds. */

/** From the beginning of a read to the end of the write that rests on it; both take well under a second as a rule. */
export const decision = 4_000;

/** How far a read may lag behind the writes. */
export const staleness = 1_000;

/** After this long, whoever could still drop a section has done so, and a read shows it. */
export const quiet = decision + 2 * staleness;

/** Waits for rate limits included; a job must come to an end. */
export const longestEffort = 10 * 60_000;

/** Writes of one section, in case something undoes all of them. */
export const mostWrites = 20;

/** Sightings of a section in a row that settle it in a comment that never rests. */
export const mostSightings = 8;

/** How long several steps that end together take turns. */
const crowd = 8_000;
const few = 1_000;

/** Between two writes of different steps, so that neither is lost. */
export const turn = 600;
const longestBackOff = 40_000;

/** How long to hold back before a write; `chance` in [0, 1). The conversation is read again after it. */
export function pauseBefore(
  step: Extract<Step, { kind: 'create' | 'write' }>,
  writes: number,
  crowded: boolean,
  chance: number,
): number {
  if (step.kind === 'create') return creationPause(crowded ? crowd : few, chance);
  if (writes === 0 && !crowded) return 0;
  const window = Math.min(
    longestBackOff,
    turn * Math.max(4, step.others.length) * 2 ** Math.max(0, writes - 1),
  );
  return Math.round(chance * window);
}

/**
 * Most wait long and few go early, at distances that do not shrink with their number: so that the first has made
 * the comment before the second looks again.
 */
function creationPause(longest: number, chance: number): number {
  return Math.round(longest * Math.max(0, 1 + Math.log2(1 - chance) / 12)) + 1;
}
