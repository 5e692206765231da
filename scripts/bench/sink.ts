import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface SinkOptions {
  /** Milliseconds between a request's last byte and its answer. */
  latency: number;
  /** Serves TLS 1.3 with it. */
  certificate?: Certificate;
}

/** What reached a sink since it was last asked. */
export interface Arrivals {
  connections: number;
  requests: number;
  /** Of the first connection, in milliseconds since the Unix epoch; undefined without one. */
  firstAt: number | undefined;
}

/** A site that takes every upload, drops its bytes and costs as little as it can. */
export interface Sink {
  baseUrl: string;
  takeArrivals: () => Arrivals;
  close: () => Promise<void>;
}

export async function openSink({ latency, certificate }: SinkOptions): Promise<Sink> {
  let arrivals: Arrivals = { connections: 0, requests: 0, firstAt: undefined };
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    arrivals.connections += 1;
    arrivals.firstAt ??= performance.timeOrigin + performance.now();
    sockets.add(socket);
    socket.setNoDelay(true).on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    answerRequests(socket, latency, () => {
      arrivals.requests += 1;
    });
  };
  const server: Server = certificate
    ? createTlsServer({ ...certificate, minVersion: 'TLSv1.3' }, serve)
    : createPlainServer(serve);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    takeArrivals: () => {
      const taken = arrivals;
      arrivals = { connections: 0, requests: 0, firstAt: undefined };
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Knows of HTTP what a client with a Content-Length needs, and nothing more. */
function answerRequests(socket: Socket, latency: number, onRequest: () => void): void {
  let header = '';
  let bodyLeft = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    if (bodyLeft === 0) {
      header += chunk.toString('latin1');
      const end = header.indexOf('\r\n\r\n');
      if (end === -1) return;
      bodyLeft = Number(/\r\ncontent-length: *(\d+)/i.exec(header.slice(0, end))?.[1] ?? 0);
      const before = header.length - chunk.length;
      header = '';
      rest = chunk.subarray(end + 4 - before);
    }
    bodyLeft -= rest.length;
    if (bodyLeft > 0) return;
    bodyLeft = 0;
    onRequest();
    if (latency === 0) socket.write(answer);
    else setTimeout(() => socket.write(answer), latency);
  });
}

/** Of the size and shape of a real site's. */
const answer = answerOf({
  status_code: 200,
  success: { message: 'image uploaded', code: 200 },
  image: {
    name: 'picture',
    extension: 'png',
    size: 282_624,
    width: 640,
    height: 480,
    date: '2026-11-23 19:00:00',
    date_gmt: '2026-11-23 19:00:00',
    title: 'picture',
    description: null,
    nsfw: 0,
    storage_mode: 'datefolder',
    md5: '0cc175b9c0f1b6a831c399e269772661',
    original_filename: 'picture.png',
    original_exifdata: null,
    views: 0,
    category_id: null,
    chain: 5,
    thumb_size: 8211,
    medium_size: 0,
    expiration_date_gmt: null,
    likes: 0,
    is_animated: 0,
    is_approved: 1,
    id_encoded: 'aBcD',
    filename: 'picture.png',
    mime: 'image/png',
    url: 'https://site.example/images/2026/11/23/picture.png',
    ratio: 1.333,
    size_formatted: '282.6 KB',
    url_viewer: 'https://site.example/image/picture.aBcD',
    url_short: 'https://site.example/i/aBcD',
    image: {
      filename: 'picture.png',
      url: 'https://site.example/images/2026/11/23/picture.png',
      size: 282_624,
    },
    thumb: { filename: 'picture.th.png', url: 'https://site.example/images/2026/11/23/picture.th.png' },
    display_url: 'https://site.example/images/2026/11/23/picture.png',
    delete_url: 'https://site.example/image/picture.aBcD/delete/d41d8cd98f00b204e9800998ecf8427e',
  },
  status_txt: 'OK',
});

function answerOf(body: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(body));
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), json]);
}
