import { formatBlock, formatBody, type Block, type CommentBody } from './body.ts';
import { contentsOf } from './render/contents.ts';
import { renderSection } from './render/render-section.ts';
import { text } from './render/text.ts';
import type { Revision } from './revision.ts';
import type { Thread, Section } from './section.ts';

/** GitHub refuses longer comments with 422 (a column of 262,144 bytes, four a character). */
export const longestComment = 65_536;

/** The comment has no room for this section beside the others. */
export class CommentFullError extends Error {
  constructor() {
    super(`The comment is full: its sections need more than ${longestComment} characters.`);
    this.name = 'CommentFullError';
  }
}

/** A section to be drawn: ours, or one of another step whose state could be opened. */
export interface OpenBlock {
  id: string;
  revision: Revision;
  section: Section;
}

export interface Composer {
  thread: Thread;
  /** Seals a section for the revision it is written at. */
  seal: (block: OpenBlock) => string;
  /** Undefined for a section whose state cannot be opened. */
  open: (block: Block) => Section | undefined;
}

/**
 * Writes the comment: our section anew, all others as they stand. Where there is too little room, each gets a
 * fair share, and those that need more are drawn again from their states with fewer pictures.
 *
 * @throws CommentFullError when even that is not enough.
 */
export function composeComment(
  frame: Omit<CommentBody, 'blocks'>,
  own: OpenBlock,
  others: readonly Block[],
  composer: Composer,
): string {
  const heading = headingOf(own.section);
  const total = longestComment - formatBody({ ...frame, blocks: [] }, heading).length;
  const drawnOwn = drawBlock(own, total, composer);
  const parts = [
    { block: drawnOwn, source: own },
    ...others.map((block) => ({ block, source: openBlock(block, composer) })),
  ];
  const share = fairShare(
    parts.map(({ block, source }) => ({ need: lengthOf(block), fixed: source === undefined })),
    total,
  );
  const blocks = parts.map(({ block, source }) =>
    source !== undefined && lengthOf(block) > share ? drawBlock(source, share, composer) : block,
  );
  const body = formatBody({ ...frame, blocks: blocks.toSorted(byFirstLine) }, heading);
  if (body.length > longestComment) throw new CommentFullError();
  return body;
}

function headingOf({ layout }: Section): string {
  return layout.title === '' || layout.template.includes('{{title}}') ? '' : `<h3>${text(layout.title)}</h3>`;
}

function openBlock(block: Block, composer: Composer): OpenBlock | undefined {
  const section = composer.open(block);
  return section && { id: block.id, revision: block.revision, section };
}

/** Sections begin with their names. */
function byFirstLine(one: Block, other: Block): number {
  return inOrder.compare(firstLine(one), firstLine(other)) || inOrder.compare(one.id, other.id);
}

const inOrder = new Intl.Collator('en', { numeric: true });

function firstLine({ html }: Block): string {
  return html.split('\n', 1)[0]?.replace(/<[^>]*>/g, '') ?? '';
}

function lengthOf(block: Block): number {
  return formatBlock(block).length + '\n\n'.length;
}

/** The most characters a section may have so that all fit: those that need less leave the rest to the others. */
export function fairShare(parts: readonly { need: number; fixed: boolean }[], total: number): number {
  let left = total;
  for (const { need, fixed } of parts) left -= fixed ? need : 0;
  const flexible = parts.filter(({ fixed }) => !fixed).map(({ need }) => need);
  let share = 0;
  for (const [index, need] of flexible.toSorted((one, other) => one - other).entries()) {
    share = left / (flexible.length - index);
    if (need > share) return Math.floor(share);
    left -= need;
  }
  return total;
}

/** Part of a section's room that its pictures get when its state is large. */
const partForPictures = 0.4;

function drawBlock({ id, revision, section }: OpenBlock, budget: number, { thread, seal }: Composer): Block {
  const frame = lengthOf({ id, revision, html: '', state: '-' });
  const room = budget - frame;
  const whole = renderSection(section, thread, room).length;
  const forState = Math.max(room - whole, Math.floor(room * (1 - partForPictures)));
  const remembered = fitState(section, forState, (kept) => seal({ id, revision, section: kept }));
  const html = renderSection(remembered.section, thread, room - remembered.state.length);
  return { id, revision, html, state: remembered.state };
}

/** Forgets as many pictures as it takes for the state to fit; those shown first are kept first. */
function fitState(
  section: Section,
  room: number,
  seal: (section: Section) => string,
): { section: Section; state: string } {
  const whole = { section, state: seal(section) };
  if (whole.state.length <= room) return whole;
  let fitting = forgetAllBut(section, 0, seal);
  let low = 0;
  let high = section.pictures.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const tried = forgetAllBut(section, middle, seal);
    if (tried.state.length <= room) {
      low = middle;
      fitting = tried;
    } else high = middle - 1;
  }
  return fitting;
}

function forgetAllBut(
  section: Section,
  count: number,
  seal: (section: Section) => string,
): { section: Section; state: string } {
  const { pairs, pictures, unchanged } = contentsOf(section);
  const inPairs = new Set(pairs.flatMap(({ before, after }) => [before.remote, after.remote]));
  const paired = section.pictures.filter(({ remote }) => inPairs.has(remote));
  const kept = new Set([...paired, ...pictures, ...unchanged].slice(0, count));
  const smaller = {
    ...section,
    pictures: section.pictures.filter((picture) => kept.has(picture)),
    forgotten: section.forgotten + section.pictures.length - kept.size,
  };
  return { section: smaller, state: seal(smaller) };
}
