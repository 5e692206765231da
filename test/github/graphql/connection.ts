import type { JsonObject } from '../json.ts';
import { optionalNumber, optionalText } from './field.ts';
import { GraphQLRefusal } from './refusal.ts';

const LIMIT = 100;

/** A connection over items in order. Throws where no bound, or more than a hundred, is asked for. */
export function connection<T>(
  name: string,
  items: readonly T[],
  keyOf: (item: T) => number,
  represent: (item: T) => JsonObject,
  args: JsonObject,
): JsonObject {
  const first = optionalNumber(args, 'first');
  const last = optionalNumber(args, 'last');
  requireBound(name, first, last);
  const after = positionOf(optionalText(args, 'after')) ?? -Infinity;
  const before = positionOf(optionalText(args, 'before')) ?? Infinity;
  const within = items.filter((item) => keyOf(item) > after && keyOf(item) < before);
  const page = first === undefined ? within.slice(-(last ?? 0)) : within.slice(0, first);
  const cursorOf = (item: T): string => Buffer.from(`cursor:v2:${keyOf(item)}`).toString('base64');
  const cut = page.length < within.length;
  return {
    totalCount: items.length,
    nodes: page.map(represent),
    edges: page.map((item) => ({ cursor: cursorOf(item), node: represent(item) })),
    pageInfo: {
      startCursor: page.slice(0, 1).map(cursorOf)[0] ?? null,
      endCursor: page.slice(-1).map(cursorOf)[0] ?? null,
      hasNextPage: first === undefined ? before < Infinity : cut,
      hasPreviousPage: first === undefined ? cut : after > -Infinity,
    },
  };
}

function positionOf(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : Number(Buffer.from(cursor, 'base64').toString().split(':')[2]);
}

function requireBound(name: string, first: number | undefined, last: number | undefined): void {
  const asked = first ?? last;
  if (asked === undefined)
    throw new GraphQLRefusal(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  const bound = first === undefined ? 'last' : 'first';
  if (asked > LIMIT)
    throw new GraphQLRefusal(
      'EXCESSIVE_PAGINATION',
      `Requesting ${asked} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${LIMIT} records.`,
    );
}
