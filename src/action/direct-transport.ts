import { addAbortListener } from 'node:events';
import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpAnswer, HttpRequest, RequestBody } from '../core/index.ts';
import type { Connections } from './transport.ts';

/** Milliseconds an unused connection is kept: many servers end theirs after five seconds, and a race would lose an upload. */
const longestIdle = 4000;
/** Milliseconds that the last bytes of a body may take to leave once they were answered. */
const longestFlush = 1000;
/** Bytes that may wait for the socket before the body is asked for more. Smaller pieces leave together with what follows. */
const enoughToWaitFor = 64 * 1024;

/** The core's transport over node:http or node:https: keeps connections, follows no redirects, has no cookies. */
export function openDirectConnections(scheme: 'http:' | 'https:', concurrency: number): Connections {
  const isTls = scheme === 'https:';
  // An import would load all that node:http can do, Node's own fetch among it.
  const http = process.getBuiltinModule(isTls ? 'node:https' : 'node:http');
  const connectEvent = isTls ? 'secureConnect' : 'connect';
  const connected = new WeakSet<Socket>();
  const agent: Agent = new http.Agent({ keepAlive: true, maxSockets: concurrency, timeout: longestIdle });
  return {
    transport: async (request) => {
      const { method, url, headers, body } = request;
      const length = body && { 'content-length': String(body.size) };
      const outgoing = http.request(url, { agent, method, headers: { ...headers, ...length } });
      return exchange(outgoing, request, untilConnected(outgoing, connectEvent, connected));
    },
    close: async () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

/**
 * Resolves once the request has its connection, or has ended without one.
 *
 * @param connected connections that are there already: they tell so once, to the first request on them.
 */
async function untilConnected(
  outgoing: ClientRequest,
  connectEvent: string,
  connected: WeakSet<Socket>,
): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('close', resolve);
    outgoing.once('socket', (socket) => {
      const ready = () => {
        connected.add(socket);
        resolve();
      };
      if (connected.has(socket)) ready();
      else socket.once(connectEvent, ready);
    });
  });
}

async function exchange(
  outgoing: ClientRequest,
  { body, signal }: HttpRequest,
  connection: Promise<void>,
): Promise<HttpAnswer> {
  const stopListening = addAbortListener(signal, () => outgoing.destroy(new Error('aborted')));
  outgoing.once('close', () => {
    stopListening[Symbol.dispose]();
  });
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    outgoing.on('error', reject);
    outgoing.once('close', () => {
      if (!isAnswered) reject(new Error('The connection was closed without an answer'));
    });
    outgoing.once('response', (incoming: IncomingMessage) => {
      isAnswered = true;
      // Aborting ends the answer as well, when nobody may be reading it any more.
      incoming.on('error', () => undefined);
      incoming.once('close', () => {
        if (!outgoing.writableFinished) endUnlessFinished(outgoing);
      });
      resolve({ status: incoming.statusCode ?? 0, headers: joined(incoming.headers), body: incoming });
    });
    if (body === undefined) outgoing.end();
    else {
      send(body, outgoing, connection).catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        outgoing.destroy();
      });
    }
  });
}

/** After an answer that came before the whole body had left, the rest is not wanted, and the connection is of no use. */
function endUnlessFinished(outgoing: ClientRequest): void {
  // Under TLS, an answer may be told of before the end of what it answers.
  const grace = outgoing.writableEnded ? longestFlush : 0;
  const timer = setTimeout(() => outgoing.destroy(), grace);
  outgoing.once('finish', () => {
    clearTimeout(timer);
  });
}

/** What is written within one turn of the event loop leaves in one write: the header and all of a small file. */
async function send(body: RequestBody, outgoing: ClientRequest, connection: Promise<void>): Promise<void> {
  let wake = (): void => undefined;
  outgoing.once('close', () => {
    wake();
  });
  const untilWoken = async (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      begin(resolve);
    });

  await connection;
  const isOver = () => outgoing.destroyed;
  if (isOver()) return;
  let waiting = 0;
  let written = Promise.resolve();
  for await (const chunk of body.open()) {
    // The next bytes are read while these are written.
    await written;
    if (isOver()) return;
    waiting += chunk.length;
    if (waiting < enoughToWaitFor) outgoing.write(chunk);
    else {
      waiting = 0;
      written = untilWoken((done) => outgoing.write(chunk, done));
    }
  }
  outgoing.end();
}

function joined(headers: IncomingMessage['headers']): HttpAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
