import { issueDeleted, notFound, type Answer } from '../answer.ts';
import { visibleRepository, type Session } from '../conversation.ts';
import type { Call } from '../openapi/conformance.ts';
import { linkHeader, pageOf, pageRequest } from '../paging.ts';
import type { StoredPullRequest, StoredRepository } from '../store/store.ts';
import type { Urls } from '../urls.ts';

/** One REST request that agrees with the description, with what its handler needs to answer it. */
export type Exchange = Session & Call & { urls: Urls };

export type Handler = (exchange: Exchange) => Answer;

export function textParameter({ parameters }: Exchange, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new Error(`The operation has no text ${name}.`);
  return value;
}

export function optionalText({ parameters }: Exchange, name: string): string | undefined {
  return typeof parameters[name] === 'string' ? parameters[name] : undefined;
}

export function numberParameter({ parameters }: Exchange, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new Error(`The operation has no number ${name}.`);
  return value;
}

/** The repository of the path. Throws 404 and 403. */
export function repositoryOf(exchange: Exchange): StoredRepository {
  const fullName = `${textParameter(exchange, 'owner')}/${textParameter(exchange, 'repo')}`;
  return visibleRepository(exchange, fullName);
}

/** The pull request a parameter numbers. Throws 404 where there is none, 410 or 404 for a deleted one. */
export function pullRequestOf(exchange: Exchange, parameter: string): StoredPullRequest {
  const pr = exchange.store.pullRequest(repositoryOf(exchange), numberParameter(exchange, parameter));
  if (pr === undefined || pr.deleted === 404) throw notFound();
  if (pr.deleted === 410) throw issueDeleted();
  return pr;
}

/** The page of these items that was asked for, with its Link header. */
export function listAnswer<T>(
  exchange: Exchange,
  repository: StoredRepository,
  items: readonly T[],
  represent: (item: T) => unknown,
): Answer {
  const asked = pageRequest(numberParameter(exchange, 'page'), numberParameter(exchange, 'per_page'));
  const underRepository = exchange.url.pathname.split('/').slice(4).join('/');
  const url = new URL(`${exchange.urls.api}/repositories/${repository.id}/${underRepository}`);
  url.search = exchange.url.search;
  return {
    status: 200,
    headers: linkHeader(url, items.length, asked),
    body: pageOf(items, asked).map(represent),
  };
}
