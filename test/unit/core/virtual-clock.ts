import { setImmediate as settle } from 'node:timers/promises';
import type { Ports } from '../../../src/core/index.ts';

interface Sleeper {
  until: number;
  wake: () => void;
}

/** A clock that stands still while anything runs, and jumps to the next one who wants to be woken. */
export class VirtualClock implements Pick<Ports, 'now' | 'sleep'> {
  #now = Date.parse('2026-11-23T09:00:00Z');
  #sleepers: Sleeper[] = [];

  readonly now = () => this.#now;

  readonly sleep = async (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = { until: this.#now + ms, wake: resolve };
      if (signal?.aborted === true) resolve();
      else this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      });
    });

  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Lets time pass until the work is done. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    const state = { done: false };
    const finish = () => {
      state.done = true;
    };
    work.then(finish, finish);
    for (;;) {
      await settle();
      if (state.done) return work;
      const next = this.#sleepers.toSorted((one, other) => one.until - other.until)[0];
      if (!next) throw new Error('nothing sleeps and nothing gets done');
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
  }

  /** Lets this much time pass. */
  async pass(ms: number): Promise<void> {
    await this.run(this.sleep(ms));
  }
}
