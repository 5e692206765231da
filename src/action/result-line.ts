import type { PixvidError, UploadResult } from '../core/index.ts';
import { bytes } from './figures.ts';

/** A result as a line of the log. */
export function resultLine(result: UploadResult): string {
  switch (result.status) {
    case 'uploaded':
    case 'reused': {
      const { hosted, status, size, file } = result;
      const notes = [status === 'reused' ? 'reused' : '', size === null ? '' : bytes(size)].filter(
        (note) => note !== '',
      );
      return `✓ ${file} → ${hosted.url ?? hosted.viewerUrl ?? 'no URL'} (${notes.join(', ')})`;
    }
    case 'skipped':
      return `- ${result.file}: skipped. ${result.error.message}.`;
    case 'unknown':
      return `? ${explain(result.file, result.error)}`;
    case 'failed':
      return `✗ ${explain(result.file, result.error)}`;
  }
}

/** What went wrong with a file, and what to do. */
export function explain(file: string, { message, hint }: PixvidError): string {
  return `${file}: ${message.replace(/\.$/, '')}. ${hint}`;
}
