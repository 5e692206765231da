import type { Ports } from '../../core/index.ts';
import * as log from '../log.ts';
import { CommentFullError } from './compose.ts';
import { explained, NoCommentError, type Desk } from './desk.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Job, Outcome } from './job.ts';
import { nextSection } from './next-section.ts';
import { deleteAll, superseded } from './prune.ts';
import { put } from './put.ts';
import type { Settled } from './race/settle.ts';
import { figuresOf, type Figures } from './render/figures.ts';
import { remotesOf, type Remote, type Section } from './section.ts';

/** What came of the comment. */
export interface CommentReport {
  /** Null when there is none. */
  id: number | null;
  url: string | null;
  figures: Figures;
  pruned: number;
}

/** Writes the comment and deletes what it no longer shows, as far as GitHub and the site allow. */
export async function conclude(job: Job, outcomes: readonly Outcome[], ports: Ports): Promise<CommentReport> {
  const { desk, inputs } = job;
  const next = await compared(sectionAfter(job, outcomes), outcomes, job, ports);
  const report: CommentReport = { id: null, url: null, figures: figuresOf(next), pruned: 0 };
  if (desk === undefined || job.signal.aborted) return report;
  try {
    return await explained(async () => {
      if (inputs.mode === 'delete') return { ...report, pruned: await removeComment(desk, job, ports) };
      if (!isOccasion(job, report.figures)) return report;
      const settled = await put(next, inputs.mode, desk, job);
      const pruned = inputs.prune ? await prune(settled, next, { desk, job, ports }) : 0;
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

interface Place {
  desk: Desk;
  job: Job;
  ports: Ports;
}

/** Deletes what the comment does not show any more, once it is certain to stand. */
async function prune(settled: Settled, next: Section, { desk, job, ports }: Place): Promise<number> {
  if (settled.outcome !== 'written' && settled.outcome !== 'overtaken') return 0;
  // With a comment for each run, the earlier ones go on showing theirs.
  const earlier = job.inputs.mode === 'new' ? desk.comments : [];
  const shown = desk.memory.sections([settled.comment, ...earlier]);
  const remembered = job.previous === undefined ? [] : remotesOf(job.previous);
  const urls =
    settled.outcome === 'written'
      ? superseded(remembered, [...shown, next])
      : superseded(sentInVain(next, remembered), shown);
  return remove(urls, job, ports);
}

/** What an overtaken run has uploaded and nobody is going to show. */
function sentInVain(next: Section, remembered: readonly Remote[]): Remote[] {
  const known = new Set(remembered.map(({ deleteUrl }) => deleteUrl));
  return remotesOf(next).filter(({ deleteUrl }) => !known.has(deleteUrl));
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
