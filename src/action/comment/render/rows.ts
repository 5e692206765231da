import type { Layout, Picture, Remote } from '../section.ts';
import { caption, picture } from './cell.ts';
import type { Contents } from './contents.ts';
import { arrange, pairWidth } from './columns.ts';
import { code } from './text.ts';

/** A table row and what it stands for. */
export interface Row {
  html: string;
  /** Pictures in it, a pair counted as one. */
  pictures: number;
}

/** A picture alone needs no table; one among others that did not change is no larger than theirs would be. */
export function single(
  { remote, name, change }: Picture,
  layout: Layout,
  { isOnly, fresh }: { isOnly: boolean; fresh: Contents['fresh'] },
): string {
  const width = layout.thumbnail === 'auto' ? (isOnly ? widthOfOnly : widthOfSingle) : layout.thumbnail;
  return `<p>${picture(remote, name, width)}<br>${caption(remote, name, markOf(change, fresh))}</p>`;
}

/** In CSS pixels. */
const widthOfOnly = 720;
const widthOfSingle = 480;

/** Rows of a grid. */
export function gridRows(pictures: readonly Picture[], layout: Layout, fresh: Contents['fresh']): Row[] {
  const { columns, width } = arrange(
    pictures.map(({ remote }) => remote),
    layout,
  );
  return chunks(pictures, columns).map((row) => ({
    html: ['<tr>', ...row.map((one) => gridCell(one, width, fresh)), '</tr>'].join('\n'),
    pictures: row.length,
  }));
}

function gridCell({ remote, name, change }: Picture, width: number, fresh: Contents['fresh']): string {
  const below = caption(remote, name, markOf(change, fresh));
  return `<td align="center" valign="top">${picture(remote, name, width)}<br>${below}</td>`;
}

function markOf(change: Picture['change'], fresh: Contents['fresh']): string {
  if (change === 'stale') return ' · <b>of an earlier push</b>';
  return change === 'new' && fresh === 'marked' ? ' · <b>new</b>' : '';
}

/** Two pictures to be compared. */
export interface ShownPair {
  name: string;
  before: { remote: Remote; name: string };
  after: { remote: Remote; name: string };
  difference: Remote | null;
}

export function pairRows(pairs: readonly ShownPair[], layout: Layout): Row[] {
  const withDifference = hasDifference(pairs);
  const width = pairWidth(layout, withDifference);
  return pairs.map(({ name, before, after, difference }) => {
    const cells = [
      picture(before.remote, `${before.name} before`, width),
      picture(after.remote, `${after.name} after`, width),
      ...(withDifference ? [difference ? picture(difference, `${name} differences`, width) : ''] : []),
    ];
    const title = `<tr><td colspan="${cells.length}" align="center"><sub>${code(name)}</sub></td></tr>`;
    const row = cells.map((cell) => `<td align="center" valign="top">${cell}</td>`);
    return { html: [title, '<tr>', ...row, '</tr>'].join('\n'), pictures: 1 };
  });
}

/** The heading row above pairs. */
export function pairHead(pairs: readonly ShownPair[]): string {
  const titles = ['Before', 'After', ...(hasDifference(pairs) ? ['Differences'] : [])];
  return `<tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>`;
}

function hasDifference(pairs: readonly ShownPair[]): boolean {
  return pairs.some(({ difference }) => difference !== null);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
  );
}
