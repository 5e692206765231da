import { readFile } from 'node:fs/promises';
import type { Transport } from '../core/index.ts';
import { absolutePath } from './absolute-path.ts';
import { largestManifest, ManifestError, parseManifest } from './comment/manifest.ts';
import type { Earlier } from './comment/next-section.ts';
import type { Place } from './place.ts';
import { withoutSecrets } from './path-lines.ts';
import { Problems } from './problems.ts';

/** Long enough for a slow server, short enough for a job. */
const timeoutMs = 60_000;

/**
 * Reads what the input `baseline` names: a path, or an http(s) URL.
 *
 * @throws InputError when nothing usable is there.
 */
export async function readBaseline(given: string, place: Place, transport: Transport): Promise<Earlier[]> {
  const problems = new Problems();
  const isUrl = /^https?:\/\//i.test(given);
  const shown = isUrl ? withoutSecrets(given) : given;
  try {
    return parseManifest(isUrl ? await download(given, transport) : await read(absolutePath(given, place)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isForeign = error instanceof ManifestError;
    problems.add(
      'baseline',
      shown,
      isForeign ? reason : `cannot be read (${reason})`,
      'Give the file that manifest-path or results-file wrote in another run, or leave it out.',
    );
    throw problems.error();
  }
}

async function read(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > largestManifest) throw new ManifestError(`has more than ${largestManifest} bytes`);
  return bytes.toString('utf8');
}

async function download(url: string, transport: Transport): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { status, body } = await transport({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    signal,
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > largestManifest) throw new ManifestError(`has more than ${largestManifest} bytes`);
  }
  if (status !== 200) throw new Error(`the server answered with status ${status}`);
  return Buffer.concat(chunks).toString('utf8');
}
