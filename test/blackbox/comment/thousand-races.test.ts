import { describe, expect, test } from 'vitest';
import { expectNothingLost, seeds } from '../../unit/comment/races.ts';

describe('32 steps that end together', () => {
  test('lose nothing for 1,000 seeds', { timeout: 300_000 }, async () => {
    let writes = 0;
    for (const seed of seeds(1_000)) writes += (await expectNothingLost(seed)).writes;
    // Each step writes little more than twice, and so stays far below GitHub's limits.
    expect(writes / 1_000 / 32).toBeLessThan(3);
  });
});
