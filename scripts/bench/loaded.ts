import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measured-process.ts';

/** What a step loaded and read. */
export interface Loaded {
  /** Absolute paths of the scripts, the bundle's chunks among them. */
  scripts: readonly string[];
  /** Node's own modules. */
  builtins: readonly string[];
  /** How often files to upload were opened, and the bytes read of them. */
  opened: number;
  bytesRead: number;
  /** Bytes it had in memory at most. */
  rss: number;
}

/** The command of a step, so that {@link readLoaded} can tell what it loaded. */
export function watched({ argv, env, ...rest }: Command, scratch: string): Command {
  const [program = '', ...parameters] = argv;
  return {
    ...rest,
    argv: [program, '--require', join(import.meta.dirname, 'loaded.cjs'), ...parameters],
    env: { ...env, BENCH_LOADED: join(scratch, 'loaded.json') },
  };
}

export function readLoaded(scratch: string): Loaded {
  return JSON.parse(readFileSync(join(scratch, 'loaded.json'), 'utf8')) as Loaded;
}

export function bytesOf(scripts: readonly string[]): number {
  return scripts.reduce((sum, path) => sum + statSync(path).size, 0);
}
