import {
  NodeApiError,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type JsonObject,
} from 'n8n-workflow';
import { BadInputError, PixvidError, SourceError, toErrorRecord } from '../../src/core/index.ts';

/** The error n8n shows: what happened to which file of which item, and what to do. */
export function nodeError(
  context: IExecuteFunctions,
  thrown: unknown,
  itemIndex: number,
  file?: string,
): NodeApiError | NodeOperationError {
  if (!(thrown instanceof PixvidError)) {
    const error = thrown instanceof Error ? thrown : String(thrown);
    return new NodeOperationError(context.getNode(), error, { itemIndex });
  }
  const message = `${file === undefined ? '' : `"${file}": `}${thrown.message} [item ${itemIndex}]`;
  const shown = { message, description: thrown.hint, itemIndex };
  if (thrown instanceof BadInputError || thrown instanceof SourceError) {
    return new NodeOperationError(context.getNode(), message, shown);
  }
  // Of the answer only what the core has made safe: a raw one could hold a delete URL.
  const answer: JsonObject = { kind: thrown.kind, code: thrown.code ?? null };
  return new NodeApiError(context.getNode(), answer, {
    ...shown,
    ...(thrown.status !== undefined && { httpCode: String(thrown.status) }),
  });
}

/** What takes the place of an item's result when the workflow goes on after errors. */
export function failedItem(
  context: IExecuteFunctions,
  thrown: unknown,
  itemIndex: number,
  file?: string,
): INodeExecutionData {
  const error = nodeError(context, thrown, itemIndex, file);
  const detail = thrown instanceof PixvidError ? toErrorRecord(thrown) : {};
  return {
    json: {
      ...(file !== undefined && { file }),
      error: error.message,
      description: error.description ?? '',
      ...without(detail, 'message'),
    },
    error,
    pairedItem: { item: itemIndex },
  };
}

function without(detail: object, name: string): object {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => key !== name));
}
