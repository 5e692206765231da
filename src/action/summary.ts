import type { UploadResult } from '../core/index.ts';
import { renderGallery } from './gallery.ts';
import * as log from './log.ts';
import * as runner from './runner.ts';

/** Bytes of a step's summary: GitHub drops one above 1 MiB whole. */
const longestSummary = 1_000_000;

/** Adds the gallery to the job's summary page. */
export function writeSummary(results: readonly UploadResult[], host: string): void {
  try {
    runner.addToSummary(renderGallery(results, host, longestSummary));
  } catch (error) {
    log.warning(
      `The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
