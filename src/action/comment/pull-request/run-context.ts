import type { JsonRecord } from '../github/answers.ts';

/** What is known of the run when its pull request is looked for. */
export interface RunContext {
  /** GITHUB_EVENT_NAME */
  eventName: string;
  /** The event's payload. */
  payload: JsonRecord;
  /** owner/name of the repository the workflow runs in. */
  repository: string;
  /** GITHUB_SHA */
  sha: string;
}

/** The pull request, or why there is none: `none` ends a sentence. */
export type Found = { number: number } | { none: string };
