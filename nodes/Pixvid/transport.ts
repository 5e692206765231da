import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NetworkError, type HttpAnswer, type Site, type Transport } from '../../src/core/index.ts';
import { isReadable, readableFrom, type ByteStream } from './byte-stream.ts';

/**
 * The core's transport over n8n's request helpers, in the one way that streams a body of exact length through
 * them: a Node stream with our own Content-Type and Content-Length, and redirects off. With redirects on, n8n
 * keeps every chunk in memory; without the length it sends chunks of unknown number (measured on n8n 2.41).
 */
export function n8nTransport(context: IExecuteFunctions, site: Site): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const sent = body && readableFrom(body.open(), body.size);
    const options: IHttpRequestOptions = {
      method,
      url,
      headers: { ...headers, ...(body && { 'content-length': String(body.size) }) },
      ...(sent && { body: sent }),
      encoding: 'stream',
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      disableFollowRedirect: true,
      // n8n's limit is on the whole request, progress or not: the core watches for a stall instead.
      timeout: 0,
      abortSignal: signal,
    };
    const stop = () => sent?.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      // Only the site is told the key, and only where it is to travel in a header.
      const isForSite = new URL(url).origin === site.origin && 'x-api-key' in headers;
      const response: unknown = await (isForSite
        ? requestWithKey(context, options, signal)
        : request(context, options));
      return toAnswer(response, signal);
    } catch (error) {
      throw neverConnected(error, url) ?? error;
    } finally {
      // An answer may come before the body was read: n8n leaves the file open then.
      stop();
      signal.removeEventListener('abort', stop);
    }
  };
}

/** This helper takes the signal of the execution in place of the options' own. */
async function requestWithKey(
  context: IExecuteFunctions,
  options: IHttpRequestOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const withSignal = new Proxy(context, {
    get: (target, name): unknown =>
      name === 'getExecutionCancelSignal' ? () => signal : Reflect.get(target, name),
  });
  return context.helpers.httpRequestWithAuthentication.call(withSignal, 'pixvidApi', options);
}

async function request(context: IExecuteFunctions, options: IHttpRequestOptions): Promise<unknown> {
  return context.helpers.httpRequest(options);
}

/**
 * A small body is taken from its stream before there is a connection. Where none came about, the site has nothing
 * of it all the same.
 */
function neverConnected(error: unknown, url: string): NetworkError | undefined {
  // n8n wraps the system's error, twice where it has added the key.
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (beforeConnected.test(code)) {
      return new NetworkError(`The connection to ${new URL(url).host} failed: ${code}`);
    }
  }
  return undefined;
}

/** Codes of failures to find, reach or trust a server. */
const beforeConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|.*CERT.*|.*SIGNATURE.*)$/;

/** Parses what n8n makes of a response. @throws Error when it is not one with a stream. */
function toAnswer(response: unknown, signal: AbortSignal): HttpAnswer {
  if (!isRecord(response) || typeof response.statusCode !== 'number' || !isReadable(response.body)) {
    throw new Error('n8n gave no streamed response');
  }
  return {
    status: response.statusCode,
    headers: toHeaders(response.headers),
    body: bytesOf(response.body, signal),
  };
}

async function* bytesOf(stream: ByteStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream) yield chunk;
  } finally {
    stop();
    signal.removeEventListener('abort', stop);
  }
}

function toHeaders(headers: unknown): Record<string, string> {
  if (!isRecord(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
