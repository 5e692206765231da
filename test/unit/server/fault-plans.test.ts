import { describe, expect, test } from 'vitest';
import { FaultPlans } from '../../server/faults/plans.ts';
import type { Fault, FaultAim } from '../../server/index.ts';

const html = (aim: FaultAim): Fault => ({ kind: 'html', ...aim });

/** Which of these uploads, by number, a plan strikes. */
function struck(aim: FaultAim, files: string[]): number[] {
  const plans = new FaultPlans();
  plans.add(html(aim));
  return files.flatMap((file, index) => (plans.choose('upload', file) === undefined ? [] : [index]));
}

const ten = Array.from({ length: 10 }, (_, index) => `${index}.png`);

describe('a plan strikes', () => {
  test.for<{ what: string; aim: FaultAim; strikes: number[] }>([
    { what: 'all', aim: {}, strikes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
    { what: 'every third', aim: { every: 3 }, strikes: [2, 5, 8] },
    { what: 'the first two', aim: { first: 2 }, strikes: [0, 1] },
    { what: 'none of the first seven', aim: { skip: 7 }, strikes: [7, 8, 9] },
    { what: 'only the fourth', aim: { skip: 3, first: 1 }, strikes: [3] },
    { what: 'every second, twice', aim: { every: 2, first: 2 }, strikes: [1, 3] },
    { what: 'names that match', aim: { file: '^[35]\\.' }, strikes: [3, 5] },
    { what: 'other routes not', aim: { on: 'file' }, strikes: [] },
    { what: 'any route', aim: { on: 'any', first: 1 }, strikes: [0] },
  ])('$what', ({ aim, strikes }) => {
    expect(struck(aim, ten)).toEqual(strikes);
  });

  test('the first attempt of each file', () => {
    expect(struck({ first: 1, per: 'file' }, ['a', 'b', 'a', 'c', 'b', 'a'])).toEqual([0, 1, 3]);
  });

  test('a share of files that depends on the seed alone', () => {
    const files = Array.from({ length: 1000 }, (_, index) => `${index}`);
    const aim = { share: 0.3, seed: 7, per: 'file' } as const;
    const once = struck(aim, files);
    expect(once.length).toBeGreaterThan(240);
    expect(once.length).toBeLessThan(360);
    expect(struck(aim, files)).toEqual(once);
    const reversed = struck(aim, files.toReversed()).map((index) => 999 - index);
    expect(reversed.toReversed()).toEqual(once);
    expect(struck({ ...aim, seed: 8 }, files)).not.toEqual(once);
  });
});

test('of two plans for a request the first strikes, and the second does not count it', () => {
  const plans = new FaultPlans();
  plans.add(html({ first: 2 }));
  plans.add({ kind: 'status', status: 503, first: 1 });
  const kinds = ten.map((file) => plans.choose('upload', file)?.kind ?? '-');
  expect(kinds.join(' ')).toBe('html html status - - - - - - -');
});

test('a fault that acts on the head waits for the name when it asks for one', () => {
  const plans = new FaultPlans();
  plans.add({ kind: 'early-answer', status: 413, file: 'big' });
  expect(plans.choose('upload', undefined)).toBeUndefined();
  expect(plans.choose('upload', 'big.png')?.kind).toBe('early-answer');
});

test('clearing leaves nothing', () => {
  const plans = new FaultPlans();
  plans.add(html({}));
  plans.clear();
  expect(plans.choose('upload', 'a.png')).toBeUndefined();
});
