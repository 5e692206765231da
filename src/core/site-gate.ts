import { CancelledError, type PixvidError } from './errors.ts';
import type { Ports } from './ports.ts';

/** The window of the one limit that can be waited for. */
const minute = 60_000;
/** The site counts in whole seconds, by its own clock. */
const margin = 1_500;

/**
 * The one way to the site for all uploads of a run. It starts no more uploads in any 60 seconds than the site is
 * known to take, holds everybody while a flood window passes, and stays shut once the site has refused for a
 * reason that holds for every file.
 */
export class SiteGate {
  readonly #ports: Pick<Ports, 'now' | 'sleep'>;
  #perMinute: number;
  #starts: number[] = [];
  #heldUntil = 0;
  #verdict: PixvidError | undefined;
  /** Wakes those who wait once there is a verdict. */
  readonly #closing = new AbortController();

  constructor(ports: Pick<Ports, 'now' | 'sleep'>, maxPerMinute: number) {
    this.#ports = ports;
    this.#perMinute = maxPerMinute === 0 ? Number.POSITIVE_INFINITY : maxPerMinute;
  }

  /**
   * Waits for this upload's turn.
   *
   * @throws CancelledError when the signal aborts; the error the gate was shut with, once it was.
   */
  async enter(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      if (signal?.aborted) throw new CancelledError('The upload was cancelled before it was sent');
      if (this.#verdict) throw this.#verdict;
      const now = this.#ports.now();
      const wait = Math.max(this.#heldUntil, this.#nextFreeTurn(now)) - now;
      if (wait <= 0) {
        this.#starts.push(now);
        return;
      }
      await this.#ports.sleep(
        wait,
        AbortSignal.any(signal ? [signal, this.#closing.signal] : [this.#closing.signal]),
      );
    }
  }

  /** The site said that it takes `limit` uploads a minute: everybody waits until the window has moved on. */
  flooded(limit: number): void {
    const now = this.#ports.now();
    this.#perMinute = Math.max(1, Math.min(this.#perMinute, limit));
    const oldest = this.#starts.find((start) => start > now - minute) ?? now;
    this.#heldUntil = Math.max(this.#heldUntil, oldest + minute + margin);
    // The refused upload takes no place in the window.
    this.#starts.pop();
  }

  /** No further upload can succeed. */
  shut(verdict: PixvidError): void {
    this.#verdict ??= verdict;
    this.#closing.abort();
  }

  #nextFreeTurn(now: number): number {
    this.#starts = this.#starts.filter((start) => start > now - minute - margin);
    const blocking = this.#starts.at(-this.#perMinute);
    return this.#starts.length < this.#perMinute || blocking === undefined ? now : blocking + minute + margin;
  }
}
