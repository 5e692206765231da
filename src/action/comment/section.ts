import type { HostedFile } from '../../core/index.ts';

/** A file on the site, as the comment remembers it. */
export type Remote = HostedFile & { answer: null };

/**
 * How a picture compares with the earlier one of the same name: `none` where there was nothing to compare with,
 * `stale` where it could not be uploaded and the earlier one is all there is.
 */
export const changes = ['none', 'new', 'changed', 'unchanged', 'stale'] as const;
export type Change = (typeof changes)[number];

/** One picture or video of a section. */
export interface Picture {
  /** As in the results: the path from the workspace. */
  name: string;
  /** First 128 bits of the SHA-256 of its bytes, hex; null when they never passed through here. */
  sha: string | null;
  /** Of the parameters it was uploaded with and the site it went to. */
  fingerprint: string;
  remote: Remote;
  change: Change;
  /** What it replaced, shown beside it. */
  before: Remote | null;
  /** A picture of the differences to `before`. */
  difference: Remote | null;
}

export interface Failure {
  name: string;
  reason: string;
}

/** How pictures are laid out; `auto` follows their number and shape. */
export interface Layout {
  columns: number | 'auto';
  /** Width of a picture in CSS pixels. */
  thumbnail: number | 'auto';
  /** Title of the whole comment. */
  title: string;
  /** Text with named holes; empty for the default layout. */
  template: string;
}

/** One step's part of a comment: all that is shown of it, and all that the next run has to know. */
export interface Section {
  label: string;
  /** Commit the pictures were made of. */
  commit: string;
  /** Run whose summary has everything. */
  runId: string;
  layout: Layout;
  pictures: Picture[];
  /** Names of pictures that are there no more, the first of them only. */
  removed: string[];
  removedCount: number;
  /** The first of them only. */
  failures: Failure[];
  failedCount: number;
  /** Pictures beyond those in `pictures`: they did not fit into the comment and are not remembered. */
  forgotten: number;
}

/** Removed names and failures a section lists; the rest is counted only. */
export const mostListed = 20;

/** Where the comment stands. */
export interface Thread {
  /** Such as `https://github.com`. */
  serverUrl: string;
  /** owner/name */
  repository: string;
  pullRequest: number;
}

/** All files a section has on the site. */
export function remotesOf(section: Section): Remote[] {
  return section.pictures
    .flatMap(({ remote, before, difference }) => [remote, before, difference])
    .filter((remote) => remote !== null);
}
