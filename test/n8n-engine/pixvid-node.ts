/** The packed Pixvid node in n8n's engine, with an embedded site to upload to. */
import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { Engine, type GivenItem, type NodeRun, type RunOutcome, type ToolOutcome } from '../n8n/engine.ts';
import { startSite, type ReceivedRequest, type Site, type SiteSettings } from '../server/index.ts';

export interface Run extends Omit<NodeRun, 'node' | 'parameters'> {
  additionalFields?: INodeParameters;
  options?: INodeParameters;
}

/** What a test sees of the node. Filled in before each test. */
export interface PixvidNode {
  engine: Engine;
  site: Site;
  /** The credential's values; a test may change them for itself. */
  credential: { baseUrl: string; apiKey: string };
  /** Runs the node with the fields of the operation Upload, binary data unless told otherwise. */
  upload(parameters: INodeParameters, run?: Run): Promise<RunOutcome>;
  delete(deleteUrl: string, run?: Run): Promise<RunOutcome>;
  asTool(parameters: INodeParameters, toolArguments?: Record<string, unknown>): Promise<ToolOutcome>;
}

/** Starts engine and site for the tests of a file, and leaves the site empty before each. */
export function pixvidNode(settings: Partial<SiteSettings> = {}): PixvidNode {
  const roomy: Partial<SiteSettings> = {
    duplicates: 'allow',
    flood: { minute: 0, hour: 0, day: 0, week: 0, month: 0 },
    ...settings,
  };
  let engine: Engine | undefined;
  let site: Site | undefined;
  let atStart: SiteSettings | undefined;
  let credential = { baseUrl: '', apiKey: '' };
  beforeAll(async () => {
    site = await startSite({ settings: roomy });
    atStart = structuredClone(site.settings);
    engine = await Engine.load(inject('tarball'));
  });
  beforeEach(async () => {
    const running = started(site);
    const { baseUrl, keys } = running;
    await running.reset();
    Object.assign(running.settings, structuredClone(atStart));
    credential = { baseUrl, apiKey: keys.user };
    await started(engine).use('filesystem');
  });
  afterAll(async () => {
    await engine?.[Symbol.asyncDispose]();
    await site?.close();
  });
  const runNode = async (parameters: INodeParameters, { additionalFields, options, ...run }: Run = {}) =>
    started(engine).run({
      node: 'pixvid',
      parameters: {
        resource: 'file',
        ...parameters,
        ...(additionalFields && { additionalFields }),
        ...(options && { options }),
      },
      credentials: { pixvidApi: credential },
      ...run,
    });
  return {
    get engine() {
      return started(engine);
    },
    get site() {
      return started(site);
    },
    get credential() {
      return credential;
    },
    upload: (parameters, run) => runNode({ operation: 'upload', ...parameters }, run),
    delete: (deleteUrl, run) => runNode({ operation: 'delete', deleteUrl }, run),
    asTool: (parameters, toolArguments = {}) =>
      started(engine).runAsTool({
        node: 'pixvid',
        parameters: { resource: 'file', ...parameters },
        arguments: toolArguments,
        credentials: { pixvidApi: credential },
      }),
  };
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('Used before the tests of the file began');
  return thing;
}

/** An item with one file in the field `data`. */
export function fileItem(content: Uint8Array, fileName = 'picture.png', json = {}): GivenItem {
  return { json, binary: { data: { content, fileName, mimeType: 'image/png' } } };
}

/** The uploads the site saw. */
export function uploads({ requests }: Site): ReceivedRequest[] {
  return requests.filter(({ method }) => method === 'POST');
}

/** The node's items on its first output, or another one. */
export function items({ outputs }: RunOutcome, output = 0): INodeExecutionData[] {
  return outputs[output] ?? [];
}

export function json(outcome: RunOutcome, output = 0): INodeExecutionData['json'][] {
  return items(outcome, output).map((item) => item.json);
}

/** A value of an item that must be text. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error(`Not text: ${JSON.stringify(value)}`);
}

export const continueOnFail: Partial<INode> = { onError: 'continueRegularOutput' };
export const errorOutput: Partial<INode> = { onError: 'continueErrorOutput' };
