import type { Refusal } from '../answer.ts';
import { isRecord } from '../json.ts';

export type RefusalType =
  'NOT_FOUND' | 'FORBIDDEN' | 'UNPROCESSABLE' | 'MISSING_PAGINATION_BOUNDARIES' | 'EXCESSIVE_PAGINATION';

/** A field GitHub refuses: null in the data and an entry in `errors`, all with status 200. */
export class GraphQLRefusal extends Error {
  readonly type: RefusalType;

  constructor(type: RefusalType, message: string) {
    super(message);
    this.name = 'GraphQLRefusal';
    this.type = type;
  }
}

/** What REST refuses by status, GraphQL refuses by type. */
export function refusalOf({ answer, message }: Refusal): GraphQLRefusal {
  if (answer.status === 403) return new GraphQLRefusal('FORBIDDEN', message);
  return answer.status === 422
    ? new GraphQLRefusal('UNPROCESSABLE', firstDetail(answer.body) ?? message)
    : new GraphQLRefusal('NOT_FOUND', message);
}

function firstDetail(body: unknown): string | undefined {
  const errors: unknown[] = isRecord(body) && Array.isArray(body.errors) ? body.errors : [];
  const [first] = errors;
  return isRecord(first) && typeof first.message === 'string' ? first.message : undefined;
}
