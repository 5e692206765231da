/** Workflows as n8n saves them, written briefly. */
import type { IConnections, INode } from 'n8n-workflow';
import type { SavedWorkflow } from './real-n8n.ts';

/** A workflow whose nodes run one after the other. */
export function chain(id: string, ...nodes: INode[]): SavedWorkflow {
  const connections: IConnections = {};
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    if (next !== undefined)
      connections[node.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
    node.position = [index * 220, 0];
  }
  return { id, name: id, nodes, connections, settings: { executionOrder: 'v1' } };
}

export function node(
  name: string,
  type: string,
  parameters: INode['parameters'] = {},
  rest: Partial<INode> = {},
): INode {
  return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...rest };
}

/** The trigger of "Execute workflow", and of `n8n execute`. */
export function manualTrigger(): INode {
  return node('Start', 'n8n-nodes-base.manualTrigger');
}

/** Reads files into the binary property `data`, one item a file. Only below the folder `RealN8n.files`. */
export function readFiles(pattern: string): INode {
  return node('Read', 'n8n-nodes-base.readWriteFile', { fileSelector: pattern, options: {} });
}
