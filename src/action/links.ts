import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { isInside, slashed, type Place } from './place.ts';

/**
 * Symbolic links are followed within the workspace and within the places outside of it that the input `path`
 * names; a link out of there would let a checked-out file publish anything the runner can read.
 */
export class Links {
  private readonly platform: Place['platform'];
  private readonly allowed: string[];
  private readonly known = new Map<string, string>();
  /** Directories that are links, or were reached through one. */
  private readonly behindLinks = new Set<string>();

  /** @param named absolute paths outside the workspace that lines of `path` name. */
  constructor(place: Place, named: readonly string[]) {
    this.platform = place.platform;
    this.allowed = [place.workspace, ...named].map((path) => this.realPath(path) ?? path);
  }

  /** Whether a path that may lead through links ends in an allowed place. */
  staysInside(path: string): boolean {
    const real = this.realPath(path);
    return (
      real !== undefined &&
      this.allowed.some((place) => real === place || isInside(real, place, this.platform))
    );
  }

  /** Whether the directory at `path` is one that it lies in, as can be once a link was followed. */
  isLoop(path: string, isLink: boolean): boolean {
    if (!isLink && !this.behindLinks.has(dirname(path))) return false;
    this.behindLinks.add(path);
    const target = this.realPath(path);
    for (let directory = path; directory !== dirname(directory);) {
      directory = dirname(directory);
      if (this.realPath(directory) === target) return true;
    }
    return false;
  }

  /** Without links; undefined when nothing is there. */
  private realPath(path: string): string | undefined {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    try {
      const real = slashed(realpathSync.native(path), this.platform);
      this.known.set(path, real);
      return real;
    } catch {
      return undefined;
    }
  }
}
