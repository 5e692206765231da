import type { IncomingMessage, ServerResponse } from 'node:http';
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
}

export function openExchange(
  site: SiteState,
  request: IncomingMessage,
  response: ServerResponse,
  received: ReceivedRequest,
): Exchange {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const queryText = query.join('?');
  const fields = new Fields();
  fields.addAll(parseUrlencoded(queryText));
  return {
    site,
    request,
    response,
    received,
    body: countedBody(request, received),
    path: path.startsWith(site.basePath) ? path.slice(site.basePath.length) : path,
    queryText,
    query: fields,
    clientIp: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
}

async function* countedBody(request: IncomingMessage, received: ReceivedRequest): AsyncGenerator<Buffer> {
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    received.receivedBytes += bytes.length;
    yield bytes;
  }
}
