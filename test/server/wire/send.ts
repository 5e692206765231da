import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { finished, pipeline } from 'node:stream/promises';
import type { Exchange } from '../exchange.ts';
import type { Answer } from './answer.ts';

/** Sends an answer, when the request has come in to its end, with a true Content-Length; a file is streamed. */
export async function send({ received, request, response }: Exchange, answer: Answer): Promise<void> {
  await readToEnd(request);
  received.answeredStatus = answer.status;
  const { body } = answer;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.size;
  const connection = answer.close === true ? [['Connection', 'close']] : [];
  response.writeHead(
    answer.status,
    [...answer.headers, ['Content-Length', String(length)], ...connection].flat(),
  );
  if (request.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else await pipeline(createReadStream(body.path), response);
}

/** Closing on bytes that are still coming would reset the connection, and the answer could be lost. */
async function readToEnd(request: IncomingMessage): Promise<void> {
  if (request.complete) return;
  request.resume();
  await finished(request, { writable: false });
}
