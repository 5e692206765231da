import type { Ports } from './ports.ts';

/** Watches one attempt. Its signal aborts when nothing has moved for too long, or when the caller cancels. */
export interface StallGuard {
  readonly signal: AbortSignal;
  /** Why the signal aborted. */
  readonly reason: 'stalled' | 'cancelled' | undefined;
  /** A byte moved. */
  progress: () => void;
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

  const abort = (why: 'stalled' | 'cancelled') => {
    reason ??= why;
    inner.abort();
  };
  const cancel = () => {
    abort('cancelled');
  };
  const watch = async () => {
    while (!stopped.signal.aborted) {
      const left = lastProgress + limit - ports.now();
      if (left <= 0) {
        abort('stalled');
        return;
      }
      await ports.sleep(left, stopped.signal);
    }
  };

  if (outer?.aborted) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  void watch();
  return {
    signal: inner.signal,
    get reason() {
      return reason;
    },
    progress: () => {
      lastProgress = ports.now();
    },
    stop: () => {
      stopped.abort();
      outer?.removeEventListener('abort', cancel);
    },
  };
}
