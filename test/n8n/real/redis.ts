import { connect } from 'node:net';
import { installRedis } from '../install.ts';
import { Child, freePort } from './child.ts';

/** A Redis of its own, in memory only. */
export interface Redis extends AsyncDisposable {
  port: number;
}

export async function startRedis(): Promise<Redis> {
  const command = await installRedis();
  const port = await freePort();
  const listen = ['--port', String(port), '--bind', '127.0.0.1'];
  const child = new Child('Redis', command, [...listen, '--save', '', '--appendonly', 'no']);
  await child.ready(() => accepts(port));
  return { port, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}
