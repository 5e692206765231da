import { realpathSync } from 'node:fs';
import { isInside, slashed, type Place } from './place.ts';

/**
 * Symbolic links are followed within the workspace and within the places outside of it that the input `path`
 * names; a link out of there would let a checked-out file publish anything the runner can read.
 */
export class Links {
  private readonly platform: Place['platform'];
  private readonly allowed: string[];
  private readonly known = new Map<string, string>();

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

  /** Whether following the directory link at `path` would come back to a directory on the way to it from `root`. */
  isLoop(path: string, root: string): boolean {
    const target = this.realPath(path);
    for (let directory = parent(path); ; directory = parent(directory)) {
      if (this.realPath(directory) === target) return true;
      if (directory.length <= root.length) return false;
    }
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

function parent(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}
