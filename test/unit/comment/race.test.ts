import { describe, expect, it } from 'vitest';
import { formatBody, markerId, parseBody } from '../../../src/action/comment/body.ts';
import { settle, type Settled } from '../../../src/action/comment/race/settle.ts';
import { nextStep, type WritingMode } from '../../../src/action/comment/race/plan.ts';
import { simulate, type SimulatedGitHub } from './simulation.ts';

const key = markerId('comment', 'screenshots');

/** 32 steps that end at the same moment write into one comment. */
async function race(seed: number, options: { mode?: WritingMode; writers?: number; before?: string[] } = {}) {
  const { mode = 'update', writers = 32, before = [] } = options;
  const outcomes: Settled[] = [];
  const github = await simulate(
    seed,
    before,
    async (door, clock, index) => {
      const section = markerId('section', `leg ${index}`);
      const revision = { run: 9, attempt: 1, step: 1, writer: index };
      await clock.sleep(clock.random() * 2_000);
      const settled = await settle(
        {
          revision,
          plan: (seen, known) => nextStep(seen, { section, revision, mode }, known),
          key,
          crowded: true,
          compose: (frame, others) =>
            formatBody(
              {
                ...frame,
                blocks: [...others, { id: section, revision, html: `<p>${index}</p>`, state: '' }],
              },
              '',
            ),
        },
        door,
        clock,
      );
      outcomes.push(settled);
    },
    writers,
  );
  return { github, outcomes };
}

function sectionsOf(github: SimulatedGitHub): string[] {
  return github.comments().flatMap(({ text }) => parseBody(text)?.blocks.map(({ id }) => id) ?? []);
}

const allSections = Array.from({ length: 32 }, (_, index) => markerId('section', `leg ${index}`)).toSorted();

describe('32 steps that end together', () => {
  it('leave one comment with all their sections, for 1,000 seeds', { timeout: 120_000 }, async () => {
    let writes = 0;
    let longest = 0;
    let created = 0;
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const { github, outcomes } = await race(seed);
      expect(
        outcomes.map(({ outcome }) => outcome),
        `seed ${seed}`,
      ).toEqual(Array<string>(32).fill('written'));
      expect(github.comments(), `seed ${seed}`).toHaveLength(1);
      expect(sectionsOf(github).toSorted(), `seed ${seed}`).toEqual(allSections);
      writes += github.writes;
      created += github.created;
      longest = Math.max(longest, github.now());
    }
    console.log({ writes: writes / 1000, created: created / 1000, longest });
  });
});
