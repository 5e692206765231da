import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Exchange } from '../exchange.ts';
import type { Fault } from './fault.ts';

const pieceBytes = 64 * 1024;

/** A JSON answer far larger than any the site gives, of one endless title. */
export async function sendOversized(
  { received, response }: Exchange,
  fault: Extract<Fault, { kind: 'oversized' }>,
): Promise<void> {
  const encoding: string[] = fault.gzip === true ? ['Content-Encoding', 'gzip'] : [];
  received.answeredStatus = 200;
  response.writeHead(200, ['Content-Type', 'application/json; charset=UTF-8', ...encoding]);
  const body = Readable.from(endlessTitle(fault.bytes));
  if (fault.gzip === true) await pipeline(body, createGzip(), response);
  else await pipeline(body, response);
}

function* endlessTitle(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"status_code":200,"image":{"title":"');
  const piece = Buffer.alloc(pieceBytes, 'a');
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
  yield Buffer.from('"}}');
}
