import { CancelledError, PixvidError, SourceError, TimeoutError } from './errors.ts';
import { causeOf, type ExchangeOptions } from './exchange.ts';
import type { HttpAnswer, Ports } from './ports.ts';
import { parseRemoteUrl, remoteName } from './remote-url.ts';
import { isTemporary, retryAfterMilliseconds } from './retry.ts';
import type { Site } from './site.ts';
import { bytesSource, type BinarySource, type UrlSource } from './source.ts';
import { guardAgainstStall, type StallGuard } from './stall-guard.ts';

/** Bytes a download may have. Chevereto sites take far less; this bounds what a hostile server can make us carry. */
const longestDownload = 4 * 1024 ** 3;
/** Up to this size a download is held in memory, and so fetched once, however often it is sent. */
const longestHeld = 8 * 1024 ** 2;
/** A download of unknown size has to be held, since an upload says its length before it starts. */
const longestUnsized = 32 * 1024 ** 2;
const mostRedirects = 5;

/**
 * Opens a URL as a source: a first request learns its size; what is too large to be held is streamed by a request
 * for each read. Sends no credentials and no cookies; each redirect is checked like the first URL.
 *
 * @throws BadInputError, SourceError, TimeoutError or CancelledError.
 */
export async function downloadSource(
  source: UrlSource,
  site: Site,
  ports: Ports,
  options: ExchangeOptions,
): Promise<BinarySource> {
  const url = parseRemoteUrl(source.url, site);
  const name = source.name ?? remoteName(url);
  let opened: Download | undefined = await openDownload(url, site, ports, options);
  const { size } = opened;
  if (size === undefined || size <= longestHeld) return bytesSource(name, await held(opened, url));
  return {
    kind: 'binary',
    name,
    size,
    open: async function* () {
      const download = opened ?? (await openDownload(url, site, ports, options));
      opened = undefined;
      yield* download.bytes();
    },
  };
}

interface Download {
  /** From Content-Length. */
  size: number | undefined;
  /** To be read once. Ends the connection when it is left early. */
  bytes: () => AsyncGenerator<Uint8Array>;
}

async function openDownload(
  from: URL,
  site: Site,
  ports: Ports,
  options: ExchangeOptions,
): Promise<Download> {
  const guard = guardAgainstStall(ports, options.timeout * 1000, options.signal);
  const left = new AbortController();
  const close = () => {
    guard.stop();
    left.abort();
  };
  const failure = (cause: unknown) => downloadError(cause, from, guard, options);
  try {
    const answer = await follow(from, site, ports, AbortSignal.any([guard.signal, left.signal]));
    return {
      size: declaredSize(answer, from),
      bytes: async function* () {
        try {
          for await (const chunk of answer.body) {
            // The upload that takes the bytes may be slower than the download.
            guard.pause();
            yield chunk;
            guard.progress();
          }
        } catch (cause) {
          throw failure(cause);
        } finally {
          close();
        }
      },
    };
  } catch (cause) {
    close();
    throw failure(cause);
  }
}

async function follow(from: URL, site: Site, ports: Ports, signal: AbortSignal): Promise<HttpAnswer> {
  let url = from;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    // A size only counts for the bytes as they are.
    const headers = { accept: 'image/*,video/*;q=0.9,*/*;q=0.1', 'accept-encoding': 'identity' };
    const answer = await ports.transport({ method: 'GET', url: url.href, headers, signal });
    if (answer.status === 200) return answer;
    for await (const chunk of answer.body) if (chunk.length > 0) break;
    const location = answer.headers.location;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) {
      throw new SourceError(`The source at ${url.host} answered with status ${answer.status}`, checkUrl, {
        retryable: isTemporary(answer.status),
        retryAfter: retryAfterMilliseconds(answer.headers['retry-after'], ports.now()),
      });
    }
    if (!URL.canParse(location, url.href)) {
      throw new SourceError(`The source at ${url.host} redirects to nowhere`, checkUrl);
    }
    url = parseRemoteUrl(new URL(location, url).href, site);
  }
  throw new SourceError(`The source at ${from.host} redirects more than ${mostRedirects} times`, checkUrl);
}

function declaredSize({ headers }: HttpAnswer, from: URL): number | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new SourceError(`The source at ${from.host} sends its bytes encoded as ${encoding}`, checkUrl);
  }
  const length = headers['content-length'];
  if (length === undefined || !/^\d+$/.test(length)) return undefined;
  const size = Number(length);
  if (size > longestDownload) throw tooLarge(from, `${size} bytes`);
  return size;
}

async function held({ size, bytes }: Download, from: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of bytes()) {
    received += chunk.length;
    if (received > longestUnsized)
      throw tooLarge(from, `more than ${longestUnsized} bytes of unknown number`);
    chunks.push(chunk);
  }
  if (size !== undefined && received !== size) {
    throw new SourceError(`The source at ${from.host} sent ${received} of ${size} bytes`, checkUrl, {
      retryable: true,
    });
  }
  if (received === 0) throw new SourceError(`The source at ${from.host} is empty`, checkUrl);
  const all = new Uint8Array(received);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function downloadError(
  cause: unknown,
  from: URL,
  guard: StallGuard,
  { timeout }: ExchangeOptions,
): PixvidError {
  if (cause instanceof PixvidError) return cause;
  if (guard.reason === 'cancelled') return new CancelledError('The upload was cancelled during its download');
  if (guard.reason === 'stalled') {
    return new TimeoutError(`No byte came from the source at ${from.host} for ${timeout} seconds`);
  }
  const reason = causeOf(cause).replaceAll(from.href, from.host);
  return new SourceError(`The connection to the source at ${from.host} failed${reason}`, checkUrl, {
    retryable: true,
  });
}

function tooLarge(from: URL, has: string): SourceError {
  return new SourceError(
    `The source at ${from.host} has ${has}`,
    `Downloads may have ${longestDownload} bytes, or ${longestUnsized} where the server does not say how many come.`,
  );
}

const checkUrl =
  'Open the URL in a browser that is not logged in anywhere: it must show the picture or video itself.';
