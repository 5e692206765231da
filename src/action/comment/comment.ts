import type { Ports, Source, UploadParameters, UploadResult, UploadSettings } from '../../core/index.ts';
import * as log from '../log.ts';
import { markerId, type Block } from './body.ts';
import { CommentFullError, composeComment, type OpenBlock } from './compose.ts';
import { explained, NoCommentError, openDesk, type Desk, type DeskOptions } from './desk.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { CommentInputs } from './inputs.ts';
import { isExpired, nextSection, tellsTheSame, type Earlier } from './next-section.ts';
import { deleteAll, superseded } from './prune.ts';
import { nextStep, type WritingMode } from './race/plan.ts';
import { settle, type Settled } from './race/settle.ts';
import { recallFrom, reuseRefused } from './recall.ts';
import { figuresOf, type Figures } from './render/figures.ts';
import { isSameRun, type Revision } from './revision.ts';
import { revisionOf, type Run } from './run.ts';
import { givenSection, sectionOfStep, type SectionName } from './section-name.ts';
import { remotesOf, type Section } from './section.ts';

/** What came of the comment. */
export interface CommentReport {
  /** Null when there is none. */
  id: number | null;
  url: string | null;
  figures: Figures;
  pruned: number;
}

export interface CommentOptions extends DeskOptions {
  inputs: CommentInputs;
  settings: UploadSettings;
  /** What to compare with in place of the last push. */
  baseline: readonly Earlier[] | undefined;
}

/** A result, what it was uploaded with, and where its bytes are; undefined for a file that could not be opened. */
export interface Outcome {
  result: UploadResult;
  parameters: UploadParameters;
  source: Source | undefined;
}

/** The comment at the start of a run: what it remembers, and what is to become of it. */
export interface OpenComment {
  recall: ReturnType<typeof recallFrom>;
  /** Answers duplicates that the site refused with the URLs the comment remembers. */
  reuse: (results: readonly UploadResult[]) => UploadResult[];
  /** Writes the comment, and deletes what it no longer shows. Never throws for what GitHub or the site refuse. */
  conclude: (outcomes: readonly Outcome[], ports: Ports) => Promise<CommentReport>;
}

/**
 * Finds the pull request and reads its comment. Where there is no comment to write, that is told by a notice, and
 * what is answered compares with the baseline only.
 *
 * @throws InputError when `pr-number` cannot be meant.
 */
export async function openComment(options: CommentOptions): Promise<OpenComment> {
  const section = sectionName(options.inputs, options.run);
  const desk = await deskOrNotice(options);
  const block = desk?.memory.latest(desk.comments, section.identity);
  const previous = block && desk?.memory.open(block);
  if (block !== undefined && previous === undefined) {
    log.info(
      'The comment’s memory of this section cannot be read with this api-key: everything is uploaded anew.',
    );
  }
  const step =
    block !== undefined && isSameRun(block.revision, revisionOf(options.run, 0))
      ? block.revision.step + 1
      : 0;
  if (step > 0 && options.inputs.section !== '') {
    log.warning(
      `section: "${options.inputs.section}" was written by another step of this run. Give each its own.`,
    );
  }
  const hashes = new Map<string, string>();
  const job: Job = {
    ...options,
    section,
    desk,
    previous,
    block,
    revision: revisionOf(options.run, step),
    hashes,
  };
  const recall = recallFrom(previous, options.settings.site.baseUrl, Date.now);
  return {
    recall: (sha256, item) => {
      hashes.set(item.file, sha256);
      return recall(sha256, item);
    },
    reuse: (results) => reuseRefused(results, knownTo(job), Date.now),
    conclude: async (outcomes, ports) => conclude(job, outcomes, ports),
  };
}

interface Job extends CommentOptions {
  section: SectionName;
  desk: Desk | undefined;
  previous: Section | undefined;
  block: Block | undefined;
  revision: Revision;
  /** SHA-256 of each file as it lies here; a result has that of the bytes sent, which `reupload` changes. */
  hashes: ReadonlyMap<string, string>;
}

async function deskOrNotice(options: DeskOptions): Promise<Desk | undefined> {
  try {
    return await openDesk(options);
  } catch (error) {
    if (!(error instanceof NoCommentError)) throw error;
    log.notice(error.message);
    return undefined;
  }
}

/** Uploads of the same bytes that can stand for what the site refuses as a duplicate. */
function knownTo({ desk, baseline = [] }: Job): Earlier[] {
  const remembered = desk?.memory.sections(desk.comments).flatMap(({ pictures }) => pictures) ?? [];
  return [...remembered, ...baseline];
}

function sectionName({ section, matrix }: CommentInputs, { job, step }: Run): SectionName {
  return section === '' ? sectionOfStep({ job, step, matrix }) : givenSection(section);
}

async function conclude(job: Job, outcomes: readonly Outcome[], ports: Ports): Promise<CommentReport> {
  const { desk, previous, inputs } = job;
  const next = await compared(sectionAfter(job, outcomes), outcomes, job, ports);
  const report: CommentReport = { id: null, url: null, figures: figuresOf(next), pruned: 0 };
  if (desk === undefined || job.signal.aborted) return report;
  try {
    return await explained(async () => {
      if (inputs.mode === 'delete') return { ...report, pruned: await removeComment(desk, job, ports) };
      if (!isOccasion(job, report.figures)) return report;
      const settled = await put(next, inputs.mode, desk, job);
      tell(settled, job.section);
      const pruned = inputs.prune ? await prune(settled, next, previous, { desk, job, ports }) : 0;
      const comment = settled.outcome === 'absent' ? undefined : settled.comment;
      return { ...report, id: comment?.id ?? null, url: comment?.url ?? null, pruned };
    });
  } catch (error) {
    if (error instanceof NoCommentError) log.notice(error.message);
    else if (error instanceof CommentFullError) log.warning(`${error.message} See the job summary.`);
    else
      log.warning(`The comment was not written: ${error instanceof Error ? error.message : String(error)}`);
    return report;
  }
}

function sectionAfter(job: Job, outcomes: readonly Outcome[]): Section {
  const { section, run, inputs, previous, baseline, settings, hashes } = job;
  const frame = { label: section.label, commit: run.commit, runId: run.runId, layout: inputs.layout };
  const uploads = outcomes.map(({ result, parameters }) => ({
    result,
    sha256: hashes.get(result.file) ?? result.sha256,
    fingerprint: fingerprintOf(parameters, settings.site.baseUrl),
  }));
  return nextSection(frame, uploads, previous, {
    earlier: baseline ?? previous?.pictures,
    isPartial: baseline === undefined && (previous?.forgotten ?? 0) > 0,
    now: Date.now(),
  });
}

/** With the differences of changed pairs, where they are wanted. */
async function compared(
  next: Section,
  outcomes: readonly Outcome[],
  { inputs, desk, previous, settings, signal }: Job,
  ports: Ports,
): Promise<Section> {
  if (inputs.diffThreshold === undefined || desk === undefined) return next;
  const { drawDifferences } = await import('./difference/draw.ts');
  return drawDifferences(next, previous, {
    threshold: inputs.diffThreshold,
    origin: (name) => {
      const outcome = outcomes.find(({ result }) => result.file === name);
      return outcome?.source && { source: outcome.source, parameters: outcome.parameters };
    },
    settings,
    ports,
    signal,
  });
}

/** A comment that has this section already is always kept up to date, whatever the occasion. */
function isOccasion({ block, inputs }: Job, figures: Figures): boolean {
  const { total, changed, new: fresh, removed, failed, unchanged } = figures;
  if (block !== undefined) return true;
  if (total + removed + failed === 0) return false;
  switch (inputs.when) {
    case 'always':
      return true;
    case 'failed':
      return failed > 0;
    case 'changed':
      return changed + fresh + removed + failed > 0 || unchanged === 0;
  }
}

/** Writes our section, unless it would tell what stands there already. */
async function put(next: Section, mode: WritingMode, desk: Desk, job: Job): Promise<Settled> {
  const { previous, block, baseline } = job;
  const isSame =
    previous !== undefined && block !== undefined && tellsTheSame(previous, next, baseline !== undefined);
  const own: OpenBlock = {
    id: markerId('section', job.section.identity),
    revision: isSame ? block.revision : job.revision,
    section: isSame ? previous : next,
  };
  const { thread, memory, key } = desk;
  const composer = {
    thread,
    seal: (open: OpenBlock) => memory.seal(open),
    open: (one: Block) => memory.open(one),
  };
  return settle(
    {
      key,
      revision: job.revision,
      crowded: isCrowded(desk, job),
      plan: (seen, known) =>
        nextStep(seen, { section: own.id, revision: own.revision, mode: isSame ? 'update' : mode }, known),
      compose: (frame, others) => composeComment(frame, own, others, composer),
    },
    desk.conversation,
    desk.clock,
  );
}

/** Legs of a matrix, and steps of a run that others have written for already, tend to end together. */
function isCrowded({ comments }: Desk, { inputs, revision }: Job): boolean {
  const hasMatrix = !['', 'null', '{}'].includes(inputs.matrix.trim());
  return (
    hasMatrix || comments.some(({ body }) => body.blocks.some((block) => isSameRun(block.revision, revision)))
  );
}

function tell(settled: Settled, { label }: SectionName): void {
  switch (settled.outcome) {
    case 'written':
      log.info(`The comment stands: ${settled.comment.url}`);
      break;
    case 'unchanged':
      log.info(`Nothing changed, so the comment was left as it is: ${settled.comment.url}`);
      break;
    case 'overtaken':
      log.notice(
        `The comment was left as it is: run ${settled.by.run} has written "${label}" in the meantime, or has cleaned up.`,
      );
      break;
    case 'unconfirmed':
      log.warning(`The comment may lack the pictures of "${label}": ${settled.reason}.`);
      break;
    case 'absent':
  }
}

interface Place {
  desk: Desk;
  job: Job;
  ports: Ports;
}

/** Deletes what the comment does not show any more, once it is certain to stand. */
async function prune(
  settled: Settled,
  next: Section,
  previous: Section | undefined,
  { desk, job, ports }: Place,
): Promise<number> {
  if (settled.outcome !== 'written' && settled.outcome !== 'overtaken') return 0;
  const standing = desk.memory.sections([settled.comment]);
  const sent = new Set(job.previous?.pictures.map(({ remote }) => remote.deleteUrl));
  const before =
    settled.outcome === 'written'
      ? previous === undefined
        ? []
        : remotesOf(previous)
      : remotesOf(next).filter(({ deleteUrl }) => !sent.has(deleteUrl));
  const urls = superseded(
    before.filter((remote) => !isExpired(remote, Date.now())),
    standing,
  );
  return remove(urls, job, ports);
}

async function remove(urls: readonly string[], { settings, signal }: Job, ports: Ports): Promise<number> {
  if (urls.length === 0) return 0;
  const { deleted, left, reason } = await deleteAll(urls, settings.site, ports, signal);
  if (deleted > 0) log.info(`Deleted from the site, as the comment does not show them any more: ${deleted}`);
  if (left.length > 0) log.warning(`Not deleted from the site: ${left.length} superseded files. ${reason}.`);
  return deleted;
}

/** `comment-mode: delete`. The remotes go after the comment, so that it never shows a hole. */
async function removeComment(desk: Desk, job: Job, ports: Ports): Promise<number> {
  const remotes = desk.memory.remotes(desk.comments);
  for (const comment of desk.comments) await desk.conversation.remove(comment.id);
  if (desk.comments.length > 0) log.info('The comment was deleted.');
  return job.inputs.prune ? remove(superseded(remotes, []), job, ports) : 0;
}
