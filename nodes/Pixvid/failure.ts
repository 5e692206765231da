import {
  NodeApiError,
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
  type JsonObject,
} from 'n8n-workflow';
import { BadInputError, PixvidError, SourceError } from '../../src/core/index.ts';
import { record } from './parameters.ts';

/** The error n8n shows: what happened to which file of which item, and what to do. */
export function nodeError(
  context: IExecuteFunctions,
  thrown: unknown,
  itemIndex: number,
  file?: string,
): NodeApiError | NodeOperationError {
  const node = withoutValues(context.getNode());
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  const about = file === undefined ? '' : `"${file}": `;
  const message = `${about}${what.replace(/\.$/, '')} [item ${itemIndex}]`;
  const description = adviceOf(thrown);
  const shown = { message, itemIndex, ...(description !== undefined && { description }) };
  const isOfSite =
    thrown instanceof PixvidError && !(thrown instanceof BadInputError || thrown instanceof SourceError);
  const error = isOfSite
    ? // Of the answer only what the core has made safe: a raw one could hold a delete URL.
      new NodeApiError(node, safeAnswer(thrown), { ...shown, ...httpCode(thrown) })
    : new NodeOperationError(node, message, shown);
  // n8n puts a general sentence in place of a message with a system's error code in it, as in "ECONNRESET" or a
  // file called "enoent.png": ours says more.
  error.message = message;
  error.messages = [];
  return error;
}

/**
 * What takes the place of an item's result when the workflow goes on after errors.
 *
 * n8n takes an item for a failed one when it has an `error` and besides at most `message` and `details`, and then
 * adds the fields that came in. (Of an item with an error object it would keep nothing but the message.)
 */
export function failedItem(
  context: IExecuteFunctions,
  thrown: unknown,
  itemIndex: number,
  file?: string,
): INodeExecutionData {
  const { message, description } = nodeError(context, thrown, itemIndex, file);
  const details: IDataObject = {
    ...(file !== undefined && { file }),
    ...(thrown instanceof PixvidError && {
      kind: thrown.kind,
      status: thrown.status ?? null,
      code: thrown.code ?? null,
      mayBeStored: thrown.mayBeStored,
    }),
    description: description ?? null,
  };
  const json = { ...ownData(context, itemIndex), error: message, details };
  return { json, pairedItem: { item: itemIndex } };
}

/** What a result in a field of its own would stand beside. To an error output n8n itself adds it. */
function ownData(context: IExecuteFunctions, itemIndex: number): IDataObject {
  const { outputField } = record(context.getNodeParameter('options', itemIndex, {}));
  const isKept = Boolean(outputField) && context.getNode().onError !== 'continueErrorOutput';
  return isKept ? { ...context.getInputData()[itemIndex]?.json } : {};
}

/** n8n stores the node with its error: a delete URL or a picture in base64 among its values would be kept as well. */
function withoutValues(node: INode): INode {
  const { resource, operation } = node.parameters;
  return {
    ...node,
    parameters: {
      ...(resource !== undefined && { resource }),
      ...(operation !== undefined && { operation }),
    },
  };
}

function adviceOf(thrown: unknown): string | undefined {
  if (thrown instanceof PixvidError) return thrown.hint;
  // n8n's own errors, as for an expression that fails.
  if (thrown instanceof Error && 'description' in thrown && typeof thrown.description === 'string') {
    return thrown.description;
  }
  return undefined;
}

function safeAnswer({ kind, code }: PixvidError): JsonObject {
  return { kind, code: code ?? null };
}

function httpCode({ status }: PixvidError): { httpCode?: string } {
  return status === undefined ? {} : { httpCode: String(status) };
}
