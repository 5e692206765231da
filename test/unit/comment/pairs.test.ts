import { describe, expect, it } from 'vitest';
import { pairByName } from '../../../src/action/comment/pairs.ts';

function pairs(...names: string[]): string[] {
  return pairByName(names.map((name) => ({ name }))).map(
    ({ name, before, after }) => `${name}: ${before.name} | ${after.name}`,
  );
}

describe('pairs by name', () => {
  it.each([
    ['x-before.png', 'x-after.png', 'x.png'],
    ['x_before.png', 'x_after.png', 'x.png'],
    ['x.before.png', 'x.after.png', 'x.png'],
    ['x.before', 'x.after', 'x'],
    ['shots/home-Before.PNG', 'shots/home-After.PNG', 'shots/home.PNG'],
    ['before/home.png', 'after/home.png', 'home.png'],
    ['shots/before/a/home.png', 'shots/after/a/home.png', 'shots/a/home.png'],
  ])('%s and %s are %s', (before, after, name) => {
    expect(pairs(after, before)).toEqual([`${name}: ${before} | ${after}`]);
  });

  it.each([
    ['one side only', ['x-before.png', 'y-after.png']],
    ['different extensions', ['x-before.png', 'x-after.jpg']],
    ['different separators', ['x-before.png', 'x.after.png']],
    ['different folders', ['a/x-before.png', 'b/x-after.png']],
    ['the word in the middle', ['x-before-y.png', 'x-after-y.png']],
    ['nothing but the word', ['before.png', 'after.png']],
    ['two on one side', ['x-before.png', 'x-Before.png', 'x-after.png']],
    ['two folders of that name', ['before/before/x.png', 'after/after/x.png']],
  ])('leaves %s single', (_, names) => {
    expect(pairs(...names)).toEqual([]);
  });

  it('puts no picture into two pairs', () => {
    expect(pairs('before/x-before.png', 'after/x-before.png', 'before/x-after.png')).toHaveLength(1);
  });
});
