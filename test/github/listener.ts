import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './answer.ts';
import type { Received } from './reading.ts';

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Serves HTTP on a free loopback port; `reset` cuts the connection without an answer. */
export async function listen(serve: (received: Received) => Promise<Answer | 'reset'>): Promise<Listener> {
  const server = createServer((request, response) => {
    // Whoever goes away in the middle of a request wants no answer.
    handle(request, response, serve).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { port: portOf(server), close: () => close(server) };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  serve: (received: Received) => Promise<Answer | 'reset'>,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const answer = await serve({
    method,
    url: new URL(url, `http://${headers.host ?? 'localhost'}`),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    text: await text(request),
  });
  if (answer === 'reset') request.socket.resetAndDestroy();
  else send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': crypto.randomUUID(),
    ...headers,
  });
  if (body === undefined) response.end();
  else response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
