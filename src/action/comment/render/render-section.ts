import type { Thread, Section } from '../section.ts';
import { Budget } from './budget.ts';
import { contentsOf, type Contents } from './contents.ts';
import { commitText, expiryText, figuresText, summaryUrl } from './figures.ts';
import { gridRows, pairHead, pairRows, single, type Row } from './rows.ts';
import { defaultTemplate, fill, hasHole, type Hole } from './template.ts';
import { code, link, plural, reasonText, text } from './text.ts';

/** Pictures above which a grid folds: a reviewer scrolls through this many. */
const shownOpen = 24;

/** Tags around rows and the line that counts what was dropped. */
const wrappings = 900;

/**
 * Draws a section as HTML that GitHub keeps, in at most `budget` characters: rows that do not fit are dropped
 * whole and counted. The same section gives the same text.
 *
 * HTML ends at an empty line for GitHub's Markdown, so none stands inside an element.
 */
export function renderSection(section: Section, thread: Thread, budget: number): string {
  const template = section.layout.template || defaultTemplate;
  const contents = contentsOf(section);
  const inline = {
    title: text(section.layout.title),
    label: link(summaryUrl(section, thread), text(section.label)),
    figures: figuresText(section),
    commit: commitText(section, thread),
    'summary-url': summaryUrl(section, thread),
    expiry: expiryText(section),
  };
  const frame = fill(template, { ...noBlocks, ...inline });
  const room = new Budget(budget - frame.length - wrappings);
  const blocks = drawBlocks(section, contents, room, summaryUrl(section, thread));
  const withoutHole = (hole: Hole, block: string) => (hasHole(template, hole) ? '' : block);
  const pictures = [
    withoutHole('changed', blocks.changed),
    blocks.pictures,
    withoutHole('unchanged', blocks.unchanged),
  ];
  const values = { ...inline, ...blocks, pictures: pictures.filter((block) => block !== '').join('\n\n') };
  const drawn = fill(template, values);
  const forgottenHoles = [withoutHole('failures', blocks.failures), withoutHole('more', blocks.more)];
  return [drawn, ...forgottenHoles]
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll(' · </p>', '</p>');
}

type Blocks = Record<'failures' | 'changed' | 'pictures' | 'unchanged' | 'removed' | 'more', string>;

const noBlocks: Blocks = { failures: '', changed: '', pictures: '', unchanged: '', removed: '', more: '' };

/** What matters most takes its room first. */
function drawBlocks(section: Section, contents: Contents, room: Budget, summary: string): Blocks {
  const failures = failureList(section, room);
  const pairs = room.fit(pairRows(contents.pairs, section.layout));
  const pictures = drawPictures(section, contents, room);
  const removed = removedList(section, room);
  const unchanged = room.fit(gridRows(contents.unchanged, section.layout, contents.fresh));
  const dropped =
    contents.pairs.length +
    contents.pictures.length +
    contents.unchanged.length +
    section.forgotten -
    (countOf(pairs) + pictures.count + countOf(unchanged));
  return {
    failures,
    removed,
    changed: table(pairs, pairHead(contents.pairs)),
    pictures: pictures.html,
    unchanged: fold(`${plural(contents.unchanged.length, 'file')} unchanged`, table(unchanged)),
    more: dropped > 0 ? `<p>… and ${link(summary, `${dropped} more`)} in the job summary.</p>` : '',
  };
}

function drawPictures(
  { layout }: Section,
  { pictures, pairs, unchanged, fresh }: Contents,
  room: Budget,
): { html: string; count: number } {
  const [only, ...others] = pictures;
  if (only !== undefined && others.length === 0) {
    const [row] = room.fit([
      { html: single(only, layout, { isOnly: pairs.length + unchanged.length === 0, fresh }), pictures: 1 },
    ]);
    return { html: row?.html ?? '', count: row === undefined ? 0 : 1 };
  }
  const rows = room.fit(gridRows(pictures, layout, fresh));
  const open: Row[] = [];
  while (open.length < rows.length && countOf(open) < shownOpen)
    open.push(...rows.slice(open.length, open.length + 1));
  const folded = rows.slice(open.length);
  const blocks = [table(open), fold(`${countOf(folded)} more`, table(folded))];
  return { html: blocks.filter((block) => block !== '').join('\n\n'), count: countOf(rows) };
}

function failureList({ failures, failedCount }: Section, room: Budget): string {
  if (failedCount === 0) return '';
  const items = failures.map(({ name, reason }) => ({
    html: `<li>${code(name)}: ${reasonText(reason)}</li>`,
  }));
  const listed = room.fit(items);
  const rest = failedCount - listed.length;
  const more = rest > 0 ? `<li>and ${rest} more</li>` : '';
  const title = `<p><b>${plural(failedCount, 'file')} could not be uploaded:</b></p>`;
  return `${title}\n<ul>\n${listed.map(({ html }) => html).join('\n')}${more}\n</ul>`;
}

function removedList({ removed, removedCount }: Section, room: Budget): string {
  if (removedCount === 0) return '';
  const listed = room.fit(removed.map((name) => ({ html: code(name) })));
  const rest = removedCount - listed.length;
  const parts = [...listed.map(({ html }) => html), ...(rest > 0 ? [`${rest} more`] : [])];
  return `<p>Removed: ${parts.join(', ')}</p>`;
}

function table(rows: readonly Row[], head = ''): string {
  if (rows.length === 0) return '';
  return ['<table>', ...(head === '' ? [] : [head]), ...rows.map(({ html }) => html), '</table>'].join('\n');
}

function fold(summary: string, content: string): string {
  return content === '' ? '' : `<details><summary>${summary}</summary>\n${content}\n</details>`;
}

function countOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { pictures }) => sum + pictures, 0);
}
