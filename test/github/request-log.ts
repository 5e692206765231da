import type { OperationId } from './openapi/operations.ts';

export interface LoggedRequest {
  /** When it arrived and when it was answered, in milliseconds of `performance.now()`. */
  at: number;
  answeredAt?: number;
  method: string;
  /** Under GITHUB_API_URL; `/graphql` for GraphQL. */
  path: string;
  query: Record<string, string>;
  /** All but authorization. */
  headers: Record<string, string>;
  body: unknown;
  operation?: OperationId | 'graphql';
  /** Whether it asks for a change: any REST method but GET, any GraphQL mutation. */
  write: boolean;
  /** Name of the token it came with, such as `write` or `readOnly`. */
  token?: string;
  /** Missing while it is served, and where the connection was reset. */
  status?: number;
}

/** Where a request, or the stand-in's own answer to it, disagreed with GitHub's description. */
export interface Violation {
  side: 'request' | 'answer';
  /** Such as `POST /repos/octo-org/shots/issues/7/comments`. */
  request: string;
  problems: string[];
}
