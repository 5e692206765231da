import type { Ports, UploadSettings } from '../../core/index.ts';
import * as log from '../log.ts';
import { formatBody, type Block } from './body.ts';
import { explained, NoCommentError, openDesk, type Desk, type DeskOptions } from './desk.ts';
import { deleteAll, superseded } from './prune.ts';
import { nextClosingStep, type Seen } from './race/plan.ts';
import { settle } from './race/settle.ts';
import { plural, text } from './render/text.ts';
import { formatRevision, type Revision } from './revision.ts';
import { revisionOf } from './run.ts';
import { remotesOf, type Section } from './section.ts';

export interface CleanUp {
  /** Null when there is no comment. */
  id: number | null;
  url: string | null;
  /** Files deleted from the site. */
  pruned: number;
  /** Files that are still there. */
  left: number;
}

export interface CleanUpOptions extends DeskOptions {
  settings: UploadSettings;
  title: string;
}

const nothing: CleanUp = { id: null, url: null, pruned: 0, left: 0 };

/** Higher than any step that writes: whatever this run wrote before is closed, too. Leftovers take the one above. */
const lastStep = 999_998;

/**
 * `mode: cleanup`: deletes every file the comment remembers, and makes it say so. Sections that are still under
 * way do not come back.
 *
 * @throws InputError when `pr-number` cannot be meant.
 */
export async function cleanUp(options: CleanUpOptions, ports: Ports): Promise<CleanUp> {
  try {
    const desk = await openDesk(options);
    return await explained(async () => closeComment(desk, options, ports));
  } catch (error) {
    if (!(error instanceof NoCommentError)) throw error;
    log.notice(error.message);
    return nothing;
  }
}

async function closeComment(desk: Desk, options: CleanUpOptions, ports: Ports): Promise<CleanUp> {
  if (desk.comments.length === 0) {
    log.info('There is nothing to clean up: this pull request has no comment of this workflow.');
    return nothing;
  }
  const { settings, run, signal } = options;
  const seen = new Collection(desk);
  seen.add(desk.comments);
  const first = await deleteAll(seen.newUrls(), settings.site, ports, signal);
  const revision = revisionOf(run, lastStep);
  const settled = await settle(
    {
      key: desk.key,
      revision,
      crowded: false,
      plan: (comments) => {
        seen.add(comments);
        return nextClosingStep(comments, revision, seen.isReadable);
      },
      compose: (frame, others) =>
        formatBody(
          { ...frame, blocks: [...others, ...leftovers(seen, first.left, revision, desk)] },
          farewell(options, first.deleted, first.left.length),
        ),
    },
    desk.conversation,
    desk.clock,
  );
  // Sections that others wrote while this one was deleting.
  if (seen.unreadable > 0) {
    log.warning(
      `${plural(seen.unreadable, 'section')} of the comment cannot be read with this api-key: the files it shows stay. Clean up with the key that uploaded them.`,
    );
  }
  const late = await deleteAll(seen.newUrls(), settings.site, ports, signal);
  const pruned = first.deleted + late.deleted;
  const remaining = first.left.length + late.left.length;
  log.info(`Deleted from the site: ${pruned}`);
  if (remaining > 0)
    log.warning(`Not deleted from the site: ${remaining}. ${first.reason || late.reason}. Run it again.`);
  if (settled.outcome === 'unconfirmed') log.warning(`The comment may not tell so: ${settled.reason}.`);
  const comment = settled.outcome === 'absent' ? undefined : settled.comment;
  return { id: comment?.id ?? null, url: comment?.url ?? null, pruned, left: remaining };
}

function nameOf({ id, revision }: Block): string {
  return `${id} ${formatRevision(revision)}`;
}

/** All sections that any read showed. */
class Collection {
  readonly #desk: Desk;
  readonly #sections = new Map<string, { block: Block; section: Section }>();
  readonly #handedOut = new Set<string>();
  readonly #unreadable = new Set<string>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  add(comments: readonly Seen[]): void {
    for (const block of comments.flatMap(({ body }) => body.blocks)) {
      const name = nameOf(block);
      if (this.#sections.has(name) || this.#unreadable.has(name)) continue;
      const section = this.#desk.memory.open(block);
      if (section !== undefined) this.#sections.set(name, { block, section });
      else if (block.state !== '') this.#unreadable.add(name);
    }
  }

  /** Sealed with another key, or tampered with: its files cannot be known. */
  readonly isReadable = (block: Block): boolean => !this.#unreadable.has(nameOf(block));

  get unreadable(): number {
    return this.#unreadable.size;
  }

  /** Delete URLs that were not handed out before. */
  newUrls(): string[] {
    const all = superseded(
      [...this.#sections.values()].flatMap(({ section }) => remotesOf(section)),
      [],
    );
    const fresh = all.filter((url) => !this.#handedOut.has(url));
    for (const url of fresh) this.#handedOut.add(url);
    return fresh;
  }

  /** The latest version of each section that has one of the files, with those only. */
  sectionsWith(deleteUrls: readonly string[]): { id: string; section: Section }[] {
    const wanted = new Set<string | null>(deleteUrls);
    const sections = new Map<string, Section>();
    for (const { block, section } of this.#sections.values()) {
      const pictures = section.pictures.filter((picture) =>
        remotesOf({ ...section, pictures: [picture] }).some(({ deleteUrl }) => wanted.has(deleteUrl)),
      );
      if (pictures.length > 0) sections.set(block.id, { ...section, pictures });
    }
    return [...sections].map(([id, section]) => ({ id, section }));
  }
}

/** What could not be deleted stays remembered, hidden, for the next clean-up. */
function leftovers(seen: Collection, left: readonly string[], closed: Revision, { memory }: Desk): Block[] {
  const revision = { ...closed, step: closed.step + 1 };
  return seen
    .sectionsWith(left)
    .map(({ id, section }) => ({ id, revision, html: '', state: memory.seal({ id, revision, section }) }));
}

function farewell({ title, settings }: CleanUpOptions, deleted: number, left: number): string {
  const host = text(new URL(settings.site.baseUrl).host);
  const what = `${plural(deleted, 'file')} ${deleted === 1 ? 'was' : 'were'} deleted from ${host}`;
  const rest = left === 0 ? '' : ` ${plural(left, 'file')} could not be deleted.`;
  return `${title === '' ? '' : `<h3>${text(title)}</h3>\n\n`}<p>The pull request is closed: ${what}.${rest}</p>`;
}
