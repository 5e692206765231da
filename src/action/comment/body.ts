import { createHash } from 'node:crypto';
import { formatRevision, parseRevision, type Revision } from './revision.ts';

/**
 * A comment's text. Hidden HTML comments say whose it is and where each section begins and ends:
 *
 *     <!-- pixvid-comment <key> <write> <revision it was created at> [<revision it was closed at>] -->
 *     …title…
 *     <!-- pixvid-section <id> <revision> -->
 *     …what a reader sees…
 *     <!-- pixvid-state <sealed state> -->
 *     <!-- pixvid-end <id> -->
 *
 * No text from outside can hold one of them, since its `<` is escaped.
 */
export interface CommentBody {
  /** {@link markerId} of the comment key. */
  key: string;
  /** Eight hex digits drawn by chance for every write of the comment: the same ones mean that nobody wrote since. */
  write: string;
  created: Revision;
  /** Set once the pull request was closed: sections of that revision or an earlier one are gone for good. */
  closed: Revision | null;
  blocks: Block[];
}

/** A section as it stands in the comment. */
export interface Block {
  /** {@link markerId} of the section's name. */
  id: string;
  revision: Revision;
  html: string;
  /** Base64; empty for none. */
  state: string;
}

/** What any text of a template or name must not contain. */
export const markerStart = '<!-- pixvid-';

/** Short name for a comment key or a section in markers: keys are users' text and may hold anything. */
export function markerId(kind: 'comment' | 'section', text: string): string {
  return createHash('sha256').update(`${kind}\0${text}`).digest('hex').slice(0, 20);
}

export function formatBody({ key, write, created, closed, blocks }: CommentBody, title: string): string {
  const ends = closed === null ? '' : ` ${formatRevision(closed)}`;
  const head = `${markerStart}comment ${key} ${write} ${formatRevision(created)}${ends} -->`;
  return [head, title, ...blocks.map(formatBlock)].filter((part) => part !== '').join('\n\n');
}

export function formatBlock({ id, revision, html, state }: Block): string {
  const begin = `${markerStart}section ${id} ${formatRevision(revision)} -->`;
  const kept = state === '' ? '' : `\n${markerStart}state ${state} -->`;
  return `${begin}\n${html}\n${kept}\n${markerStart}end ${id} -->`;
}

const revisionText = String.raw`\d{1,15}\.\d{1,6}\.\d{1,6}\.\d{1,9}`;
const headPattern = new RegExp(
  String.raw`^<!-- pixvid-comment ([0-9a-f]{20}) ([0-9a-f]{8}) (${revisionText})(?: (${revisionText}))? -->$`,
  'm',
);
const blockPattern = new RegExp(
  String.raw`^<!-- pixvid-section ([0-9a-f]{20}) (${revisionText}) -->\n([^]*?)\n?^<!-- pixvid-end \1 -->$`,
  'gm',
);
const statePattern = /^<!-- pixvid-state ([A-Za-z0-9+/=]*) -->$/m;

/** Reads a comment's text; undefined when it is not one of ours. Sections that are cut or doubled are dropped. */
export function parseBody(text: string): CommentBody | undefined {
  const unix = text.replaceAll('\r\n', '\n');
  const [, key, write, created, closed] = headPattern.exec(unix) ?? [];
  if (key === undefined || write === undefined || created === undefined) return undefined;
  const blocks = new Map<string, Block>();
  for (const [, id, revision, content] of unix.matchAll(blockPattern)) {
    if (id === undefined || revision === undefined || content === undefined || blocks.has(id)) continue;
    blocks.set(id, { id, revision: parseRevision(revision), ...splitContent(content) });
  }
  return {
    key,
    write,
    created: parseRevision(created),
    closed: closed === undefined ? null : parseRevision(closed),
    blocks: [...blocks.values()],
  };
}

function splitContent(content: string): Pick<Block, 'html' | 'state'> {
  const state = statePattern.exec(content)?.[1] ?? '';
  return { html: content.replace(statePattern, '').trim(), state };
}
