import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server process that the tests start, with all it printed. */
export class Child implements AsyncDisposable {
  readonly name: string;
  readonly #process: ChildProcess;
  /** Its exit code, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  #output = '';

  constructor(name: string, command: string, args: string[], environment: NodeJS.ProcessEnv = process.env) {
    this.name = name;
    const started = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.ended = new Promise((resolve, reject) => started.once('close', resolve).once('error', reject));
    this.#process = started;
  }

  get pid(): number {
    const { pid } = this.#process;
    if (pid === undefined) throw new Error(`${this.name} did not start: ${this.#output}`);
    return pid;
  }

  /** What it printed so far, both streams together. */
  get output(): string {
    return this.#output;
  }

  /** Waits until `isReady` answers true, at most for `seconds`. */
  async ready(isReady: () => Promise<boolean> | boolean, seconds = 120): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    while (!(await isReady())) {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
        throw new Error(`${this.name} ended before it was ready:\n${this.#output}`);
      }
      if (performance.now() > deadline) {
        throw new Error(`${this.name} was not ready within ${seconds} s:\n${this.#output}`);
      }
      await sleep(100);
    }
  }

  /** Ends it as Ctrl+C would, and for good when it is not gone after half a minute. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGINT');
    const killer = setTimeout(() => this.#process.kill('SIGKILL'), 30_000);
    await this.ended;
    clearTimeout(killer);
  }
}

/** A port of 127.0.0.1 that nobody listens on, for programs that cannot take a free one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The system gave no free port.');
}
