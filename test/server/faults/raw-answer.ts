import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../exchange.ts';
import type { Answer } from '../wire/answer.ts';
import type { Fault } from './fault.ts';
import { frontServerPage } from './front-server.ts';

/** Answers while the body is still coming, as a front server that has seen enough. */
export function sendEarly(exchange: Exchange, fault: Extract<Fault, { kind: 'early-answer' }>): void {
  const { request } = exchange;
  const body = frontServerPage(fault.status);
  const answer: Answer = { status: fault.status, headers: [['Content-Type', 'text/html']], body };
  const socket = sendHead(exchange, answer, Buffer.byteLength(body));
  socket.write(body);
  if (fault.abrupt === true) {
    socket.destroySoon();
    return;
  }
  request.once('end', () => socket.end());
  request.resume();
}

/** Half an answer: of a body that was promised whole, or of the text with a length to match. */
export function sendTruncated(
  exchange: Exchange,
  answer: Answer,
  body: Buffer,
  how: 'connection' | 'body',
): void {
  const half = body.subarray(0, Math.floor(body.length / 2));
  sendHead(exchange, answer, how === 'connection' ? body.length : half.length).end(half);
}

export function sendWithWrongLength(exchange: Exchange, answer: Answer, body: Buffer, by: number): void {
  sendHead(exchange, answer, Math.max(0, body.length + by)).end(body);
}

/** Ten pieces a second. */
export async function sendSlowly(
  exchange: Exchange,
  answer: Answer,
  body: Buffer,
  bytesPerSecond: number,
): Promise<void> {
  const socket = sendHead(exchange, answer, body.length);
  const piece = Math.max(1, Math.round(bytesPerSecond / 10));
  for (let sent = 0; sent < body.length && !socket.destroyed; sent += piece) {
    socket.write(body.subarray(sent, sent + piece));
    await sleep((piece / bytesPerSecond) * 1000);
  }
  socket.end();
}

/** Writes the head past Node's server, which would not promise what does not follow. */
function sendHead({ received, request }: Exchange, answer: Answer, contentLength: number): Socket {
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Unknown'}`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${contentLength}`,
    'Connection: close',
  ];
  received.answeredStatus = answer.status;
  request.socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return request.socket;
}
