import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../exchange.ts';
import type { Fault } from './fault.ts';
import { frontServerAnswer } from './front-server.ts';
import { AnswerInstead, NothingToAnswer } from './interrupted.ts';
import { sendEarly } from './raw-answer.ts';

/** Before anything of a request's body is read. */
export function strikeAtHead(exchange: Exchange): void {
  const { site } = exchange;
  exchange.fault = site.faults.choose(exchange.kind, undefined);
  if (exchange.fault !== undefined) strikeUnread(exchange, exchange.fault);
  if (exchange.kind === 'upload') return;
  strikeNamed(exchange, lastPart(exchange.path));
}

function lastPart(path: string): string {
  const part = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** When the file's name is known: for an upload as soon as its part begins, or at the body's end. */
export function strikeNamed(exchange: Exchange, file: string): void {
  if (exchange.named) return;
  exchange.named = true;
  exchange.fault ??= exchange.site.faults.choose(exchange.kind, file);
  if (exchange.fault !== undefined) strikeUnread(exchange, exchange.fault);
}

/** @throws NothingToAnswer when the fault is one that does not wait for the body */
function strikeUnread(exchange: Exchange, fault: Fault): void {
  if (fault.kind === 'reset' && (fault.at === 'before-body' || fault.at === 'mid-body')) {
    resetConnection(exchange);
    throw new NothingToAnswer();
  }
  if (fault.kind === 'early-answer') {
    sendEarly(exchange, fault);
    throw new NothingToAnswer();
  }
}

/** When the request is read and nothing has come of it yet. */
export async function strikeBeforeWork(exchange: Exchange): Promise<void> {
  const { fault, site } = exchange;
  switch (fault?.kind) {
    case 'reset':
      if (fault.at !== 'before-storing') return;
      resetConnection(exchange);
      throw new NothingToAnswer();
    case 'hang':
      if (fault.at === 'before-storing') await waitOrGone(exchange, fault.ms);
      return;
    case 'status':
    case 'html':
      if (fault.stored !== true) throw new AnswerInstead(frontServerAnswer(fault, site.clock.now()));
      return;
    case 'redirect':
      throw new AnswerInstead({
        status: fault.status ?? 302,
        headers: [['Location', fault.location]],
        body: '',
      });
    default:
      return;
  }
}

/** Waits as told, or without end; the client's leaving ends both, and the request with them. */
export async function waitOrGone({ request }: Exchange, ms: number | undefined): Promise<void> {
  if (request.socket.destroyed) throw new NothingToAnswer();
  const gone = new AbortController();
  request.socket.once('close', () => gone.abort());
  const longest = 2 ** 31 - 1;
  await sleep(ms ?? longest, undefined, { signal: gone.signal }).catch(() => {
    throw new NothingToAnswer();
  });
}

/** The client sees its connection reset, not closed; TLS gets no chance to say goodbye. */
export function resetConnection({ request, site }: Exchange): void {
  site.connections.get(peerOf(request.socket))?.resetAndDestroy();
}

/** What tells one client connection from all others. */
export function peerOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
