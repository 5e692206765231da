import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, RequestKind } from './faults/fault.ts';
import type { ReceivedRequest } from './received.ts';
import type { SiteState } from './state.ts';
import { Fields } from './wire/fields.ts';
import { parseUrlencoded } from './wire/urlencoded.ts';

/** One request being answered. */
export interface Exchange {
  site: SiteState;
  request: IncomingMessage;
  response: ServerResponse;
  received: ReceivedRequest;
  /** The request's bytes, counted as they come. */
  body: AsyncIterable<Buffer>;
  /** Below the site's base path, undecoded. */
  path: string;
  /** Without its question mark; empty where there is none. */
  queryText: string;
  query: Fields;
  clientIp: string;
  kind: RequestKind;
  /** What goes wrong with this request. */
  fault: Fault | undefined;
  /** The faults that ask for the file's name were asked. */
  named: boolean;
}

export function openExchange(
  site: SiteState,
  request: IncomingMessage,
  response: ServerResponse,
  received: ReceivedRequest,
): Exchange {
  const [sentPath = '/', ...query] = (request.url ?? '/').split('?');
  const path = belowBase(sentPath, site.basePath);
  const queryText = query.join('?');
  const fields = new Fields();
  fields.addAll(parseUrlencoded(queryText));
  const exchange: Exchange = {
    site,
    request,
    response,
    received,
    body: { [Symbol.asyncIterator]: () => receivedBody(exchange) },
    path,
    queryText,
    query: fields,
    clientIp: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    kind: requestKind(path),
    fault: undefined,
    named: false,
  };
  return exchange;
}

function belowBase(path: string, base: string): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : path;
}

function requestKind(path: string): RequestKind {
  if (path.startsWith('/api/')) return 'upload';
  if (path.startsWith('/images/')) return 'file';
  if (!/^\/(?:image|video|clip)\//.test(path)) return 'page';
  return path.includes('/delete/') ? 'delete' : 'viewer';
}

async function* receivedBody(exchange: Exchange): AsyncGenerator<Buffer> {
  // A reader that stops early must not take the connection with it: the answer is still to come.
  for await (const chunk of exchange.request.iterator({ destroyOnReturn: false })) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    exchange.received.receivedBytes += bytes.length;
    yield bytes;
    const { fault } = exchange;
    if (fault?.kind === 'slow-reading') await sleep((bytes.length / fault.bytesPerSecond) * 1000);
  }
}
