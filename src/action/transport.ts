import type { HttpRequest, Transport } from '../core/index.ts';
import { openDirectConnections } from './direct-transport.ts';
import type { Proxies } from './proxies.ts';

/** The connections of a run. */
export interface Connections {
  transport: Transport;
  /** Ends them all, so that none keeps the process alive. */
  close: () => Promise<void>;
}

type Scheme = 'http:' | 'https:';

/**
 * The core's transport: Node's own HTTP where hosts are reached directly, undici where a proxy is set. Which one
 * when, and by which figures, is in docs/decisions/0004-two-transports.md. Each is loaded once it is needed.
 */
export function openConnections(concurrency: number, proxies: Proxies): Connections {
  const opened = new Map<Scheme, Promise<Connections>>();
  const open = async (scheme: Scheme): Promise<Connections> => {
    const proxy = scheme === 'https:' ? proxies.https : proxies.http;
    if (proxy === undefined) return openDirectConnections(scheme, concurrency);
    const { openProxiedConnections } = await import('./proxied-transport.ts');
    return openProxiedConnections(proxy, proxies.except, concurrency);
  };
  const connectionsFor = async (scheme: Scheme): Promise<Connections> => {
    const connections = opened.get(scheme) ?? open(scheme);
    opened.set(scheme, connections);
    return connections;
  };
  return {
    transport: async (request: HttpRequest) => {
      const { transport } = await connectionsFor(request.url.startsWith('https:') ? 'https:' : 'http:');
      return transport(request);
    },
    close: async () => {
      for (const connections of opened.values()) await (await connections).close();
    },
  };
}
