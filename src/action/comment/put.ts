import * as log from '../log.ts';
import { markerId, type Block } from './body.ts';
import { composeComment, type OpenBlock } from './compose.ts';
import type { Desk } from './desk.ts';
import type { Job } from './job.ts';
import { tellsTheSame } from './next-section.ts';
import { nextStep, type WritingMode } from './race/plan.ts';
import { settle, type Settled } from './race/settle.ts';
import { isSameRun } from './revision.ts';
import type { SectionName } from './section-name.ts';
import type { Section } from './section.ts';

/** Writes our section, unless it would tell what stands there already. */
export async function put(next: Section, mode: WritingMode, desk: Desk, job: Job): Promise<Settled> {
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
  const settled = await settle(
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
  tell(settled, job.section);
  return settled;
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
