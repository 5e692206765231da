/** Real n8n: its command line, server and worker, with a packed package installed as a user would have it. */
import type { ICredentialDataDecryptedObject, IWorkflowBase } from 'n8n-workflow';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installN8n } from './install.ts';
import { packageName, unpack } from './package.ts';
import { Child, freePort } from './real/child.ts';
import { printedExecution, type Execution } from './real/execution.ts';
import { startRedis } from './real/redis.ts';
import { N8nServer } from './real/server.ts';

export { measureMemory, type MemoryUse } from './real/memory.ts';
export { OWNER, type CredentialTest, type N8nServer } from './real/server.ts';
export type { Execution };

export type SavedWorkflow = Pick<IWorkflowBase, 'id' | 'name' | 'nodes' | 'connections' | 'settings'>;

export interface SavedCredential {
  id: string;
  name: string;
  type: string;
  data: ICredentialDataDecryptedObject;
}

/** Where n8n keeps binary data; `default` is n8n's word for memory. */
export type BinaryMode = 'default' | 'filesystem' | 'database';

export class RealN8n implements AsyncDisposable {
  /** The folder workflows may read files from. */
  readonly files: string;
  readonly #n8n: string;
  readonly #userFolder: string;
  readonly #running: AsyncDisposable[] = [];
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(n8n: string, userFolder: string, binaryMode: BinaryMode) {
    this.files = join(userFolder, 'files');
    this.#n8n = n8n;
    this.#userFolder = userFolder;
    this.#environment = {
      PATH: process.env.PATH,
      N8N_USER_FOLDER: userFolder,
      N8N_ENCRYPTION_KEY: 'for-tests-only',
      N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
      N8N_RESTRICT_FILE_ACCESS_TO: this.files,
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      // Below info, `n8n execute --rawOutput` prints nothing.
      N8N_LOG_LEVEL: 'info',
      // The browser talks to it without TLS.
      N8N_SECURE_COOKIE: 'false',
      // Nothing of it goes to n8n's own servers.
      N8N_DIAGNOSTICS_ENABLED: 'false',
      N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
      N8N_TEMPLATES_ENABLED: 'false',
      N8N_PERSONALIZATION_ENABLED: 'false',
      N8N_PYTHON_ENABLED: 'false',
    };
  }

  /** A fresh n8n with the package in it. Installs n8n itself when that was not done before. */
  static async prepare(tarball: string, binaryMode: BinaryMode = 'filesystem'): Promise<RealN8n> {
    const n8n = await installN8n();
    const userFolder = await mkdtemp(join(tmpdir(), 'n8n-'));
    const packages = join(userFolder, '.n8n/nodes/node_modules');
    const unpacked = join(packages, 'unpacked');
    await unpack(tarball, unpacked);
    await rename(unpacked, join(packages, await packageName(unpacked)));
    await mkdir(join(userFolder, 'files'));
    return new RealN8n(n8n, userFolder, binaryMode);
  }

  async importCredentials(credentials: SavedCredential[]): Promise<void> {
    await this.#import('credentials', credentials);
  }

  async importWorkflows(workflows: SavedWorkflow[]): Promise<void> {
    await this.#import('workflow', workflows);
  }

  /** Switches a workflow's triggers on, for the next start of the server. */
  async publish(workflowId: string): Promise<void> {
    const n8n = await this.#n8nProcess(['publish:workflow', `--id=${workflowId}`]);
    if ((await n8n.ended) !== 0) throw new Error(`n8n did not publish ${workflowId}:\n${n8n.output}`);
  }

  /** Executes a workflow from n8n's command line. A workflow that fails is an outcome, not an exception. */
  async execute(workflowId: string): Promise<Execution> {
    const n8n = await this.#n8nProcess(['execute', `--id=${workflowId}`, '--rawOutput']);
    await n8n.ended;
    return printedExecution(n8n.output);
  }

  /** Starts the server: the editor, and the executions started from it. On a free port unless told otherwise. */
  async start(options: { port?: number; environment?: NodeJS.ProcessEnv } = {}): Promise<N8nServer> {
    const { port = await freePort(), environment } = options;
    const n8n = await this.#n8nProcess(['start'], { ...environment, N8N_PORT: String(port) });
    this.#running.push(n8n);
    const { parse } = createRequire(join(this.#n8n, 'package.json'))('flatted') as Flatted;
    return new N8nServer(`http://127.0.0.1:${port}`, n8n, parse).ready();
  }

  /** Starts the server in queue mode, with a Redis and one worker that runs the executions. */
  async startQueue(): Promise<{ server: N8nServer; worker: Child }> {
    const redis = await startRedis();
    this.#running.push(redis);
    const environment = {
      EXECUTIONS_MODE: 'queue',
      OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redis.port),
    };
    const server = await this.start({ environment });
    const worker = await this.#n8nProcess(['worker', '--concurrency=1'], environment);
    this.#running.push(worker);
    await worker.ready(() => worker.output.includes('n8n worker is now ready'));
    return { server, worker };
  }

  /** Deletes the binary data of past executions, which has a copy of every file that went through a workflow. */
  async removeBinaryData(): Promise<void> {
    await rm(join(this.#userFolder, '.n8n/storage'), { recursive: true, force: true });
  }

  /** Ends everything it started and deletes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const running of this.#running.reverse()) await running[Symbol.asyncDispose]();
    await rm(this.#userFolder, { recursive: true, force: true });
  }

  async #import(what: 'credentials' | 'workflow', entities: unknown): Promise<void> {
    const file = join(this.#userFolder, `${what}.json`);
    await writeFile(file, JSON.stringify(entities));
    const n8n = await this.#n8nProcess([`import:${what}`, `--input=${file}`]);
    const code = await n8n.ended;
    await rm(file);
    if (code !== 0) throw new Error(`n8n did not import the ${what} file:\n${n8n.output}`);
  }

  async #n8nProcess(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Child> {
    const program = join(this.#n8n, 'node_modules/n8n/bin/n8n');
    return new Child(`n8n ${args.join(' ')}`, process.execPath, [program, ...args], {
      ...this.#environment,
      ...environment,
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
    });
  }
}

/** The library n8n flattens stored execution data with. */
interface Flatted {
  parse: (flattened: string) => unknown;
}
