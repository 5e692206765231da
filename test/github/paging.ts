/** What is asked of a list: `per_page` is capped at 100 as GitHub does. */
export interface PageRequest {
  page: number;
  perPage: number;
}

export function pageRequest(page: number, perPage: number): PageRequest {
  return { page: Math.max(1, page), perPage: Math.min(100, Math.max(1, perPage)) };
}

export function pageOf<T>(items: readonly T[], { page, perPage }: PageRequest): T[] {
  return items.slice((page - 1) * perPage, page * perPage);
}

/**
 * The Link header for a list of `count` items, or nothing when all are on one page. Its addresses name the
 * repository by number (`/repositories/700000001/…`), as GitHub's do.
 */
export function linkHeader(url: URL, count: number, { page, perPage }: PageRequest): Record<string, string> {
  const last = Math.max(1, Math.ceil(count / perPage));
  const to = (target: number, relation: string): string => {
    const address = new URL(url);
    address.searchParams.set('page', String(target));
    return `<${address.href}>; rel="${relation}"`;
  };
  const backward = page > 1 ? [to(Math.min(page - 1, last), 'prev')] : [];
  const forward = page < last ? [to(page + 1, 'next'), to(last, 'last')] : [];
  const beginning = page > 1 ? [to(1, 'first')] : [];
  const links = [...backward, ...forward, ...beginning];
  return links.length === 0 ? {} : { link: links.join(', ') };
}
