import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Site } from '../site.ts';
import { BadCommand } from './bad-command.ts';
import { runCommand } from './commands.ts';

/** The way for another process to see into a site and to steer it. */
export interface ControlDoor {
  url: string;
  /** To be sent as `Authorization: Bearer <token>`. */
  token: string;
  close(): Promise<void>;
}

/** More than a settings object or a fault needs. */
const maxCommandBytes = 1024 * 1024;

/** Opens a site's control door on a loopback port of its own: `POST <url>/<command>`, JSON both ways. */
export async function openControlDoor(site: Site): Promise<ControlDoor> {
  const token = randomBytes(24).toString('hex');
  const server = createServer((request, response) => {
    void respond(site, token, request).then(({ status, value }) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Reply {
  status: number;
  value: unknown;
}

async function respond(site: Site, token: string, request: IncomingMessage): Promise<Reply> {
  try {
    if (!isAllowed(request, token))
      return { status: 403, value: { error: 'The token is missing or wrong.' } };
    const command = (request.url ?? '/').slice(1);
    return { status: 200, value: (await runCommand(site, command, await readArgument(request))) ?? null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: error instanceof BadCommand ? 400 : 500, value: { error: message } };
  }
}

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readArgument(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    size += bytes.length;
    if (size > maxCommandBytes) throw new BadCommand(`The command is longer than ${maxCommandBytes} bytes.`);
    pieces.push(bytes);
  }
  const text = Buffer.concat(pieces).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BadCommand('The command is not JSON.');
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
