import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Exchange } from '../exchange.ts';
import type { Answer } from './answer.ts';

/** Sends an answer with a true Content-Length; a file is streamed. */
export async function send({ request, response }: Exchange, answer: Answer): Promise<void> {
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
