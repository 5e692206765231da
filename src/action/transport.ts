import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { HttpAnswer, Transport } from '../core/index.ts';
import type { Proxies } from './proxies.ts';

/** The connections of a run. */
export interface Connections {
  transport: Transport;
  /** Ends them all, so that none keeps the process alive. */
  close: () => Promise<void>;
}

/** The core's transport over undici: keeps connections, follows no redirects, has no cookies. */
export async function openConnections(concurrency: number, proxies: Proxies): Promise<Connections> {
  const { Agent, EnvHttpProxyAgent, request } = await import('undici');
  const options = {
    connections: concurrency,
    // The core watches for stalls, and ends what stalls through the signal.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 0 },
    // One upload a connection: sharing one gained nothing, and a reset would end them all.
    allowH2: false,
  };
  const direct = new Agent(options);
  const proxied = (address: string | undefined): Dispatcher =>
    address === undefined
      ? direct
      : new EnvHttpProxyAgent({
          ...options,
          httpProxy: address,
          httpsProxy: address,
          noProxy: proxies.except,
        });
  const dispatchers = { 'http:': proxied(proxies.http), 'https:': proxied(proxies.https) };

  const transport: Transport = async ({ method, url, headers, body, signal }) => {
    const answer = await request(url, {
      dispatcher: url.startsWith('https:') ? dispatchers['https:'] : dispatchers['http:'],
      method,
      headers: body === undefined ? headers : { ...headers, 'content-length': String(body.size) },
      body: body === undefined ? null : Readable.from(body.open()),
      signal,
    });
    // Aborting ends the answer as well, when nobody may be reading it any more.
    answer.body.on('error', () => undefined);
    return { status: answer.statusCode, headers: joined(answer.headers), body: answer.body };
  };
  const close = async () => {
    await Promise.all(
      [direct, ...Object.values(dispatchers)].map(async (dispatcher) => dispatcher.destroy()),
    );
  };
  return { transport, close };
}

function joined(headers: Record<string, string | string[] | undefined>): HttpAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
