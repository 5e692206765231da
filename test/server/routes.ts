import { apiEndpoint } from './api/endpoint.ts';
import type { Exchange } from './exchange.ts';
import { storedFile } from './pages/files.ts';
import { maintenancePage, notFoundPage, page } from './pages/html.ts';
import { viewerPage } from './pages/viewer.ts';
import { type Answer, redirectAnswer } from './wire/answer.ts';

/** Finds who answers a request. Files are Apache's; everything else goes through PHP. */
export async function route(exchange: Exchange): Promise<Answer> {
  const { site, path } = exchange;
  if (path.startsWith('/images/')) return storedFile(site, path.slice('/images/'.length));
  if (site.settings.maintenance) return maintenancePage(site);
  const canonical = canonicalUrl(exchange);
  if (canonical !== undefined) return redirectAnswer(301, canonical, site.host);
  const [root = '', ...segments] = path.split('/').filter((segment) => segment !== '');
  switch (root) {
    case '':
      return page(site, 200, 'Upload and share images', '<h1>Upload and share your images</h1>');
    case 'api':
      return apiEndpoint(exchange, segments);
    case 'image':
    case 'video':
    case 'clip':
      return viewerPage(exchange, segments);
    default:
      return notFoundPage(site);
  }
}

/** Addresses have a closing slash before a query and none without; others are redirected, body and all lost. */
function canonicalUrl({ site, path, queryText }: Exchange): string | undefined {
  const single = path.replace(/\/{2,}/g, '/');
  const trimmed = single === '/' ? '/' : single.replace(/\/$/, '');
  const canonical = queryText === '' ? trimmed : `${trimmed === '/' ? '' : trimmed}/`;
  if (canonical === path) return undefined;
  return `${site.baseUrl}${canonical}${queryText === '' ? '' : `?${queryText}`}`;
}
