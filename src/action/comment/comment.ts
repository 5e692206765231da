import type { Ports, UploadResult } from '../../core/index.ts';
import * as log from '../log.ts';
import { conclude, type CommentReport } from './conclude.ts';
import { NoCommentError, openDesk, type Desk, type DeskOptions } from './desk.ts';
import type { CommentInputs } from './inputs.ts';
import type { CommentOptions, Job, Outcome } from './job.ts';
import type { Earlier } from './next-section.ts';
import { recallFrom, reuseRefused } from './recall.ts';
import { isSameRun } from './revision.ts';
import { revisionOf, type Run } from './run.ts';
import { givenSection, sectionOfStep, type SectionName } from './section-name.ts';

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
