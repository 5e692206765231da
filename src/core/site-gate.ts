import { CancelledError, type PixvidError } from './errors.ts';
import type { Ports } from './ports.ts';

/** The window of the one limit that can be waited for. */
const minute = 60_000;
/** The site counts in whole seconds, by its own clock. */
const margin = 1_500;
/** Milliseconds of a pause that is worth telling. */
const noticeable = 1_000;

/** Nothing is sent for a while. */
export interface Pause {
  ms: number;
  /** Uploads that are sent in a minute. */
  perMinute: number;
  /** Whether the site has refused more than that, or the caller asked for no more. */
  reason: 'flood' | 'pace';
}

/**
 * The one way to the site for all uploads of a run. It starts no more uploads in any 60 seconds than the site is
 * known to take, holds everybody while a flood window passes, and stays shut once the site has refused for a
 * reason that holds for every file.
 */
export class SiteGate {
  readonly #ports: Pick<Ports, 'now' | 'sleep'>;
  #perMinute: number;
  #underWay = 0;
  /** When uploads were answered: the site counts them from when it has the whole file, not from their start. */
  #answers: number[] = [];
  #heldUntil = 0;
  #reason: Pause['reason'] = 'pace';
  #toldUntil = 0;
  readonly #onPause: ((pause: Pause) => void) | undefined;
  #verdict: PixvidError | undefined;
  /** Wakes those who wait once there is a verdict. */
  readonly #closing = new AbortController();

  constructor(ports: Pick<Ports, 'now' | 'sleep'>, maxPerMinute: number, onPause?: (pause: Pause) => void) {
    this.#ports = ports;
    this.#onPause = onPause;
    this.#perMinute = maxPerMinute === 0 ? Number.POSITIVE_INFINITY : maxPerMinute;
  }

  /**
   * Waits for this upload's turn, which lasts until `leave` is called.
   *
   * @throws CancelledError when the signal aborts; the error the gate was shut with, once it was.
   */
  async enter(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      if (signal?.aborted) throw new CancelledError('The upload was cancelled before it was sent');
      if (this.#verdict) throw this.#verdict;
      const now = this.#ports.now();
      const wait = Math.max(this.#heldUntil, this.#nextFreeTurn(now)) - now;
      if (wait <= 0) break;
      this.#tell(now, wait);
      const closing = this.#closing.signal;
      await this.#ports.sleep(wait, signal ? AbortSignal.any([signal, closing]) : closing);
    }
    this.#underWay += 1;
  }

  /** The site has answered an upload, or will not any more. */
  leave(): void {
    this.#underWay -= 1;
    this.#answers.push(this.#ports.now());
  }

  /**
   * The site has answered the upload that left last: it takes `limit` a minute. Everybody waits until the window
   * has moved on.
   */
  flooded(limit: number): void {
    this.#perMinute = Math.max(1, Math.min(this.#perMinute, limit));
    // What was refused has no place in the window.
    const now = this.#answers.pop() ?? this.#ports.now();
    const oldest = this.#answers.find((answeredAt) => answeredAt > now - minute) ?? now;
    this.#heldUntil = Math.max(this.#heldUntil, oldest + minute + margin);
    this.#reason = 'flood';
  }

  /** No further upload can succeed. */
  shut(verdict: PixvidError): void {
    this.#verdict ??= verdict;
    this.#closing.abort();
  }

  /** Once a pause, however many wait. */
  #tell(now: number, ms: number): void {
    if (now < this.#toldUntil || ms < noticeable) return;
    this.#toldUntil = now + ms;
    this.#onPause?.({ ms, perMinute: this.#perMinute, reason: this.#reason });
  }

  #nextFreeTurn(now: number): number {
    const firstInWindow = this.#answers.findIndex((answeredAt) => answeredAt > now - minute - margin);
    if (firstInWindow !== 0) this.#answers.splice(0, firstInWindow === -1 ? Infinity : firstInWindow);
    const surplus = this.#underWay + this.#answers.length - this.#perMinute;
    if (surplus < 0) return now;
    // Without an answer to wait out, all places are taken by uploads under way.
    return (this.#answers[surplus] ?? now) + minute + margin;
  }
}
