import http from 'node:http';
import https from 'node:https';

/** What is sent, byte for byte; nothing is added but Host, Connection and the length of the body. */
export interface WireRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Sends the body in chunks of unstated total length. */
  chunked?: boolean;
  /** The address to connect from. */
  localAddress?: string;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  text: string;
  /** Whether the server said "100 Continue" before the answer. */
  continued: boolean;
}

/** Sends one request on a connection of its own. Redirects are not followed, cookies not kept, paths not tidied. */
export function send(url: string, request: WireRequest = {}): Promise<Answer> {
  const { origin, path } = split(url);
  const { protocol, hostname, port } = new URL(origin);
  const { method = 'GET', headers = {}, body = Buffer.alloc(0), chunked = false, localAddress } = request;
  const { Agent, request: start } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const length = chunked
    ? { 'Transfer-Encoding': 'chunked' }
    : { ...(body.length > 0 || method === 'POST' ? { 'Content-Length': String(body.length) } : {}) };

  return new Promise<Answer>((resolve, reject) => {
    let continued = false;
    const outgoing = start({
      protocol,
      hostname,
      port,
      path,
      method,
      agent,
      headers: { ...headers, ...length },
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    // A server may refuse before it has read everything: an answer counts more than the broken pipe after it.
    let answered = false;
    outgoing.on('error', (error) => {
      if (!answered) reject(error);
    });
    outgoing.on('response', (incoming) => {
      answered = true;
      collect(incoming).then((received) => {
        const { statusCode: status = 0, headers } = incoming;
        resolve({ status, headers, body: received, text: received.toString('utf8'), continued });
      }, reject);
    });
    const writeBody = (): void => {
      if (chunked) outgoing.write(body.subarray(0, body.length >> 1));
      outgoing.end(chunked ? body.subarray(body.length >> 1) : body);
    };
    if (headers.Expect === undefined) {
      writeBody();
    } else {
      outgoing.on('continue', () => {
        continued = true;
        writeBody();
      });
      outgoing.flushHeaders();
    }
  }).finally(() => agent.destroy());
}

async function collect(incoming: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Not by `new URL`, which would percent-encode what a server put into a path raw. */
function split(url: string): { origin: string; path: string } {
  const [, origin, path] = /^(https?:\/\/[^/?#]+)([^#]*)/.exec(url) ?? [];
  if (origin === undefined || path === undefined) throw new Error(`"${url}" is not an absolute http(s) URL.`);
  return { origin, path: path.startsWith('/') ? path : `/${path}` };
}
