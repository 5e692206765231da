import type { Layout, Remote } from '../section.ts';

/** What a comment is wide on a desktop, cell paddings taken off, in CSS pixels. */
const roomInComment = 780;

/** A table cell has 13 pixels of padding on either side. */
const cellPadding = 26;

/** Above and below these ratios of width to height, pictures go fewer or more to a row. */
const wide = 2.2;
const tall = 0.8;

/** Number of pictures a row, and the width of each. */
export function arrange(
  remotes: readonly Remote[],
  { columns, thumbnail }: Layout,
): { columns: number; width: number } {
  const count = remotes.length;
  const chosen = columns === 'auto' ? columnsFor(count, typicalRatio(remotes)) : columns;
  const used = Math.max(1, Math.min(chosen, count));
  const share = Math.floor(roomInComment / used) - (used > 1 ? cellPadding : 0);
  return { columns: chosen, width: thumbnail === 'auto' ? share : thumbnail };
}

function columnsFor(count: number, ratio: number): number {
  if (count <= 1) return 1;
  if (ratio > wide) return count <= 4 ? 1 : 2;
  if (ratio < tall) return count <= 4 ? count : 4;
  return count <= 2 || count === 4 ? 2 : 3;
}

/** The median, so that a single banner among screenshots changes nothing. */
function typicalRatio(remotes: readonly Remote[]): number {
  const ratios = remotes
    .map(({ width, height }) => (width && height ? width / height : undefined))
    .filter((ratio) => ratio !== undefined)
    .toSorted((one, other) => one - other);
  return ratios[Math.floor(ratios.length / 2)] ?? 1.5;
}

/** Widths of the pictures of a pair, beside each other; with a third that shows the differences. */
export function pairWidth({ thumbnail }: Layout, withDifference: boolean): number {
  if (thumbnail !== 'auto') return thumbnail;
  const cells = withDifference ? 3 : 2;
  return Math.floor(roomInComment / cells) - cellPadding;
}
