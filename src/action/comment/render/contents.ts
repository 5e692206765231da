import { pairByName } from '../pairs.ts';
import type { Picture, Section } from '../section.ts';
import type { ShownPair } from './rows.ts';

/** A section's pictures, sorted into the groups they are shown in. */
export interface Contents {
  pairs: ShownPair[];
  /** Neither in a pair nor unchanged. */
  pictures: Picture[];
  unchanged: Picture[];
  /** How new pictures are told: where all are, a mark on each says nothing. */
  fresh: 'marked' | 'plain';
}

export function contentsOf(section: Section): Contents {
  const pictures = section.pictures.toSorted(inOrder);
  const named = pairByName(pictures);
  const inPairs = new Set(named.flatMap(({ before, after }) => [before, after]));
  const replaced = pictures.filter((one) => one.before !== null && !inPairs.has(one));
  const single = pictures.filter((one) => one.before === null && !inPairs.has(one));
  return {
    pairs: [...replaced.flatMap(replacement), ...named.map(namedPair)],
    pictures: single.filter(({ change }) => change !== 'unchanged'),
    unchanged: single.filter(({ change }) => change === 'unchanged'),
    fresh: pictures.every(({ change }) => change === 'new') ? 'plain' : 'marked',
  };
}

/** Numbers in names by their value, `home` before `home-2`; the same on every machine. */
function inOrder(one: Picture, other: Picture): number {
  const stem = ({ name }: Picture) => name.replace(/\.[^./]+$/, '');
  return byName.compare(stem(one), stem(other)) || byName.compare(one.name, other.name);
}

const byName = new Intl.Collator('en', { numeric: true });

function replacement({ name, before, remote, difference }: Picture): ShownPair[] {
  if (before === null) return [];
  return [{ name, before: { remote: before, name }, after: { remote, name }, difference }];
}

function namedPair(pair: ReturnType<typeof pairByName<Picture>>[number]): ShownPair {
  const { before, after } = pair;
  return { name: pair.name, before, after, difference: after.difference };
}
