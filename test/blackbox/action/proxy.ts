import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy on loopback. It knows one name: `pixvid.test` is this machine. */
export interface Proxy {
  /** `host:port`. */
  address: string;
  /** What it was asked for, as method and target, and the credentials given. */
  requests: { method: string; target: string; authorization: string | undefined }[];
  close: () => Promise<void>;
}

/** Forwards plain requests and tunnels CONNECT, as any HTTP proxy does. */
/** @param refusal the status it answers everything with, instead of passing it on. */
export async function startProxy(refusal?: number): Promise<Proxy> {
  const requests: Proxy['requests'] = [];
  const sockets = new Set<Socket>();
  const note = ({ method = '', url = '', headers }: IncomingMessage) => {
    requests.push({ method, target: url, authorization: headers['proxy-authorization'] });
  };
  const server = createServer((incoming, response) => {
    note(incoming);
    if (refusal === undefined) forward(incoming, response);
    else response.writeHead(refusal).end();
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    note(incoming);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${incoming.url ?? ''}`);
    const upstream = connect(Number(port), resolved(hostname), () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse): void {
  const { hostname, port, pathname, search } = new URL(incoming.url ?? '');
  const headers = Object.entries(incoming.headers).filter(([name]) => name !== 'proxy-authorization');
  const upstream = request(
    {
      host: resolved(hostname),
      port,
      path: pathname + search,
      method: incoming.method,
      headers: Object.fromEntries(headers),
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => response.destroy());
  incoming.pipe(upstream);
}

function resolved(hostname: string): string {
  return hostname === 'pixvid.test' ? '127.0.0.1' : hostname;
}
