import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
  INodeTypes,
} from 'n8n-workflow';
import type { Readable } from 'node:stream';
import type { EngineModules, PackageLoader } from './modules.ts';

/** An item that enters a workflow. */
export interface GivenItem {
  json?: IDataObject;
  binary?: Record<string, GivenBinary>;
}

export interface GivenBinary {
  /** A function gives a stream: for what is too large to be held. */
  content: Uint8Array | string | (() => Readable);
  fileName?: string;
  mimeType?: string;
}

/** Node types the tests put around the node under test. */
export const ITEMS = 'test.items';
export const AFTER = 'test.after';
export const AGENT = 'test.agent';

/** The package's nodes under the names n8n gives them, each a second time as a tool, and the tests' own. */
export class EngineNodeTypes implements INodeTypes {
  readonly #engine: EngineModules;
  readonly #package: PackageLoader;
  readonly #own: Record<string, INodeType | undefined>;

  constructor(
    engine: EngineModules,
    loader: PackageLoader,
    items: readonly GivenItem[],
    toolArguments: unknown,
  ) {
    this.#engine = engine;
    this.#package = loader;
    this.#own = {
      [ITEMS]: itemsNode(items),
      [AFTER]: afterNode,
      [AGENT]: agentNode(toolArguments),
    };
  }

  getByName(name: string): INodeType {
    return this.getByNameAndVersion(name);
  }

  getByNameAndVersion(name: string, version?: number): INodeType {
    const own = this.#own[name];
    if (own !== undefined) return own;
    const localName = name.slice(this.#package.packageName.length + 1);
    const { getVersionedNodeType } = this.#engine.workflow.NodeHelpers;
    const node = this.#package.nodeTypes[localName];
    if (node !== undefined) return getVersionedNodeType(node.type, version);
    const wrapped = this.#package.nodeTypes[localName.replace(/Tool$/, '')];
    if (wrapped !== undefined) return asTool(getVersionedNodeType(wrapped.type, version));
    throw new Error(`The package ${this.#package.packageName} has no node ${name}.`);
  }

  getKnownTypes(): IDataObject {
    return {};
  }
}

/** What n8n's server makes of a node that is `usableAsTool`. */
function asTool(node: INodeType): INodeType {
  const { usableAsTool, ...description } = node.description;
  if (usableAsTool === undefined) throw new Error(`The node ${description.name} is not usable as a tool.`);
  const tool: INodeTypeDescription = {
    ...description,
    name: `${description.name}Tool`,
    displayName: `${description.displayName} Tool`,
    inputs: [],
    outputs: ['ai_tool'],
  };
  return Object.assign(Object.create(node) as INodeType, { description: tool });
}

function describe(name: string, rest: Partial<INodeTypeDescription> = {}): INodeTypeDescription {
  return {
    name,
    displayName: name,
    description: name,
    group: ['transform'],
    version: 1,
    defaults: { name },
    inputs: ['main'],
    outputs: ['main'],
    properties: [],
    ...rest,
  };
}

/** Starts a workflow with the given items, their binary data stored as n8n stores it. */
function itemsNode(items: readonly GivenItem[]): INodeType {
  return {
    description: describe(ITEMS),
    async execute(this: IExecuteFunctions) {
      const entering: INodeExecutionData[] = [];
      for (const { json = {}, binary } of items) {
        const item: INodeExecutionData = { json };
        for (const [name, { content, fileName, mimeType }] of Object.entries(binary ?? {})) {
          const data = typeof content === 'function' ? content() : Buffer.from(content);
          item.binary ??= {};
          item.binary[name] = await this.helpers.prepareBinaryData(data, fileName, mimeType);
        }
        entering.push(item);
      }
      return [entering];
    },
  };
}

/** Evaluates the expression in its parameter `value` for each item. */
const afterNode: INodeType = {
  description: describe(AFTER, {
    properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
  }),
  async execute(this: IExecuteFunctions) {
    const values = this.getInputData().map((_, index) => ({
      json: { value: this.getNodeParameter('value', index, null) as IDataObject },
      pairedItem: index,
    }));
    return Promise.resolve([values]);
  },
};

/** The tool an agent gets from n8n, as far as it is used here. */
interface AgentTool {
  name: string;
  description: string;
  schema: { shape: Record<string, unknown> };
  invoke(toolArguments: unknown): Promise<string>;
}

/** Calls the tool connected to it once, as an agent does with what its model answers. */
function agentNode(toolArguments: unknown): INodeType {
  return {
    description: describe(AGENT, { inputs: ['main', 'ai_tool'] }),
    async execute(this: IExecuteFunctions) {
      const [tool] = (await this.getInputConnectionData('ai_tool', 0)) as AgentTool[];
      if (tool === undefined) throw new Error('No tool is connected.');
      const { name, description, schema } = tool;
      let answer: string;
      try {
        answer = await tool.invoke(toolArguments);
      } catch (error) {
        answer = error instanceof Error ? error.message : String(error);
      }
      return [[{ json: { answer, name, description, arguments: Object.keys(schema.shape) } }]];
    },
  };
}
