import type { CompleteAnswer } from './answer.ts';
import { CancelledError, NetworkError, PixvidError, TimeoutError } from './errors.ts';
import { plainLine } from './escaping.ts';
import type { HttpAnswer, HttpRequest, Ports, RequestBody } from './ports.ts';
import { guardAgainstStall, rejectedBy, type StallGuard } from './stall-guard.ts';

/** Bytes read of an answer to the API, which has about 2 KB; more is not an answer of the API. */
const longestAnswer = 1024 * 1024;
/** Milliseconds an answer may take from its first byte to its last, however steadily it trickles. */
const slowestAnswer = 5 * 60_000;

export interface ExchangeOptions {
  /** Seconds without a byte moving. */
  timeout: number;
  signal?: AbortSignal | undefined;
  /** Called with the bytes of the body handed over so far. */
  onSent?: (bytes: number) => void;
}

/**
 * Sends a request and reads the whole answer.
 *
 * @throws CancelledError, TimeoutError, NetworkError; whatever the body throws when it is a PixvidError. Each
 * tells by `mayBeStored` whether the server had the whole request.
 */
export async function exchange(
  request: Omit<HttpRequest, 'signal'>,
  ports: Ports,
  options: ExchangeOptions,
): Promise<CompleteAnswer> {
  const { timeout, signal, onSent } = options;
  const guard = guardAgainstStall(ports, timeout * 1000, signal);
  const sending = { complete: request.body === undefined, failure: undefined as unknown };
  const body = request.body && observed(request.body, sending, guard, onSent);
  try {
    const answering = async () => {
      const answer = await ports.transport({ ...request, ...(body && { body }), signal: guard.signal });
      return { status: answer.status, headers: answer.headers, ...(await readText(answer, guard, ports)) };
    };
    // A transport may be slow to notice the signal.
    return await Promise.race([answering(), rejectedBy(guard.signal)]);
  } catch (cause) {
    if (sending.failure instanceof PixvidError) throw sending.failure;
    const { host } = new URL(request.url);
    const mayBeStored = sending.complete && !neverConnected.has(codeOf(cause));
    if (guard.reason === 'cancelled') {
      throw new CancelledError(`The request to ${host} was cancelled while it was under way`, {
        mayBeStored,
      });
    }
    if (guard.reason === 'stalled') {
      throw new TimeoutError(`No byte moved to or from ${host} for ${timeout} seconds`, { mayBeStored });
    }
    if (cause instanceof PixvidError) throw cause;
    // The URL can be a secret: that of a deletion, or of a private source.
    const reason = causeOf(cause).replaceAll(request.url, host);
    throw new NetworkError(`The connection to ${host} failed${reason}`, { mayBeStored });
  } finally {
    guard.stop();
  }
}

/** The body, telling how far it has got and what it threw: transports differ in what they make of that. */
function observed(
  body: RequestBody,
  sending: { complete: boolean; failure: unknown },
  guard: StallGuard,
  onSent: ((bytes: number) => void) | undefined,
): RequestBody {
  return {
    size: body.size,
    open: async function* () {
      let sent = 0;
      try {
        for await (const chunk of body.open()) {
          yield chunk;
          // The transport comes back for more when it has taken the last chunk.
          sent += chunk.length;
          guard.progress();
          onSent?.(sent);
        }
        sending.complete = true;
      } catch (error) {
        sending.failure = error;
        throw error;
      }
    },
  };
}

async function readText(
  answer: HttpAnswer,
  guard: StallGuard,
  { now }: Pick<Ports, 'now'>,
): Promise<{ text: string; truncated: boolean }> {
  const start = now();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of answer.body) {
    guard.progress();
    size += chunk.length;
    if (size > longestAnswer || now() > start + slowestAnswer) return { text, truncated: true };
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), truncated: false };
}

/** Codes of Node.js and undici for a connection that did not come about, so that nothing was received. */
const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a transport's error says, in one line: its code where it has one (`ECONNREFUSED`), then its message. */
export function causeOf(error: unknown): string {
  const code = codeOf(error);
  const message = innermost(error)?.message ?? '';
  const line = plainLine(`${code} ${message.replace(code, '')}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return line === '' ? '' : `: ${line}`;
}

function codeOf(error: unknown): string {
  const inner = innermost(error);
  return inner && 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
}

function innermost(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.cause instanceof Error ? error.cause : error;
}
