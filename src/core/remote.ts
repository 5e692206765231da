import { CancelledError, NetworkError, PixvidError, SourceError, TimeoutError } from './errors.ts';
import { causeOf, type ExchangeOptions } from './exchange.ts';
import type { HttpAnswer, Ports } from './ports.ts';
import { parseRemoteUrl, remoteName } from './remote-url.ts';
import type { Site } from './site.ts';
import { bytesSource, type BinarySource, type UrlSource } from './source.ts';
import { guardAgainstStall } from './stall-guard.ts';

/** Bytes a download may have. Chevereto sites take far less; this bounds what a hostile server can make us carry. */
const longestDownload = 4 * 1024 ** 3;
/** A download without Content-Length must be held in memory, since an upload says its length before it starts. */
const longestBuffered = 32 * 1024 ** 2;
const mostRedirects = 5;

/**
 * Opens a URL as a source: a first request learns its size, and every read streams. Sends no credentials and no
 * cookies; each redirect is checked like the first URL.
 *
 * @throws BadInputError, SourceError, NetworkError, TimeoutError or CancelledError.
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
  if (opened.size === undefined) return bytesSource(name, await buffered(opened));
  return {
    kind: 'binary',
    name,
    size: opened.size,
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
  bytes: () => AsyncGenerator<Uint8Array>;
}

async function openDownload(
  from: URL,
  site: Site,
  ports: Ports,
  options: ExchangeOptions,
): Promise<Download> {
  const guard = guardAgainstStall(ports, options.timeout * 1000, options.signal);
  const close = new AbortController();
  try {
    const answer = await follow(from, site, ports, AbortSignal.any([guard.signal, close.signal]));
    return {
      size: declaredSize(answer, from),
      // From here on the upload that the bytes flow into watches for a stall.
      bytes: async function* () {
        try {
          yield* answer.body;
        } catch (cause) {
          throw new NetworkError(`The source at ${from.host} broke off${causeOf(cause)}`);
        } finally {
          close.abort();
        }
      },
    };
  } catch (cause) {
    close.abort();
    if (cause instanceof PixvidError) throw cause;
    if (guard.reason === 'cancelled')
      throw new CancelledError('The upload was cancelled during its download');
    if (guard.reason === 'stalled') {
      throw new TimeoutError(`The source at ${from.host} did not answer for ${options.timeout} seconds`);
    }
    throw new NetworkError(`The connection to the source at ${from.host} failed${causeOf(cause)}`);
  } finally {
    guard.stop();
  }
}

async function follow(from: URL, site: Site, ports: Ports, signal: AbortSignal): Promise<HttpAnswer> {
  let url = from;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    // A size only counts for the bytes as they are.
    const headers = { accept: 'image/*,video/*;q=0.9,*/*;q=0.1', 'accept-encoding': 'identity' };
    const answer = await ports.transport({ method: 'GET', url: url.href, headers, signal });
    if (answer.status === 200) return answer;
    const location = answer.headers.location;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) {
      throw new SourceError(`The source at ${url.host} answered with status ${answer.status}`, checkUrl);
    }
    if (!URL.canParse(location, url.href))
      throw new SourceError(`The source at ${url.host} redirects to nowhere`, checkUrl);
    url = parseRemoteUrl(new URL(location, url).href, site);
  }
  throw new SourceError(`The source at ${from.host} redirects more than ${mostRedirects} times`, checkUrl);
}

const checkUrl =
  'Open the URL in a browser that is not logged in anywhere: it must show the picture or video itself.';

function declaredSize({ headers }: HttpAnswer, from: URL): number | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new SourceError(`The source at ${from.host} sends its bytes encoded as ${encoding}`, checkUrl);
  }
  const length = headers['content-length'];
  if (length === undefined || !/^\d+$/.test(length)) return undefined;
  const size = Number(length);
  if (size > longestDownload) throw new SourceError(`The source at ${from.host} has ${size} bytes`, tooLarge);
  return size;
}

const tooLarge = `Downloads may have ${longestDownload} bytes, or ${longestBuffered} where the server does not say how many come.`;

async function buffered(download: Download): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of download.bytes()) {
    size += chunk.length;
    if (size > longestBuffered) {
      throw new SourceError(
        `The source sends more than ${longestBuffered} bytes without saying how many`,
        tooLarge,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  chunks.reduce((offset, chunk) => (bytes.set(chunk, offset), offset + chunk.length), 0);
  return bytes;
}
