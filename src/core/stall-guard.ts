import type { Ports } from './ports.ts';

/** Watches bytes move. Its signal aborts when none has moved for too long, or when the caller cancels. */
export interface StallGuard {
  readonly signal: AbortSignal;
  /** Why the signal aborted. */
  readonly reason: 'stalled' | 'cancelled' | undefined;
  /** A byte moved. */
  progress: () => void;
  /** Nobody waits for a byte, until the next one moves. */
  pause: () => void;
  stop: () => void;
}

/** @param limit milliseconds without progress */
export function guardAgainstStall(
  ports: Pick<Ports, 'sleep' | 'now'>,
  limit: number,
  outer: AbortSignal | undefined,
): StallGuard {
  const inner = new AbortController();
  const stopped = new AbortController();
  let reason: StallGuard['reason'];
  let lastProgress = ports.now();
  let paused = false;

  const stop = () => {
    // A reason of our own spares the making of an error, for every request.
    stopped.abort('stopped');
    outer?.removeEventListener('abort', cancel);
  };
  const abort = (why: 'stalled' | 'cancelled') => {
    reason = why;
    stop();
    inner.abort();
  };
  const cancel = () => {
    abort('cancelled');
  };
  const watch = async () => {
    while (!stopped.signal.aborted) {
      if (paused) lastProgress = ports.now();
      const left = lastProgress + limit - ports.now();
      if (left <= 0) abort('stalled');
      else await ports.sleep(left, stopped.signal);
    }
  };

  outer?.addEventListener('abort', cancel);
  if (outer?.aborted) cancel();
  void watch();
  return {
    signal: inner.signal,
    get reason() {
      return reason;
    },
    progress: () => {
      paused = false;
      lastProgress = ports.now();
    },
    pause: () => {
      paused = true;
    },
    stop,
  };
}

/** Rejects when the signal aborts, for work that is slow to notice it. */
export async function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, { once: true });
  });
}
