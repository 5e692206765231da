import type { GitHubStandIn } from '../../github/index.ts';
import { isRecord } from '../../github/json.ts';

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Ask {
  /** The token of GITHUB_TOKEN with write permission by default; null for none. */
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One REST request with plain fetch; `path` is under the API's address or a whole address. */
export async function ask(
  github: GitHubStandIn,
  method: string,
  path: string,
  { token = github.tokens.write, body, headers = {} }: Ask = {},
): Promise<Reply> {
  const reply = await fetch(path.startsWith('/') ? github.apiUrl + path : path, {
    method,
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const json = reply.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: reply.status, headers: reply.headers, body: json ? JSON.parse(text) : text };
}

/** One GraphQL request. */
export function askGraphQL(
  github: GitHubStandIn,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string | null,
): Promise<Reply> {
  const body = { query, variables };
  return ask(github, 'POST', github.graphqlUrl, token === undefined ? { body } : { body, token });
}

/** The message of a refusal. */
export function messageOf({ body }: Reply): string {
  return isRecord(body) && typeof body.message === 'string' ? body.message : '';
}

/** The addresses of a Link header by their relation. */
export function linksOf({ headers }: Reply): Record<string, string> {
  const links = (headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g);
  return Object.fromEntries(Array.from(links, ([, url = '', relation = '']) => [relation, url]));
}

export const COMMENTS = '/repos/octo-org/shots/issues/7/comments';
