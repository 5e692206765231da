import { describe, expect, it } from 'vitest';
import { formatBody, parseBody } from '../../../src/action/comment/body.ts';
import { nextClosingStep } from '../../../src/action/comment/race/plan.ts';
import { settle } from '../../../src/action/comment/race/settle.ts';
import {
  block,
  comment,
  expectNothingLost,
  key,
  lastRun,
  legs,
  race,
  sectionsOf,
  seeds,
  thisRun,
  write,
} from './races.ts';
import { simulate } from './simulation.ts';

describe('32 steps that end together', { timeout: 300_000 }, () => {
  it('leave one comment with all their sections', async () => {
    // test/blackbox/comment has 1,000 seeds: `npm run check` is to answer in seconds.
    for (const seed of seeds(50)) await expectNothingLost(seed);
  });

  it('keep what other jobs wrote in an earlier run, and replace what they wrote themselves', async () => {
    for (const seed of seeds(40)) {
      const before = [comment([block('other job', lastRun), block('leg 3', lastRun)])];
      const { github } = await race(seed, { before });
      expect(sectionsOf(github), `seed ${seed}`).toEqual([...legs(32), 'other job'].toSorted());
      expect(github.created, `seed ${seed}`).toBe(1);
    }
  });

  it('fold comments that an earlier run left double', async () => {
    for (const seed of seeds(40)) {
      const before = [comment([block('a', lastRun)]), comment([block('b', lastRun)])];
      const { github } = await race(seed, { before, tasks: 8 });
      expect(
        github.comments().map(({ id }) => id),
        `seed ${seed}`,
      ).toEqual([1_000]);
      expect(sectionsOf(github), `seed ${seed}`).toEqual([...legs(8), 'a', 'b'].toSorted());
    }
  });

  it('leave one new comment each run when they recreate it', async () => {
    for (const seed of seeds(40)) {
      const before = [comment([block('other job', lastRun)])];
      const deleted = await race(seed, { before, tasks: 8, mode: 'recreate' });
      expect(deleted.github.comments(), `seed ${seed}`).toHaveLength(1);
      expect(sectionsOf(deleted.github), `seed ${seed}`).toEqual([...legs(8), 'other job'].toSorted());
      const hidden = await race(seed, { before, tasks: 8, mode: 'hide-and-recreate' });
      expect(hidden.github.comments(), `seed ${seed}`).toHaveLength(1);
      expect(hidden.github.hidden, `seed ${seed}`).toContain(1_000);
    }
  });

  it('leave earlier comments alone when each run has a new one', async () => {
    for (const seed of seeds(40)) {
      const { github } = await race(seed, {
        before: [comment([block('old', lastRun)])],
        tasks: 8,
        mode: 'new',
      });
      expect(github.comments(), `seed ${seed}`).toHaveLength(2);
      expect(sectionsOf(github), `seed ${seed}`).toEqual([...legs(8), 'old'].toSorted());
    }
  });

  it('lose nothing while GitHub fails every tenth request', async () => {
    for (const seed of seeds(40)) {
      const { github, outcomes } = await race(seed, { failing: 0.1 });
      expect(outcomes, `seed ${seed}`).toEqual(Array<string>(32).fill('written'));
      expect(sectionsOf(github), `seed ${seed}`).toEqual(legs(32).toSorted());
    }
  });
});

describe('a run', { timeout: 60_000 }, () => {
  it('that was overtaken by a later one leaves the comment as it is', async () => {
    for (const seed of seeds(40)) {
      const outcomes: string[] = [];
      const github = await simulate(seed, { tasks: 2 }, async (door, clock, index) => {
        const revision = index === 0 ? thisRun : lastRun;
        await clock.sleep(clock.random() * 4_000);
        const { outcome } = await write('screenshots', door, clock, { revision });
        outcomes[index] = outcome;
      });
      expect(outcomes[0], `seed ${seed}`).toBe('written');
      const [left] = github.comments();
      expect(
        parseBody(left?.text ?? '')?.blocks.map(({ revision }) => revision.run),
        `seed ${seed}`,
      ).toEqual([9]);
    }
  });

  it('that closes the comment is not undone by steps of earlier runs', async () => {
    for (const seed of seeds(40)) {
      const world = { before: [comment([block('leg 0', lastRun)])], tasks: 6 };
      const github = await simulate(seed, world, async (door, clock, index) => {
        await clock.sleep(clock.random() * 6_000);
        if (index > 0) {
          await write(`leg ${index}`, door, clock, { revision: { ...lastRun, writer: index } });
          return;
        }
        const plan = (seen: Parameters<typeof nextClosingStep>[0]) =>
          nextClosingStep(seen, thisRun, () => true);
        const compose: Parameters<typeof settle>[0]['compose'] = (frame, others) =>
          formatBody({ ...frame, blocks: [...others] }, 'closed');
        await settle({ key, revision: thisRun, crowded: false, plan, compose }, door, clock);
      });
      expect(sectionsOf(github), `seed ${seed}`).toEqual([]);
      expect(
        github.comments().map(({ text }) => parseBody(text)?.closed?.run),
        `seed ${seed}`,
      ).toEqual([9]);
    }
  });

  it('that finds what it would write already there writes nothing', async () => {
    const before = [comment([block('screenshots', lastRun)])];
    const outcomes: string[] = [];
    const github = await simulate(1, { before, tasks: 1 }, async (door, clock) => {
      outcomes.push((await write('screenshots', door, clock, { revision: lastRun })).outcome);
    });
    expect(outcomes).toEqual(['unchanged']);
    expect([github.writes, github.now() < 2_000]).toEqual([0, true]);
  });
});
