import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { Ports, Transport } from '../../../src/core/index.ts';

export interface NodePortsOptions {
  /** How many times faster than the real one the core's clock goes. Default 1. */
  speed?: number;
  /** Told the core's time whenever it has slept, so that a server's clock can follow. */
  onTime?: (offsetMs: number) => void;
  transport?: Transport;
  random?: () => number;
}

/** Ports over real sockets. */
export function nodePorts(options: NodePortsOptions = {}): Ports {
  const { speed = 1, onTime, transport = undiciTransport(), random = Math.random } = options;
  const start = Date.now();
  const offset = () => (Date.now() - start) * (speed - 1);
  return {
    transport,
    sleep: async (ms, signal) => {
      await new Promise<void>((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.ceil(ms / speed));
        signal?.addEventListener('abort', wake);
      });
      onTime?.(offset());
    },
    now: () => Date.now() + offset(),
    random,
    sha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => hash.update(bytes), digest: () => hash.digest('hex') };
    },
    decodeBase64: (text) => Buffer.from(text, 'base64'),
  };
}

export function undiciTransport(dispatcher: Agent = new Agent()): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const answer = await request(url, {
      method,
      headers: body ? { ...headers, 'content-length': String(body.size) } : headers,
      body: body ? Readable.from(body.open()) : null,
      signal,
      dispatcher,
    });
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : value,
        ]),
      ),
      body: answer.body,
    };
  };
}
