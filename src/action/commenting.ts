import type { BatchOptions, UploadResult } from '../core/index.ts';
import { readBaseline } from './baseline.ts';
import type { CommentReport, Outcome } from './comment/index.ts';
import type { CommentInputs } from './comment/inputs.ts';
import { nextSection, type Earlier } from './comment/next-section.ts';
import { reuseRefused } from './comment/recall.ts';
import { figuresOf, type Figures } from './comment/render/figures.ts';
import { readPayload } from './event.ts';
import type { Inputs } from './inputs.ts';
import { noComment, type CommentFacts } from './outputs.ts';
import type { Place } from './place.ts';
import type { Task } from './plan.ts';
import { nodePorts } from './ports.ts';
import type { Proxies } from './proxies.ts';
import { openConnections } from './transport.ts';

/** What the uploads need of the comment: its memory before them, and its writing after them. */
export interface Commenting {
  recall: BatchOptions['recall'];
  /** Answers duplicates that the site refused with what the comment remembers. */
  reuse: (results: UploadResult[]) => UploadResult[];
  conclude: (results: readonly UploadResult[], tasks: readonly Task[]) => Promise<CommentFacts>;
}

export interface CommentingOptions {
  inputs: Inputs;
  place: Place;
  proxies: Proxies;
  signal: AbortSignal;
}

/** Without a comment: what there is to compare with is compared with all the same. */
function withoutComment(baseline: readonly Earlier[] | undefined): Commenting {
  return {
    recall: undefined,
    reuse: (results) => reuseRefused(results, baseline ?? [], Date.now),
    conclude: async (results) => {
      const uploads = results.map((result) => ({ result, sha256: result.sha256, fingerprint: '' }));
      const comparison = { earlier: baseline, isPartial: false, now: Date.now() };
      const figures = figuresOf(nextSection(noFrame, uploads, undefined, comparison));
      return Promise.resolve({ ...noComment, ...countsOf(figures) });
    },
  };
}

const noFrame = {
  label: '',
  commit: '',
  runId: '',
  layout: { columns: 'auto', thumbnail: 'auto', title: '', template: '' },
} as const;

/** Connections for reading a baseline and deleting files. */
const connections = 4;

/**
 * Opens the comment when one is wanted, and reads the baseline. Octokit is loaded only then.
 *
 * @throws InputError when the baseline or the number of the pull request cannot be used.
 */
export async function beginComment(options: CommentingOptions): Promise<Commenting> {
  const { inputs, place, proxies } = options;
  const baseline =
    inputs.baseline === ''
      ? undefined
      : await connected(proxies, async (ports) => readBaseline(inputs.baseline, place, ports.transport));
  if (inputs.comment === undefined) return withoutComment(baseline);
  const { openComment } = await import('./comment/index.ts');
  const comment = await openComment({ ...(await commentOptions(options, inputs.comment)), baseline });
  return {
    recall: comment.recall,
    reuse: comment.reuse,
    conclude: async (results, tasks) =>
      connected(proxies, async (ports) => factsOf(await comment.conclude(outcomesOf(results, tasks), ports))),
  };
}

/** `mode: cleanup`. Answers whether nothing is left on the site that should be gone. */
export async function cleanUpComment(options: CommentingOptions): Promise<CommentFacts & { left: number }> {
  const { inputs, proxies } = options;
  if (inputs.comment === undefined) return { ...noComment, left: 0 };
  const { cleanUp } = await import('./comment/index.ts');
  const settings = await commentOptions(options, inputs.comment);
  const { title } = inputs.comment.layout;
  const { id, url, pruned, left } = await connected(proxies, async (ports) =>
    cleanUp({ ...settings, title }, ports),
  );
  return { ...noComment, id, url, pruned, left };
}

async function commentOptions({ inputs, signal }: CommentingOptions, comment: CommentInputs) {
  const { readRun } = await import('./comment/index.ts');
  const run = readRun(process.env, readPayload(process.env.GITHUB_EVENT_PATH));
  return { run, inputs: comment, settings: inputs.settings, signal };
}

function outcomesOf(results: readonly UploadResult[], tasks: readonly Task[]): Outcome[] {
  return results.map((result, index) => {
    const task = tasks[index];
    const item = task !== undefined && 'item' in task ? task.item : undefined;
    return { result, parameters: item?.parameters ?? {}, source: item?.source };
  });
}

function factsOf({ id, url, figures, pruned }: CommentReport): CommentFacts {
  return { id, url, pruned, ...countsOf(figures) };
}

function countsOf({ changed, new: fresh, removed, unchanged }: Figures) {
  return { changed, new: fresh, removed, unchanged };
}

async function connected<T>(
  proxies: Proxies,
  work: (ports: ReturnType<typeof nodePorts>) => Promise<T>,
): Promise<T> {
  const { transport, close } = openConnections(connections, proxies);
  try {
    return await work(nodePorts(transport));
  } finally {
    await close();
  }
}
