/** The door to the installed engine: its modules come without types here, so this file says what of them is used. */
import type {
  ICredentialType,
  INode,
  INodeType,
  IRun,
  IVersionedNodeType,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  Workflow,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import type * as n8nWorkflow from 'n8n-workflow';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { installEngine } from '../install.ts';

/** n8n-core, as far as it is used. */
interface N8nCore {
  WorkflowExecute: new (
    additionalData: IWorkflowExecuteAdditionalData,
    mode: WorkflowExecuteMode,
  ) => {
    run(options: { workflow: Workflow; startNode: INode }): Promise<IRun> & { cancel(): void };
  };
  ExecutionLifecycleHooks: new (
    mode: WorkflowExecuteMode,
    executionId: string,
    workflow: IWorkflowBase,
  ) => object;
  PackageDirectoryLoader: new (folder: string) => PackageLoader;
  BinaryDataConfig: Token<BinaryDataConfig>;
  BinaryDataService: Token<BinaryDataService> & (new (...dependencies: unknown[]) => BinaryDataService);
  ErrorReporter: Token<object>;
  InstanceSettings: Token<object>;
}

/** n8n's own loader of community packages. */
export interface PackageLoader {
  packageName: string;
  nodeTypes: Record<string, { type: INodeType | IVersionedNodeType } | undefined>;
  credentialTypes: Record<string, { type: ICredentialType } | undefined>;
  loadAll(): Promise<void>;
}

export interface BinaryDataConfig {
  mode: 'default' | 'filesystem' | 'database';
  localStoragePath: string;
}

export interface BinaryDataService {
  init(): Promise<void>;
  setManager(mode: string, manager: BinaryDataManager): void;
}

/** Where binary data is kept, as far as nodes reach it. */
export interface BinaryDataManager {
  store(
    location: unknown,
    content: Buffer | Readable,
    metadata: BinaryMetadata,
  ): Promise<{ fileId: string; fileSize: number }>;
  getAsBuffer(fileId: string): Promise<Buffer>;
  getAsStream(fileId: string, chunkSize?: number): Promise<Readable>;
  getMetadata(fileId: string): Promise<BinaryMetadata & { fileSize: number }>;
}

export interface BinaryMetadata {
  fileName?: string;
  mimeType?: string;
}

/** A class whose one instance n8n's dependency container holds. */
interface Token<Instance> {
  readonly prototype: Instance;
}

interface Container {
  get<Instance>(token: Token<Instance>): Instance;
  set<Instance>(token: Token<Instance>, instance: Instance): void;
}

export interface EngineModules {
  /** Folder of the engine: a package unpacked below it shares the engine's n8n-workflow. */
  folder: string;
  core: N8nCore;
  workflow: typeof n8nWorkflow;
  container: Container;
  logger: Token<object>;
}

let loading: Promise<EngineModules> | undefined;

/** Installs the engine when that was not done before, and loads it once for this process. */
export async function loadEngine(): Promise<EngineModules> {
  return (loading ??= load());
}

async function load(): Promise<EngineModules> {
  const folder = await installEngine();
  const userFolder = await mkdtemp(join(tmpdir(), 'n8n-engine-'));
  Object.assign(process.env, { N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'silent' });
  const require = createRequire(join(folder, 'package.json'));
  const workflow = require('n8n-workflow') as EngineModules['workflow'];
  const { Container } = require('@n8n/di') as { Container: Container };
  const { Logger } = require('@n8n/backend-common') as { Logger: Token<object> };
  // n8n's own defaults: expressions run in an isolate, whose values cross its border as copies.
  await workflow.Expression.initExpressionEngine({
    engine: 'vm',
    bridgeTimeout: 5_000,
    bridgeMemoryLimit: 128,
    poolSize: 1,
    maxCodeCacheSize: 1024,
  });
  const core = require('n8n-core') as N8nCore;
  // The engine writes its settings there once, and keeps them in memory from then on.
  Container.get(core.InstanceSettings);
  await rm(userFolder, { recursive: true });
  return { folder, core, workflow, container: Container, logger: Logger };
}
