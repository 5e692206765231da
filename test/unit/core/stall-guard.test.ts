import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { guardAgainstStall } from '../../../src/core/stall-guard.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('guardAgainstStall', () => {
  test('aborts when nothing has moved for that long', async () => {
    const clock = new VirtualClock();
    const guard = guardAgainstStall(clock, 1000, undefined);
    await clock.pass(999);
    expect(guard.signal.aborted).toBe(false);
    await clock.pass(2);
    expect(guard).toMatchObject({ reason: 'stalled', signal: { aborted: true } });
    expect(clock.sleeping).toBe(0);
  });

  test('starts anew whenever a byte moves', async () => {
    const clock = new VirtualClock();
    const guard = guardAgainstStall(clock, 1000, undefined);
    for (let byte = 0; byte < 10; byte++) {
      await clock.pass(900);
      guard.progress();
    }
    expect(guard.reason).toBeUndefined();
    await clock.pass(1001);
    expect(guard.reason).toBe('stalled');
  });

  test('does not count while it is paused', async () => {
    const clock = new VirtualClock();
    const guard = guardAgainstStall(clock, 1000, undefined);
    await clock.pass(900);
    guard.pause();
    await clock.pass(10_000);
    expect(guard.reason).toBeUndefined();
    guard.progress();
    await clock.pass(999);
    expect(guard.reason).toBeUndefined();
    await clock.pass(2);
    expect(guard.reason).toBe('stalled');
  });

  test('leaves nothing behind when it stops', async () => {
    const clock = new VirtualClock();
    const cancel = new AbortController();
    const guard = guardAgainstStall(clock, 1000, cancel.signal);
    guard.stop();
    expect(clock.sleeping).toBe(0);
    expect(getEventListeners(cancel.signal, 'abort')).toHaveLength(0);
    await clock.pass(5000);
    cancel.abort();
    expect(guard).toMatchObject({ reason: undefined, signal: { aborted: false } });
  });

  test('aborts when the caller cancels, before or later', () => {
    const clock = new VirtualClock();
    const cancel = new AbortController();
    const guard = guardAgainstStall(clock, 1000, cancel.signal);
    expect(guard.signal.aborted).toBe(false);
    cancel.abort();
    expect(guard).toMatchObject({ reason: 'cancelled', signal: { aborted: true } });
    expect(guardAgainstStall(clock, 1000, cancel.signal)).toMatchObject({
      reason: 'cancelled',
      signal: { aborted: true },
    });
  });

  test('keeps the first reason', async () => {
    const clock = new VirtualClock();
    const cancel = new AbortController();
    const guard = guardAgainstStall(clock, 1000, cancel.signal);
    await clock.pass(1001);
    cancel.abort();
    expect(guard.reason).toBe('stalled');
  });

  test('an aborted guard does not keep anybody asleep', () => {
    const clock = new VirtualClock();
    const cancel = new AbortController();
    guardAgainstStall(clock, 1000, cancel.signal);
    expect(clock.sleeping).toBe(1);
    cancel.abort();
    expect(clock.sleeping).toBe(0);
  });
});
