import type { Source, UploadParameters, UploadResult, UploadSettings } from '../../core/index.ts';
import type { Block } from './body.ts';
import type { Desk, DeskOptions } from './desk.ts';
import type { CommentInputs } from './inputs.ts';
import type { Earlier } from './next-section.ts';
import type { Revision } from './revision.ts';
import type { SectionName } from './section-name.ts';
import type { Section } from './section.ts';

export interface CommentOptions extends DeskOptions {
  inputs: CommentInputs;
  settings: UploadSettings;
  /** What to compare with in place of the last push. */
  baseline: readonly Earlier[] | undefined;
}

/** A result, what it was uploaded with, and where its bytes are; undefined for a file that could not be opened. */
export interface Outcome {
  result: UploadResult;
  parameters: UploadParameters;
  source: Source | undefined;
}

/** All that is known when the comment is opened. */
export interface Job extends CommentOptions {
  section: SectionName;
  desk: Desk | undefined;
  previous: Section | undefined;
  block: Block | undefined;
  revision: Revision;
  /** SHA-256 of each file as it lies here; a result has that of the bytes sent, which `reupload` changes. */
  hashes: ReadonlyMap<string, string>;
}
