import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { isObject, parseExecution, type Execution } from './execution.ts';

/** The owner of the test instance: for the editor's login page. */
export const OWNER = { email: 'owner@n8n.test', password: 'Owner-of-n8n-1' };

/** Statuses of an execution that can still change. */
const UNFINISHED = new Set(['new', 'running', 'waiting']);

export interface CredentialTest {
  status: 'OK' | 'Error';
  message: string;
}

/** A running n8n, seen through the REST interface its editor uses. */
export class N8nServer implements AsyncDisposable {
  /** Address of the editor. */
  readonly url: string;
  readonly #child: Child;
  readonly #parse: (flattened: string) => unknown;
  #cookie = '';

  /** @param parse - undoes the flattening in which n8n stores execution data */
  constructor(url: string, child: Child, parse: (flattened: string) => unknown) {
    this.url = url;
    this.#child = child;
    this.#parse = parse;
  }

  get pid(): number {
    return this.#child.pid;
  }

  get log(): string {
    return this.#child.output;
  }

  /** Waits for the server, sets up its owner where there is none yet, and logs in. */
  async ready(): Promise<this> {
    await this.#child.ready(async () =>
      fetch(`${this.url}/healthz/readiness`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const { email, password } = OWNER;
    const settings = await this.#request('GET', '/rest/settings');
    if (
      isObject(settings) &&
      isObject(settings.userManagement) &&
      settings.userManagement.showSetupOnFirstLoad
    ) {
      await this.#request('POST', '/rest/owner/setup', {
        email,
        password,
        firstName: 'Test',
        lastName: 'Owner',
      });
    }
    await this.#request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
    return this;
  }

  /** Tests a credential as the editor's button does, saved or not. */
  async testCredential(type: string, data: ICredentialDataDecryptedObject): Promise<CredentialTest> {
    const credentials = { id: '', name: 'Test', type, data };
    const answer = await this.#request('POST', '/rest/credentials/test', { credentials });
    if (isObject(answer) && (answer.status === 'OK' || answer.status === 'Error')) {
      return { status: answer.status, message: String(answer.message) };
    }
    throw new Error(`Not the outcome of a credential test: ${JSON.stringify(answer)}`);
  }

  /** Starts a workflow at its first node, as the editor's button does. @returns the execution's id */
  async start(workflowId: string): Promise<string> {
    const workflowData = await this.#request('GET', `/rest/workflows/${workflowId}`);
    const nodes: unknown[] =
      isObject(workflowData) && Array.isArray(workflowData.nodes) ? workflowData.nodes : [];
    const first = nodes[0];
    const started = await this.#request('POST', `/rest/workflows/${workflowId}/run`, {
      workflowData,
      triggerToStartFrom: { name: isObject(first) ? first.name : undefined },
    });
    if (isObject(started) && typeof started.executionId === 'string') return started.executionId;
    throw new Error(`The workflow ${workflowId} did not start: ${JSON.stringify(started)}`);
  }

  /** Waits for the end of an execution. */
  async finished(executionId: string): Promise<Execution> {
    for (;;) {
      const stored = await this.#request('GET', `/rest/executions/${executionId}`);
      if (isObject(stored) && !UNFINISHED.has(String(stored.status)) && typeof stored.data === 'string') {
        return parseExecution({ ...stored, data: this.#parse(stored.data) });
      }
      await sleep(100);
    }
  }

  async run(workflowId: string): Promise<Execution> {
    return this.finished(await this.start(workflowId));
  }

  /** Stops an execution, as the editor's stop button does. */
  async stop(executionId: string): Promise<void> {
    await this.#request('POST', `/rest/executions/${executionId}/stop`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }

  async #request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: this.#cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text}`);
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.slice(0, cookie.indexOf(';'));
    const answer: unknown = JSON.parse(text);
    return isObject(answer) ? answer.data : undefined;
  }
}
