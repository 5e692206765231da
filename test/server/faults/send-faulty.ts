import { readFile } from 'node:fs/promises';
import type { Exchange } from '../exchange.ts';
import type { Answer } from '../wire/answer.ts';
import { send } from '../wire/send.ts';
import { frontServerAnswer } from './front-server.ts';
import { withHostileUrls } from './hostile-url.ts';
import { sendOversized } from './oversized.ts';
import { sendSlowly, sendTruncated, sendWithWrongLength } from './raw-answer.ts';
import { resetConnection, waitOrGone } from './strike.ts';

/** Sends the site's answer, or what the request's fault makes of it. */
export async function sendFaulty(exchange: Exchange, answer: Answer): Promise<void> {
  const { fault, site } = exchange;
  switch (fault?.kind) {
    case 'reset':
      resetConnection(exchange);
      return;
    case 'hang':
      if (fault.at === 'after-storing') await waitOrGone(exchange, fault.ms);
      return send(exchange, answer);
    case 'status':
    case 'html':
      return send(exchange, frontServerAnswer(fault, site.clock.now()));
    case 'slow-answer':
      await waitOrGone(exchange, fault.ms ?? 0);
      if (fault.bytesPerSecond === undefined) return send(exchange, answer);
      return sendSlowly(exchange, answer, await wholeBody(answer), fault.bytesPerSecond);
    case 'truncated':
      sendTruncated(exchange, answer, await wholeBody(answer), fault.how);
      return;
    case 'wrong-length':
      sendWithWrongLength(exchange, answer, await wholeBody(answer), fault.by);
      return;
    case 'oversized':
      return sendOversized(exchange, fault);
    case 'hostile-url':
      return send(exchange, withHostileUrls(answer, site.baseUrl, fault.url));
    default:
      return send(exchange, answer);
  }
}

async function wholeBody({ body }: Answer): Promise<Buffer> {
  return typeof body === 'string' ? Buffer.from(body) : readFile(body.path);
}
