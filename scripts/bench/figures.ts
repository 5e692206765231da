import type { Arrivals } from './sink.ts';
import type { Usage } from './measured-process.ts';

/** One process of one client in one round. */
export interface Run extends Usage, Omit<Arrivals, 'firstAt'> {
  /** Milliseconds from its start to its first connection. */
  toFirst: number | null;
}

/** What is told of a client over all rounds. */
export interface Figures {
  rounds: number;
  wall: number;
  cpu: number;
  rss: number;
  connections: number;
  requests: number;
  toFirst: number | null;
  /** Against the first client of the same round; null for that client itself. */
  wallRatio: Spread | null;
  cpuRatio: Spread | null;
  /** Milliseconds beyond the first client's in the same round. */
  wallOver: number | null;
}

export interface Spread {
  median: number;
  least: number;
  largest: number;
}

/** @param reference the runs of the client to compare with, round by round. */
export function figuresOf(runs: readonly Run[], reference: readonly Run[] | undefined): Figures {
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const firsts = runs.map(({ toFirst }) => toFirst).filter((ms) => ms !== null);
  return {
    rounds: runs.length,
    wall: of(({ wall }) => wall),
    cpu: of(({ cpu }) => cpu),
    rss: of(({ rss }) => rss),
    connections: of(({ connections }) => connections),
    requests: of(({ requests }) => requests),
    toFirst: firsts.length === 0 ? null : median(firsts),
    wallRatio: reference ? ratio(runs, reference, ({ wall }) => wall) : null,
    cpuRatio: reference ? ratio(runs, reference, ({ cpu }) => cpu) : null,
    wallOver: reference
      ? median(runs.map(({ wall }, round) => wall - (reference[round]?.wall ?? Number.NaN)))
      : null,
  };
}

function ratio(runs: readonly Run[], reference: readonly Run[], figure: (run: Run) => number): Spread {
  const ratios = runs.flatMap((run, round) => {
    const other = reference[round];
    return other ? [figure(run) / figure(other)] : [];
  });
  return { median: median(ratios), least: Math.min(...ratios), largest: Math.max(...ratios) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
