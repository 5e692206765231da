import { readQuery, type GraphQLQuery } from './graphql/query.ts';
import type { Call, Conformance } from './openapi/conformance.ts';
import type { LoggedRequest } from './request-log.ts';
import type { Store } from './store/store.ts';
import type { Urls } from './urls.ts';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  url: URL;
  headers: Record<string, string>;
  text: string;
}

/** What a request asks for, once it is known to agree with the descriptions. */
export type Asked = { kind: 'rest'; call: Call } | { kind: 'graphql'; query: GraphQLQuery };

/** The log's entry for a request that has just arrived. */
export function logEntry(
  urls: Urls,
  { method, url, headers, text }: Received,
  token: string | undefined,
): LoggedRequest {
  const others = { ...headers };
  delete others.authorization;
  return {
    at: performance.now(),
    method,
    path: pathUnder(urls, url) ?? url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: others,
    body: parseBody(text),
    write: method !== 'GET',
    ...(token === undefined ? {} : { token }),
  };
}

/** What is asked, noted in the log's entry too; or what is wrong with the request. */
export function readRequest(
  { urls, store, conformance }: { urls: Urls; store: Store; conformance: Conformance },
  { method, url }: Received,
  logged: LoggedRequest,
): Asked | string[] {
  const path = pathUnder(urls, url);
  if (path === undefined) return [`${url.href} is not under the addresses of this API.`];
  if (path === '/graphql') return readGraphQL(method, logged);
  const named = new URL(namedRepository(store, path) + url.search, urls.api);
  const checked = conformance.checkRequest(method, named, logged.body);
  if ('problems' in checked) return checked.problems;
  logged.operation = checked.call.operation;
  return { kind: 'rest', call: checked.call };
}

/** The path under the API's address, `/graphql` for GraphQL; undefined for any other address. */
function pathUnder(urls: Urls, url: URL): string | undefined {
  if (url.origin + url.pathname === urls.graphql) return '/graphql';
  const api = new URL(urls.api);
  const base = api.pathname.replace(/\/$/, '');
  return url.host === api.host && url.pathname.startsWith(`${base}/`)
    ? url.pathname.slice(base.length)
    : undefined;
}

/** The body's JSON, or its text where it is none. */
function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return text;
  }
}

/** `/repositories/700000001/…`, as Link headers have it, as `/repos/owner/name/…`. */
function namedRepository(store: Store, path: string): string {
  const [, id, rest] = /^\/repositories\/(\d+)(\/.*|$)/.exec(path) ?? [];
  const repository = store.repositoryById(Number(id));
  return repository === undefined ? path : `/repos/${repository.fullName}${rest ?? ''}`;
}

function readGraphQL(method: string, logged: LoggedRequest): Asked | string[] {
  logged.operation = 'graphql';
  if (method !== 'POST') return [`GraphQL is asked by POST, not ${method}.`];
  const query = readQuery(logged.body);
  if ('problems' in query) return query.problems;
  logged.write = query.mutation;
  return { kind: 'graphql', query };
}
