import type { Ports, Source } from '../../../core/index.ts';

interface ReadOptions {
  ports: Ports;
  signal: AbortSignal;
}

/** Screenshots are far smaller; what is larger is not worth comparing. */
const mostBytes = 50 * 1024 * 1024;
const timeoutMs = 60_000;

/** @throws Error when they cannot be read. */
export async function readSource(source: Source, options: ReadOptions): Promise<Buffer> {
  switch (source.kind) {
    case 'binary':
      return collect(source.open());
    case 'base64':
      return Buffer.from(source.text.replace(/^data:[^,]*,/, ''), 'base64');
    case 'url':
      return readUrl(source.url, options);
  }
}

/** @throws Error when nothing usable is there. */
export async function readUrl(url: string | null, { ports, signal }: ReadOptions): Promise<Buffer> {
  if (url === null) throw new Error('the earlier picture has no URL');
  const answer = await ports.transport({
    method: 'GET',
    url,
    headers: { accept: 'image/*' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const bytes = await collect(answer.body);
  if (answer.status !== 200)
    throw new Error(`the earlier picture could not be fetched (status ${answer.status})`);
  return bytes;
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of parts) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error(`it has more than ${mostBytes / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
