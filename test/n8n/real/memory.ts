/** Memory of a running process and its descendants, from Linux's own books: exact, where sampling could miss a peak. */
import { readFile, writeFile } from 'node:fs/promises';

export interface MemoryUse<Result> {
  result: Result;
  /** Bytes in memory before the work began. */
  before: number;
  /** The most bytes in memory while the work ran: the sum of every process' own peak. */
  peak: number;
  /** peak - before */
  rise: number;
}

export async function measureMemory<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<MemoryUse<Result>> {
  for (const member of await tree(pid)) await forgetPeak(member);
  const before = await sum(pid, 'VmRSS');
  const result = await work();
  const peak = await sum(pid, 'VmHWM');
  return { result, before, peak, rise: peak - before };
}

async function tree(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const descendants = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(tree));
  return [pid, ...descendants.flat()];
}

/** See "clear_refs" in Linux's Documentation/filesystems/proc.rst. */
async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}

async function sum(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  let bytes = 0;
  for (const member of await tree(pid)) {
    const status = await readFile(`/proc/${member}/status`, 'utf8');
    const [, kibibytes] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
    if (kibibytes === undefined) throw new Error(`No ${field} in /proc/${member}/status`);
    bytes += Number(kibibytes) * 1024;
  }
  return bytes;
}
