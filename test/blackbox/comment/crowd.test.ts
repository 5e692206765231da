import { describe } from 'vitest';
import { pullRequestEvent } from '../../github/events.ts';
import { picture, pullRequest, test } from './scene.ts';

const legs = Array.from({ length: 32 }, (_, index) => index + 1);

describe('32 matrix legs that end together, each a process', () => {
  test('leave one comment with the pictures of all', { timeout: 400_000 }, async ({ open, expect }) => {
    const scene = await open({
      latency: { min: 20, max: 300, seed: 1 },
      staleReads: { min: 0, max: 400, seed: 2 },
    });
    const event = pullRequestEvent(scene.github, scene.github.changePullRequest(pullRequest, {}));
    for (const leg of legs) await scene.write({ [`leg-${leg}/shot.png`]: picture(`leg ${leg}`) });
    const runs = await Promise.all(
      legs.map(async (leg) =>
        scene.run(
          { path: `leg-${leg}/*.png`, matrix: JSON.stringify({ shard: leg }) },
          { event, environment: { GITHUB_RUN_ID: '19000000001' } },
        ),
      ),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual(legs.map(() => 0));
    expect(scene.ours()).toHaveLength(1);
    const [comment] = scene.ours();
    for (const leg of legs) {
      expect(comment?.body, `leg ${leg}`).toContain(`>screenshots &#40;${leg}&#41; · upload</a>`);
      expect(comment?.body, `leg ${leg}`).toContain(`alt="leg-${leg}/shot.png"`);
    }
    expect(new Set(runs.map(({ outputs }) => outputs['comment-id']))).toEqual(new Set([String(comment?.id)]));
    expect(runs.flatMap(({ annotations }) => annotations)).toEqual([]);
    expect(scene.github.requests.length / legs.length).toBeLessThan(20);
    expect(scene.github.violations).toEqual([]);
  });
});
