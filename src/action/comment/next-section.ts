import type { UploadResult } from '../../core/index.ts';
import { shortHash } from './fingerprint.ts';
import { pairByName } from './pairs.ts';
import { mostListed, type Picture, type Remote, type Section } from './section.ts';

/** What a picture is compared with. */
export interface Earlier {
  name: string;
  sha: string | null;
  remote: Remote;
}

export interface Comparison {
  /** Pictures of the base branch or, without those, of the last push; undefined where there are none of either. */
  earlier: readonly Earlier[] | undefined;
  /** Not all earlier pictures are known, so that one without a match is not told to be new. */
  isPartial: boolean;
  now: number;
}

/** A result, with the hash of the file and the fingerprint of the parameters it was uploaded with. */
export interface Uploaded {
  result: UploadResult;
  sha256: string | null;
  fingerprint: string;
}

export type Frame = Pick<Section, 'label' | 'commit' | 'runId' | 'layout'>;

/** The section after a run: its results, compared with what was there before. */
export function nextSection(
  frame: Frame,
  uploads: readonly Uploaded[],
  previous: Section | undefined,
  comparison: Comparison,
): Section {
  const found = uploads.flatMap((one) => pictureOf(one, comparison));
  const failures = uploads.flatMap(({ result }) => failureOf(result));
  const here = new Set(uploads.map(({ result }) => result.file));
  const failed = new Set(failures.map(({ name }) => name));
  const kept = (previous?.pictures ?? [])
    .filter(({ name, remote }) => failed.has(name) && !isExpired(remote, comparison.now))
    .map((picture) => ({ ...picture, change: 'stale' as const, before: null, difference: null }));
  const removed = (comparison.earlier ?? []).map(({ name }) => name).filter((name) => !here.has(name));
  return {
    ...frame,
    pictures: withoutEarlierOfPairs([...found, ...kept]),
    removed: removed.slice(0, mostListed),
    removedCount: removed.length,
    failures: failures.slice(0, mostListed),
    failedCount: failures.length,
    forgotten: 0,
  };
}

function pictureOf(
  { result, sha256, fingerprint }: Uploaded,
  { earlier, isPartial, now }: Comparison,
): Picture[] {
  if (result.status !== 'uploaded' && result.status !== 'reused') return [];
  const { hosted } = result;
  const remote = {
    ...hosted,
    mime: hosted.mime ?? result.mime,
    size: hosted.size ?? result.size,
    answer: null,
  };
  const sha = shortHash(sha256);
  const picture: Picture = {
    name: result.file,
    sha,
    fingerprint,
    remote,
    change: 'none',
    before: null,
    difference: null,
  };
  if (earlier === undefined) return [picture];
  const match = earlier.find(({ name }) => name === result.file);
  if (match === undefined) return [{ ...picture, change: isPartial ? 'none' : 'new' }];
  if (sha === null || match.sha === null) return [picture];
  if (sha === match.sha) return [{ ...picture, change: 'unchanged' }];
  return [{ ...picture, change: 'changed', before: isExpired(match.remote, now) ? null : match.remote }];
}

/** A pair of this run is shown as such, and not beside what either of them was before. */
function withoutEarlierOfPairs(pictures: Picture[]): Picture[] {
  const inPairs = new Set(pairByName(pictures).flatMap(({ before, after }) => [before, after]));
  return pictures.map((picture) => (inPairs.has(picture) ? { ...picture, before: null } : picture));
}

function failureOf(result: UploadResult): { name: string; reason: string }[] {
  if (result.status !== 'failed' && result.status !== 'unknown') return [];
  return [{ name: result.file, reason: result.error.message.slice(0, 500) }];
}

/** Whether a site has deleted the file by now. */
export function isExpired({ expiresAt }: Remote, now: number): boolean {
  return expiresAt !== null && !(Date.parse(expiresAt) > now);
}

/** Whether the comment would tell the same: then it is not written again. */
export function tellsTheSame(one: Section, other: Section, withBaseline: boolean): boolean {
  const content = ({ label, layout, pictures, failures, forgotten }: Section) => [
    label,
    layout,
    failures,
    forgotten,
    pictures
      .map(({ name, sha, remote, change, before }) => [
        name,
        sha,
        remote.url,
        ...(withBaseline ? [change, before?.url ?? null] : []),
      ])
      .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
  ];
  return JSON.stringify(content(one)) === JSON.stringify(content(other));
}
