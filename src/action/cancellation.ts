import { constants } from 'node:os';

/** Tells of the runner's wish to stop: it sends SIGINT, then SIGTERM, and ends the process some seconds later. */
export interface Cancellation {
  signal: AbortSignal;
  /** What a process that the signal had ended would answer; 0 while nobody wishes to stop. */
  exitCode: () => number;
}

export function listenForCancellation(): Cancellation {
  const controller = new AbortController();
  let exitCode = 0;
  const stop = (name: 'SIGINT' | 'SIGTERM') => {
    exitCode = 128 + constants.signals[name];
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, exitCode: () => exitCode };
}
