import { expect } from 'vitest';
import { formatBody, markerId, parseBody, type Block } from '../../../src/action/comment/body.ts';
import { nextStep, type WritingMode } from '../../../src/action/comment/race/plan.ts';
import { settle, type Clock, type Settled } from '../../../src/action/comment/race/settle.ts';
import type { Conversation } from '../../../src/action/comment/race/conversation.ts';
import { simulate, type SimulatedGitHub, type World } from './simulation.ts';

export const key = markerId('comment', 'screenshots');
export const thisRun = { run: 9, attempt: 1, step: 0, writer: 0 };
export const lastRun = { run: 8, attempt: 1, step: 0, writer: 0 };

export function block(name: string, revision = thisRun): Block {
  return { id: markerId('section', name), revision, html: `<p>${name}</p>`, state: '' };
}

export function comment(blocks: Block[], created = lastRun): string {
  return formatBody({ key, write: '00000000', created, closed: null, blocks }, '');
}

/** A step that writes its section. */
export async function write(
  name: string,
  door: Conversation,
  clock: Clock,
  { mode = 'update', revision = thisRun }: { mode?: WritingMode; revision?: typeof thisRun } = {},
): Promise<Settled> {
  const own = block(name, revision);
  return settle(
    {
      key,
      revision,
      crowded: true,
      plan: (seen, known) => nextStep(seen, { section: own.id, revision, mode }, known),
      compose: (frame, others) => formatBody({ ...frame, blocks: [...others, own] }, ''),
    },
    door,
    clock,
  );
}

/** Matrix legs that end within two seconds of each other. */
export async function race(seed: number, world: Partial<World> & { mode?: WritingMode } = {}) {
  const { mode = 'update', tasks = 32, ...rest } = world;
  const outcomes: string[] = [];
  const github = await simulate(seed, { tasks, ...rest }, async (door, clock, index) => {
    await clock.sleep(clock.random() * 2_000);
    const revision = { ...thisRun, writer: index };
    outcomes.push((await write(`leg ${index}`, door, clock, { mode, revision })).outcome);
  });
  return { github, outcomes };
}

export function sectionsOf(github: SimulatedGitHub): string[] {
  return github
    .comments()
    .flatMap(({ text }) => parseBody(text)?.blocks ?? [])
    .map(({ html }) => html.replace(/<[^>]*>/g, ''))
    .toSorted();
}

export function legs(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `leg ${index}`);
}

/** 1, 2, 3 … */
export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** The race of 32, once. */
export async function expectNothingLost(seed: number): Promise<SimulatedGitHub> {
  const { github, outcomes } = await race(seed);
  expect(outcomes, `seed ${seed}`).toEqual(Array<string>(32).fill('written'));
  expect(github.comments(), `seed ${seed}`).toHaveLength(1);
  expect(sectionsOf(github), `seed ${seed}`).toEqual(legs(32).toSorted());
  return github;
}
