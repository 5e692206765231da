import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Exchange, openExchange } from './exchange.ts';
import { AnswerInstead, NothingToAnswer } from './faults/interrupted.ts';
import { sendFaulty } from './faults/send-faulty.ts';
import { strikeAtHead, strikeBeforeWork } from './faults/strike.ts';
import { errorPage } from './pages/html.ts';
import { receivedFrom } from './received.ts';
import { route } from './routes.ts';
import type { SiteState } from './state.ts';
import { send } from './wire/send.ts';

/** Takes a request down, does what it asks for, and answers it, with whatever goes wrong on the way. */
export async function answerRequest(
  site: SiteState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = receivedFrom(request);
  site.requests.push(received);
  const exchange = openExchange(site, request, response, received);
  try {
    strikeAtHead(exchange);
    if (exchange.kind !== 'upload') await strikeBeforeWork(exchange);
    await sendFaulty(exchange, await route(exchange));
  } catch (error) {
    await answerError(exchange, error).catch(() => response.destroy());
  }
}

async function answerError(exchange: Exchange, error: unknown): Promise<void> {
  const { request, response, site } = exchange;
  if (error instanceof NothingToAnswer) return;
  if (response.headersSent || (request.destroyed && !request.complete)) {
    response.destroy();
    return;
  }
  await send(exchange, error instanceof AnswerInstead ? error.answer : errorPage(site));
}
