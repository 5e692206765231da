import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll } from 'vitest';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on the loopback interface, whose pages the tests write. */
export interface Web {
  url: (path: string) => string;
  pages: Map<string, Page>;
  requests: IncomingMessage[];
  /** Answers that the client still listens to. */
  answersUnderWay: () => number;
}

export function webForTests(): () => Web {
  const pages = new Map<string, Page>();
  const requests: IncomingMessage[] = [];
  let underWay = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    underWay += 1;
    response.on('close', () => (underWay -= 1));
    const page = pages.get(request.url?.split('?')[0] ?? '');
    if (page) page(request, response);
    else response.writeHead(404).end('not here');
  });
  let origin = '';
  beforeAll(async () => {
    origin = await listening(server);
  });
  afterEach(() => {
    pages.clear();
    requests.length = 0;
  });
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  return () => ({ url: (path) => origin + path, pages, requests, answersUnderWay: () => underWay });
}

async function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`);
    });
  });
}

/** A page that is these bytes. */
export function bytesPage(bytes: Uint8Array, headers: Record<string, string> = {}): Page {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': String(bytes.length), ...headers }).end(bytes);
  };
}

export function redirectPage(location: string, status = 302): Page {
  return (_request, response) => {
    response.writeHead(status, { location }).end('moved');
  };
}
