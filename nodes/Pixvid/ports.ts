import { createHash } from 'node:crypto';
import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import type { Ports, Site } from '../../src/core/index.ts';
import { n8nTransport } from './transport.ts';

/** What the core needs, as n8n offers it. */
export function n8nPorts(context: IExecuteFunctions, site: Site): Ports {
  return {
    transport: n8nTransport(context, site),
    sleep: async (ms, signal) => Promise.race([sleep(ms), aborted(signal)]),
    now: () => Date.now(),
    random: () => Math.random(),
    sha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
    },
    decodeBase64: (text) => Buffer.from(text, 'base64'),
  };
}

async function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
