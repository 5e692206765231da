import { connect } from 'node:net';
import { png } from '../../media/index.ts';
import type { Site } from '../../server/index.ts';

/** All that came back on a connection, and how it ended. */
export interface Heard {
  text: string;
  end: 'closed' | 'reset';
}

/** Sends bytes on a connection of their own and listens until the server ends it. */
export function sendRaw(site: Pick<Site, 'baseUrl'>, bytes: Buffer): Promise<Heard> {
  return new Promise((done) => {
    const pieces: Buffer[] = [];
    const heard = (end: Heard['end']) => done({ text: Buffer.concat(pieces).toString('latin1'), end });
    const socket = connect(Number(new URL(site.baseUrl).port), '127.0.0.1');
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', () => heard('reset'));
    socket.on('end', () => heard('closed'));
    socket.write(bytes);
  });
}

export interface Upload {
  name?: string;
  data?: Buffer;
  key?: string;
  /** Put between the head's lines. */
  headers?: string[];
}

/** One upload as it goes over the wire; the server is asked to close the connection after it. */
export function uploadBytes(site: Site, { name = 'a.png', data, key, headers = [] }: Upload = {}): Buffer {
  const boundary = 'b0undary';
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="source"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    data ?? png(8, 6, name),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const head = [
    'POST /api/1/upload HTTP/1.1',
    'Host: site.example',
    `X-API-Key: ${key ?? site.keys.user}`,
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/** Uploads a small picture and listens to the end. */
export function upload(site: Site, options?: Upload): Promise<Heard> {
  return sendRaw(site, uploadBytes(site, options));
}

/** Status, headers by lower-case name, and body of an answer. */
export function parts(heard: Heard): { status: number; headers: Map<string, string>; body: string } {
  const end = heard.text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = heard.text.slice(0, end).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: new Map(headers),
    body: heard.text.slice(end + 4),
  };
}
