import { ApiError } from '../failure.ts';
import { sniff } from '../media/sniff.ts';
import { videoMime } from '../media/video.ts';
import type { SiteState } from '../state.ts';
import type { TempFile } from '../storage/temp-files.ts';
import { uploadFolder } from './folder.ts';
import { byteLimit } from './prepare.ts';
import type { SourceFile } from './source.ts';
import type { Uploader } from './store.ts';

const timeLimitMs = 30_000;

/**
 * The file a URL source stands for.
 * @throws ApiError wherever the site does not fetch URLs, or cannot fetch this one
 */
export async function fetchSource(site: SiteState, uploader: Uploader, url: string): Promise<SourceFile> {
  const { urlUpload } = site.settings;
  if (urlUpload === 'off' || (urlUpload === 'admin-broken' && uploader.owner !== 'admin')) {
    throw new ApiError('URL uploading is disabled', 403);
  }
  if (urlUpload === 'admin-broken') {
    // 4.2.0 opens the folder the picture is meant for as if it were the file to write.
    const folder = site.files.folderPath(uploadFolder(site));
    throw new ApiError(`fopen(${folder}): Failed to open stream: Is a directory`, 0);
  }
  const stored = await download(site, url, byteLimit(site, uploader));
  const found = await sniff(stored.path);
  const name = decodedName(url);
  if (found.kind === 'picture') return { name, mediaType: `image/${found.format}`, stored, error: 'none' };
  const mediaType = found.kind === 'video' ? videoMime(found.format) : 'application/octet-stream';
  return { name, mediaType, stored, error: 'none' };
}

async function download(site: SiteState, url: string, limit: number): Promise<TempFile> {
  const writer = await site.temp.create();
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeLimitMs) });
    if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
    let size = 0;
    for await (const chunk of response.body) {
      const bytes: unknown = chunk;
      if (!(bytes instanceof Uint8Array)) continue;
      await writer.write(Buffer.from(bytes));
      size += bytes.length;
      // What is over the limit is refused for its size; there is no need of the rest.
      if (size > limit) break;
    }
  } catch (error) {
    await writer.discard();
    const reason = error instanceof Error ? error.message : String(error);
    throw new ApiError(`Can't fetch target URL: ${reason}`, 600);
  }
  return writer.finish();
}

function decodedName(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
