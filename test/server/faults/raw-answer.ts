import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../wire/answer.ts';
import { frontServerPage } from './front-server.ts';
import type { Fault } from './fault.ts';

/** Answers while the body is still coming, as a front server that has seen enough. */
export function sendEarly(request: IncomingMessage, fault: Extract<Fault, { kind: 'early-answer' }>): void {
  const { socket } = request;
  const body = frontServerPage(fault.status);
  const answer: Answer = { status: fault.status, headers: [['Content-Type', 'text/html']], body };
  socket.write(rawHead(answer, Buffer.byteLength(body)) + body);
  if (fault.abrupt === true) {
    socket.end();
    socket.destroySoon();
    return;
  }
  request.once('end', () => socket.end());
  request.resume();
}

/** Half an answer: of a body that was promised whole, or of the text with a length to match. */
export function sendTruncated(
  socket: Socket,
  answer: Answer,
  body: string | Buffer,
  how: 'connection' | 'body',
): void {
  const whole = Buffer.from(body);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  socket.write(rawHead(answer, how === 'connection' ? whole.length : half.length));
  socket.end(half);
}

export function sendWithWrongLength(socket: Socket, answer: Answer, body: string | Buffer, by: number): void {
  const whole = Buffer.from(body);
  socket.write(rawHead(answer, Math.max(0, whole.length + by)));
  socket.end(whole);
}

/** Ten pieces a second. */
export async function sendSlowly(
  socket: Socket,
  answer: Answer,
  body: string | Buffer,
  bytesPerSecond: number,
): Promise<void> {
  const whole = Buffer.from(body);
  socket.write(rawHead(answer, whole.length));
  const piece = Math.max(1, Math.round(bytesPerSecond / 10));
  for (let sent = 0; sent < whole.length && !socket.destroyed; sent += piece) {
    socket.write(whole.subarray(sent, sent + piece));
    await sleep((piece / bytesPerSecond) * 1000);
  }
  socket.end();
}

function rawHead(answer: Answer, contentLength: number): string {
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Unknown'}`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${contentLength}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
