import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ports, Transport } from '../core/index.ts';

/** What the core needs of Node.js. */
export function nodePorts(transport: Transport): Ports {
  return {
    transport,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, { signal }).catch(() => undefined);
    },
    now: Date.now,
    random: Math.random,
    sha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
    },
    decodeBase64: (text) => Buffer.from(text, 'base64'),
  };
}
