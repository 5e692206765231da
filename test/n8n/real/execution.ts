import type {
  ExecutionError,
  ExecutionStatus,
  IDataObject,
  INodeExecutionData,
  IRunData,
} from 'n8n-workflow';

/** How a workflow ended, as n8n stores it. */
export class Execution {
  readonly status: ExecutionStatus;
  /** What stopped the workflow. */
  readonly error: ExecutionError | undefined;
  readonly runData: IRunData;

  constructor(stored: StoredExecution) {
    this.status = stored.status;
    this.error = stored.data.resultData.error;
    this.runData = stored.data.resultData.runData;
  }

  /** What a node gave to one of its outputs. */
  items(node: string, output = 0): INodeExecutionData[] {
    const run = this.runData[node]?.[0];
    if (run === undefined)
      throw new Error(`The node "${node}" did not run. The workflow ended: ${this.summary}`);
    return run.data?.main?.[output] ?? [];
  }

  /** The JSON of `items`. */
  json(node: string, output = 0): IDataObject[] {
    return this.items(node, output).map((item) => item.json);
  }

  get summary(): string {
    const { message, description } = this.error ?? {};
    return [this.status, message, description].filter(Boolean).join(': ');
  }
}

interface StoredExecution {
  status: ExecutionStatus;
  data: { resultData: { runData: IRunData; error?: ExecutionError } };
}

/** Takes what `n8n execute --rawOutput` prints: log lines, the execution as indented JSON, and on failure further text. */
export function printedExecution(output: string): Execution {
  const lines = output.split('\n');
  const json = lines.slice(lines.indexOf('{'), lines.lastIndexOf('}') + 1).join('\n');
  let execution: unknown;
  try {
    execution = JSON.parse(json);
  } catch (cause) {
    throw new Error(`n8n printed no execution:\n${output}`, { cause });
  }
  return parseExecution(execution);
}

/** @throws Error when it is no finished execution of n8n */
export function parseExecution(value: unknown): Execution {
  if (!isExecution(value)) throw new Error(`Not an execution of n8n: ${JSON.stringify(value).slice(0, 500)}`);
  return new Execution(value);
}

function isExecution(value: unknown): value is StoredExecution {
  if (!isObject(value) || typeof value.status !== 'string' || !isObject(value.data)) return false;
  return isObject(value.data.resultData) && isObject(value.data.resultData.runData);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
