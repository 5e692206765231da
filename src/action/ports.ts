import { createHash } from 'node:crypto';
import type { Ports, Transport } from '../core/index.ts';

/** What the core needs of Node.js. */
export function nodePorts(transport: Transport): Ports {
  return {
    transport,
    sleep,
    now: Date.now,
    random: Math.random,
    sha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
    },
    decodeBase64: (text) => Buffer.from(text, 'base64'),
  };
}

/** What node:timers/promises has would make an error for every sleep that is cut short: two a request. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', wake);
  });
}
