import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadKeyError, CancelledError } from '../../../src/core/errors.ts';
import { SiteGate, type Pause } from '../../../src/core/site-gate.ts';
import { VirtualClock } from './virtual-clock.ts';

const minute = 60_000;

/** The most moments that lie within any span of 60 seconds. */
function mostInAMinute(moments: readonly number[]): number {
  return Math.max(
    ...moments.map((start) => moments.filter((moment) => moment >= start && moment < start + minute).length),
  );
}

/** Enters `count` times, `concurrency` at once, each taking its time; answers with the moments of entry. */
async function entries(
  gate: SiteGate,
  clock: VirtualClock,
  count: number,
  concurrency: number,
  takes: () => number,
) {
  const moments: number[] = [];
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await gate.enter(undefined);
      moments.push(clock.now());
      await clock.sleep(takes());
      gate.leave();
    }
  };
  await clock.run(Promise.all(Array.from({ length: concurrency }, work)));
  return moments;
}

describe('pacing', () => {
  test('without a limit nobody waits', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    expect(await entries(new SiteGate(clock, 0), clock, 1000, 8, () => 0)).toEqual(Array(1000).fill(start));
  });

  test('starts no more in any minute than allowed, and not much less', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 32 }),
        fc.nat(20_000),
        async (limit, concurrency, longest) => {
          const clock = new VirtualClock();
          const start = clock.now();
          const count = limit * 3 + 1;
          const moments = await entries(
            new SiteGate(clock, limit),
            clock,
            count,
            concurrency,
            () => Math.random() * longest,
          );
          expect(moments).toHaveLength(count);
          expect(mostInAMinute(moments)).toBeLessThanOrEqual(limit);
          const slowest = Math.max(3 * (minute + 1500), (count / concurrency) * longest) + longest;
          expect((moments.at(-1) ?? 0) - start).toBeLessThanOrEqual(slowest + 3 * minute);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('pacing counts an upload from its end, as the site does', async () => {
  const clock = new VirtualClock();
  const start = clock.now();
  const moments = await entries(new SiteGate(clock, 2), clock, 4, 8, () => 30_000);
  expect(moments.map((moment) => moment - start)).toEqual([0, 0, 91_500, 91_500]);
});

describe('a flood', () => {
  /** A site that counts what it has stored in the last minute, as Chevereto does. */
  class FloodingSite {
    readonly stored: number[] = [];
    refusals = 0;
    readonly #clock: VirtualClock;
    readonly #limit: number;

    constructor(clock: VirtualClock, limit: number, before: number) {
      this.#clock = clock;
      this.#limit = limit;
      this.stored.push(...Array<number>(before).fill(clock.now() - 1000));
    }

    async takes(ms: number): Promise<boolean> {
      await this.#clock.sleep(ms);
      const recent = this.stored.filter((moment) => moment >= this.#clock.now() - minute);
      if (recent.length >= this.#limit) {
        this.refusals += 1;
        return false;
      }
      this.stored.push(this.#clock.now());
      return true;
    }
  }

  async function uploads(
    count: number,
    limit: number,
    concurrency: number,
    before: number,
    takes: () => number,
  ) {
    const clock = new VirtualClock();
    const start = clock.now();
    const site = new FloodingSite(clock, limit, before);
    const gate = new SiteGate(clock, 0);
    let left = count;
    const mostRefusals: number[] = [];
    const work = async () => {
      while (left > 0) {
        left -= 1;
        let refusals = 0;
        for (;;) {
          await gate.enter(undefined);
          const isTaken = await site.takes(takes());
          gate.leave();
          if (isTaken) break;
          refusals += 1;
          gate.flooded(limit);
        }
        mostRefusals.push(refusals);
      }
    };
    await clock.run(Promise.all(Array.from({ length: concurrency }, work)));
    return { site, seconds: (clock.now() - start) / 1000, mostRefusals: Math.max(...mostRefusals) };
  }

  test('200 files on a stock site, which takes 50 a minute: all arrive, as fast as it lets them', async () => {
    const { site, seconds, mostRefusals } = await uploads(200, 50, 8, 0, () => 150);
    expect(site.stored).toHaveLength(200);
    expect(site.refusals).toBeLessThanOrEqual(8);
    expect(mostRefusals).toBe(1);
    expect(seconds).toBeGreaterThan(180);
    expect(seconds).toBeLessThan(200);
  });

  test('after an earlier run on the same site', async () => {
    const { site, seconds } = await uploads(60, 50, 8, 50, () => 150);
    expect(site.stored).toHaveLength(110);
    expect(site.refusals).toBeLessThanOrEqual(8);
    expect(seconds).toBeLessThan(130);
  });

  test('whatever the limit, the concurrency and the time uploads take: all arrive, with few refusals each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 32 }),
        fc.nat(50),
        fc.constantFrom(10, 1000, 10_000, 59_000),
        async (limit, concurrency, before, longest) => {
          const count = Math.min(limit * 3, 60);
          const { site, mostRefusals } = await uploads(
            count,
            limit,
            concurrency,
            Math.min(before, limit),
            () => Math.random() * longest,
          );
          expect(site.stored.length).toBeGreaterThanOrEqual(count);
          expect(mostRefusals).toBeLessThan(15);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('holds everybody until the window has moved on', async () => {
    const clock = new VirtualClock();
    const gate = new SiteGate(clock, 0);
    const start = clock.now();
    await gate.enter(undefined);
    gate.leave();
    await clock.pass(10_000);
    await gate.enter(undefined);
    gate.leave();
    gate.flooded(1);
    const moments: number[] = [];
    const enter = async () => {
      await gate.enter(undefined);
      moments.push(clock.now() - start);
      gate.leave();
    };
    await clock.run(Promise.all([enter(), enter()]));
    expect(moments).toEqual([61_500, 123_000]);
  });
});

describe('a pause', () => {
  test('for pacing is told once, however many wait', async () => {
    const clock = new VirtualClock();
    const pauses: Pause[] = [];
    const gate = new SiteGate(clock, 10, (pause) => pauses.push(pause));
    await entries(gate, clock, 25, 8, () => 50);
    expect(pauses.map(({ ms, ...pause }) => ({ ...pause, seconds: Math.floor(ms / 1000) }))).toEqual([
      { perMinute: 10, reason: 'pace', seconds: 61 },
      { perMinute: 10, reason: 'pace', seconds: 61 },
    ]);
  });

  test('for a flood is told with what the site takes', async () => {
    const clock = new VirtualClock();
    const pauses: Pause[] = [];
    const gate = new SiteGate(clock, 0, (pause) => pauses.push(pause));
    for (const upload of [1, 2, 3]) {
      await gate.enter(undefined);
      await clock.pass(upload);
      gate.leave();
    }
    gate.flooded(2);
    await clock.run(Promise.all([gate.enter(undefined), gate.enter(undefined)]));
    expect(pauses).toEqual([{ ms: 61_495, perMinute: 2, reason: 'flood' }]);
  });

  test('that nobody would notice is not told', async () => {
    const clock = new VirtualClock();
    const pauses: Pause[] = [];
    const gate = new SiteGate(clock, 1, (pause) => pauses.push(pause));
    await gate.enter(undefined);
    gate.leave();
    await clock.pass(61_000);
    await clock.run(gate.enter(undefined));
    expect(pauses).toEqual([]);
  });
});

describe('a verdict', () => {
  const verdict = new BadKeyError('The site does not know the API key');

  test('stops everybody who comes later, with the first verdict', async () => {
    const gate = new SiteGate(new VirtualClock(), 0);
    gate.shut(verdict);
    gate.shut(new BadKeyError('another'));
    await expect(gate.enter(undefined)).rejects.toBe(verdict);
  });

  test('stops those who wait, at once', async () => {
    const clock = new VirtualClock();
    const gate = new SiteGate(clock, 1);
    await gate.enter(undefined);
    const start = clock.now();
    const waiting = expect(gate.enter(undefined)).rejects.toBe(verdict);
    gate.shut(verdict);
    await clock.run(waiting);
    expect(clock.now()).toBe(start);
    expect(clock.sleeping).toBe(0);
  });
});

describe('cancelling', () => {
  test('stops those who wait, at once', async () => {
    const clock = new VirtualClock();
    const gate = new SiteGate(clock, 1);
    await gate.enter(undefined);
    const start = clock.now();
    const cancel = new AbortController();
    const waiting = expect(gate.enter(cancel.signal)).rejects.toBeInstanceOf(CancelledError);
    cancel.abort();
    await clock.run(waiting);
    expect(clock.now()).toBe(start);
    await expect(gate.enter(cancel.signal)).rejects.toBeInstanceOf(CancelledError);
  });
});
