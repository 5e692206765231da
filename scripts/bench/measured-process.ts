import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A whole process to be measured. */
export interface Command {
  /** A program and its arguments. */
  argv: readonly string[];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

export interface Usage {
  /** Milliseconds from its start to its end. */
  wall: number;
  /** Milliseconds of user and system time. */
  cpu: number;
  /** Bytes it had in memory at most. */
  rss: number;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
}

/** Node.js hides what the kernel says of a process that has ended: wait4 tells it, in microseconds. */
const script = `
import json, os, sys, time
at = time.time(); start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
json.dump({'wall': wall * 1e3, 'cpu': (usage.ru_utime + usage.ru_stime) * 1e3, 'rss': usage.ru_maxrss * 1024,
           'startedAt': at * 1e3, 'exitCode': os.waitstatus_to_exitcode(status)}, open(sys.argv[1], 'w'))
`;

/** Behind the version managers' shims. */
const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).trim();

/**
 * Runs a process to its end.
 *
 * @param folder for its log and what is measured of it.
 * @throws Error with the end of its log when it fails.
 */
export async function measure({ argv, cwd, env }: Command, folder: string): Promise<Usage> {
  const files = {
    usage: join(folder, 'usage.json'),
    log: join(folder, 'log.txt'),
    script: join(folder, 'wait.py'),
  };
  writeFileSync(files.script, script);
  const log = openSync(files.log, 'w');
  const child = spawn(python, ['-S', files.script, files.usage, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, HOME: folder, ...env },
    stdio: ['ignore', log, log],
  });
  await new Promise((done) => child.once('close', done));
  closeSync(log);
  const { exitCode, ...usage } = JSON.parse(readFileSync(files.usage, 'utf8')) as Usage & {
    exitCode: number;
  };
  if (exitCode !== 0) {
    throw new Error(
      `${argv.join(' ').slice(0, 300)} ended with ${exitCode}: ${readFileSync(files.log, 'utf8').slice(-2000)}`,
    );
  }
  return usage;
}
