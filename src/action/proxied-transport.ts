import { Readable } from 'node:stream';
import { EnvHttpProxyAgent, request } from 'undici';
import { BadInputError, type HttpAnswer, type RequestBody } from '../core/index.ts';
import type { Connections } from './transport.ts';

/**
 * The core's transport over undici, through a proxy: keeps connections, follows no redirects, has no cookies.
 *
 * @param except hosts to be reached directly, as in `no_proxy`.
 */
export function openProxiedConnections(proxy: string, except: string, concurrency: number): Connections {
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: except,
    connections: concurrency,
    // The core watches for stalls, and ends what stalls through the signal.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 0 },
    // One upload a connection: sharing one gained nothing, and a reset would end them all.
    allowH2: false,
  });
  return {
    transport: async ({ method, url, headers, body, signal }) => {
      const answer = await request(url, {
        dispatcher,
        method,
        headers: body === undefined ? headers : { ...headers, 'content-length': String(body.size) },
        body: body === undefined ? null : Readable.from(copied(body)),
        signal,
      }).catch((error: unknown) => {
        throw refusalOfProxy(error) ?? error;
      });
      // Aborting ends the answer as well, when nobody may be reading it any more.
      answer.body.on('error', () => undefined);
      return { status: answer.statusCode, headers: joined(answer.headers), body: answer.body };
    },
    close: async () => dispatcher.destroy(),
  };
}

/** What undici says when the proxy, and not the site, has answered. */
function refusalOfProxy(error: unknown): BadInputError | undefined {
  const said = error instanceof Error ? error.message : '';
  const [, ofTunnel, ofForwarding] =
    /^Proxy (?:response \((\d{3})\)|Authentication Required \((407)\))/.exec(said) ?? [];
  const status = ofTunnel ?? ofForwarding;
  if (status === undefined) return undefined;
  if (status === '407') {
    return new BadInputError(
      'The proxy wants a user name and password, or others (status 407)',
      'Put them into the variable http_proxy or https_proxy, as in http://user:password@proxy.example:3128.',
    );
  }
  return new BadInputError(
    `The proxy does not pass requests to this site (status ${status})`,
    'Let the proxy pass the site, or name its host in the variable no_proxy.',
  );
}

/** undici asks for more than it has sent, and files reuse the memory of what was taken. */
async function* copied(body: RequestBody): AsyncGenerator<Uint8Array> {
  for await (const chunk of body.open()) yield new Uint8Array(chunk);
}

function joined(headers: Record<string, string | string[] | undefined>): HttpAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
