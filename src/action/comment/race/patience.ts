import { TryAgainError } from './conversation.ts';
import { turn } from './timing.ts';
import type { Clock } from './settle.ts';

/** Waits for rate limits longer than this are not worth a job's time before it has done anything. */
const longestWait = 2 * 60_000;
const mostTries = 4;

/** Asks again when GitHub is busy or wants fewer requests. For reads, which may be repeated freely. */
export async function patiently<T>(ask: () => Promise<T>, clock: Clock): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const wait = error instanceof TryAgainError ? (error.wait ?? turn * 2 ** tries) : undefined;
      if (wait === undefined || wait > longestWait || tries === mostTries) throw error;
      await clock.sleep(wait + clock.random() * turn);
    }
  }
}
