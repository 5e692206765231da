/** Reads act's JSON log (`act --json`, one entry a line) into the steps that ran. */

export type Stage = 'Pre' | 'Main' | 'Post';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  /** `title`, `file`, `line` and the like, as the step gave them. */
  readonly properties: Readonly<Record<string, string>>;
}

/** One step, as the workflow's reader sees it. A step whose `if` was false is absent from the log. */
export interface StepRun {
  readonly job: string;
  readonly id: string;
  readonly stage: Stage;
  outcome: 'success' | 'failure' | undefined;
  readonly outputs: Record<string, string>;
  /** Markdown of the job summary, '' when the step wrote none. */
  summary: string;
  readonly annotations: Annotation[];
  /** What the step printed, secrets masked by the engine. */
  log: string;
}

export interface WorkflowLog {
  readonly steps: readonly StepRun[];
  /** Everything printed, of all steps and of the engine itself. */
  readonly text: string;
}

export function readWorkflowLog(lines: string): WorkflowLog {
  const steps = new Map<string, StepRun>();
  let text = '';
  for (const line of lines.split('\n')) {
    const entry = parseEntry(line);
    const message = entry === undefined ? line : textOf(entry.msg);
    text += `${message.trimEnd()}\n`;
    if (entry !== undefined) addToStep(steps, entry, message);
  }
  return { steps: [...steps.values()], text };
}

type Entry = Readonly<Record<string, unknown>>;

function addToStep(steps: Map<string, StepRun>, entry: Entry, message: string): void {
  const id = Array.isArray(entry.stepID) ? textOf(entry.stepID[0]) : '';
  const stage = textOf(entry.stage);
  if (id === '' || !isStage(stage)) return;
  const job = textOf(entry.job);
  const key = JSON.stringify([job, id, stage]);
  const step: StepRun = steps.get(key) ?? {
    ...{ job, id, stage },
    outcome: undefined,
    outputs: {},
    summary: '',
    annotations: [],
    log: '',
  };
  steps.set(key, step);
  step.log += `${message.trimEnd()}\n`;
  if (entry.stepResult === 'success' || entry.stepResult === 'failure') step.outcome = entry.stepResult;
  addCommand(step, entry);
}

function addCommand(step: StepRun, entry: Entry): void {
  switch (entry.command) {
    case 'set-output':
      step.outputs[textOf(entry.name)] = textOf(entry.arg);
      return;
    case 'summary':
      step.summary += textOf(entry.content);
      return;
    case 'error':
    case 'warning':
    case 'notice':
      step.annotations.push({
        level: entry.command,
        message: textOf(entry.arg),
        properties: textsOf(entry.kvPairs),
      });
      return;
  }
}

function parseEntry(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    // The engine's own last words come as plain text.
    return undefined;
  }
}

function isStage(text: string): text is Stage {
  return text === 'Pre' || text === 'Main' || text === 'Post';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, textOf(text)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
