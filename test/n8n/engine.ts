/** n8n's execution engine in this process: what n8n runs for every workflow, without its server and database. */
import type {
  ExecutionError,
  ExecutionStatus,
  IConnections,
  INode,
  INodeExecutionData,
  INodeParameters,
  IRunData,
  IWorkflowSettings,
} from 'n8n-workflow';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { additionalData, type Credentials } from './engine/additional-data.ts';
import { useBinaryMode, type BinaryMode } from './engine/binary.ts';
import { loadEngine, type EngineModules, type PackageLoader } from './engine/modules.ts';
import { AFTER, AGENT, EngineNodeTypes, ITEMS, type GivenItem } from './engine/node-types.ts';
import { unpack } from './package.ts';

export type { BinaryMode, Credentials, GivenItem };

export interface NodeRun {
  /** The node's name inside its package: "pixvid". */
  node: string;
  parameters: INodeParameters;
  credentials?: Credentials;
  /** What enters the node; one empty item when left out. */
  items?: readonly GivenItem[];
  /** Further settings of the node: onError, retryOnFail, executeOnce… */
  settings?: Partial<INode>;
  workflowSettings?: IWorkflowSettings;
  /** An expression that a node after this one evaluates for every item it gets: shows whether items stay paired. */
  after?: string;
  /** Cancels the execution, as the editor's stop button does. */
  signal?: AbortSignal;
}

export interface ToolRun extends Omit<NodeRun, 'after'> {
  /** What the model fills in for the `$fromAI(…)` expressions among the parameters. */
  arguments?: Record<string, unknown>;
}

export interface RunOutcome {
  status: ExecutionStatus;
  /** What stopped the workflow. */
  error: ExecutionError | undefined;
  /** The node's items, output by output; with `onError: continueErrorOutput` the last output has the failed ones. */
  outputs: INodeExecutionData[][];
  /** What the expression in `after` gave, item by item. */
  after: unknown[];
  /** All that n8n keeps of the execution, node by node. */
  runData: IRunData;
}

export interface ToolOutcome extends RunOutcome {
  /** What the model is told: the items as JSON, or the error's text. */
  answer: string;
  /** What the model sees of the tool. */
  name: string;
  description: string;
  arguments: string[];
}

export class Engine implements AsyncDisposable {
  readonly #modules: EngineModules;
  readonly #package: PackageLoader;
  readonly #folder: string;
  #executions = 0;

  private constructor(modules: EngineModules, loader: PackageLoader, folder: string) {
    this.#modules = modules;
    this.#package = loader;
    this.#folder = folder;
  }

  /**
   * Loads a package as n8n loads it.
   *
   * It is unpacked below the engine, so that its `require('n8n-workflow')` finds the engine's own, as in n8n.
   */
  static async load(tarball: string): Promise<Engine> {
    const modules = await loadEngine();
    const packages = join(modules.folder, 'packages');
    await mkdir(packages, { recursive: true });
    const folder = await mkdtemp(join(packages, 'run-'));
    await unpack(tarball, join(folder, 'package'));
    const loader = new modules.core.PackageDirectoryLoader(join(folder, 'package'));
    await loader.loadAll();
    const engine = new Engine(modules, loader, folder);
    await engine.use('filesystem');
    return engine;
  }

  /** Where binary data is kept from now on; filesystem until told otherwise, as in n8n. */
  async use(mode: BinaryMode): Promise<void> {
    await useBinaryMode(this.#modules, mode, join(this.#folder, 'binary-data'));
  }

  /** Runs a workflow: items → node → (a node that evaluates `after`). */
  async run(run: NodeRun): Promise<RunOutcome> {
    const nodes: [INode, ...INode[]] = [
      node(ITEMS, ITEMS),
      this.#nodeUnderTest(run, ''),
      node(AFTER, AFTER, { parameters: { value: run.after ?? '' } }),
    ];
    const connections = { [ITEMS]: { main: [[to(run.node)]] }, [run.node]: { main: [[to(AFTER)]] } };
    const outcome = await this.#execute(run, nodes, connections, {});
    const after = outcome.runData[AFTER]?.[0]?.data?.main?.[0] ?? [];
    return { ...outcome, after: after.map(({ json }) => json.value) };
  }

  /** Runs a workflow in which an agent has the node as its tool, and calls it once. */
  async runAsTool(run: ToolRun): Promise<ToolOutcome> {
    const nodes: [INode, ...INode[]] = [
      node(ITEMS, ITEMS),
      node(AGENT, AGENT),
      this.#nodeUnderTest(run, 'Tool'),
    ];
    const connections = {
      [ITEMS]: { main: [[to(AGENT)]] },
      [run.node]: { ai_tool: [[to(AGENT, 'ai_tool')]] },
    };
    const outcome = await this.#execute(run, nodes, connections, run.arguments ?? {});
    const called = outcome.runData[AGENT]?.[0]?.data?.main?.[0]?.[0]?.json;
    return {
      ...outcome,
      ...(called as unknown as Pick<ToolOutcome, 'answer' | 'name' | 'description' | 'arguments'>),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #nodeUnderTest(run: ToolRun, suffix: '' | 'Tool'): INode {
    const credentials: NonNullable<INode['credentials']> = {};
    for (const type of Object.keys(run.credentials ?? {})) credentials[type] = { id: type, name: type };
    return node(run.node, `${this.#package.packageName}.${run.node}${suffix}`, {
      parameters: run.parameters,
      credentials,
      ...run.settings,
    });
  }

  async #execute(
    run: ToolRun,
    nodes: [start: INode, ...INode[]],
    connections: IConnections,
    toolArguments: unknown,
  ): Promise<RunOutcome> {
    const { core, workflow: n8n } = this.#modules;
    const settings: IWorkflowSettings = { executionOrder: 'v1', ...run.workflowSettings };
    const parts = {
      id: String(++this.#executions),
      name: 'Test',
      active: false,
      nodes,
      connections,
      settings,
    };
    const nodeTypes = new EngineNodeTypes(this.#modules, this.#package, run.items ?? [{}], toolArguments);
    const workflow = new n8n.Workflow({ ...parts, nodeTypes });
    const now = new Date();
    const saved = { ...parts, isArchived: false, activeVersionId: null, createdAt: now, updatedAt: now };
    const data = additionalData(this.#modules, this.#package, saved, run.credentials ?? {});

    const execution = new core.WorkflowExecute(data, 'manual').run({ workflow, startNode: nodes[0] });
    const cancel = () => execution.cancel();
    run.signal?.addEventListener('abort', cancel, { once: true });
    const ended = await execution;
    run.signal?.removeEventListener('abort', cancel);

    const { runData, error } = ended.data.resultData;
    const outputs = runData[run.node]?.[0]?.data?.main ?? [];
    return { status: ended.status, error, runData, outputs: outputs.map((items) => items ?? []), after: [] };
  }
}

function node(name: string, type: string, rest: Partial<INode> = {}): INode {
  return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest };
}

function to(name: string, type: 'main' | 'ai_tool' = 'main') {
  return { node: name, type, index: 0 };
}
