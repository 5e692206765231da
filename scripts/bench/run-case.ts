import type { Case } from './cases.ts';
import type { Certificate } from './certificate.ts';
import { figuresOf, type Figures, type Run } from './figures.ts';
import { measure } from './measured-process.ts';
import { openSink } from './sink.ts';

/** Runs the clients of a case in turn, round by round, after one round that is not counted. */
export async function runCase(
  { work, clients, concurrency, latency, tls = false, rounds }: Case,
  folder: string,
  scratch: string,
  certificate: Certificate,
): Promise<Record<string, Figures>> {
  const made = work(folder);
  const sink = await openSink({ latency, ...(tls && { certificate }) });
  const job = {
    work: made,
    baseUrl: sink.baseUrl,
    concurrency,
    scratch,
    certificate: tls ? certificate.file : undefined,
  };
  const runs = new Map<string, Run[]>(Object.keys(clients).map((name) => [name, []]));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const [name, client] of Object.entries(clients)) {
        sink.takeArrivals();
        const usage = await measure(client(job), scratch);
        const { firstAt, ...arrivals } = sink.takeArrivals();
        const toFirst = firstAt === undefined ? null : firstAt - usage.startedAt;
        if (round > 0 || rounds === 1) runs.get(name)?.push({ ...usage, ...arrivals, toFirst });
      }
    }
  } finally {
    await sink.close();
  }
  const [reference] = runs.values();
  return Object.fromEntries(
    [...runs].map(([name, own]) => [name, figuresOf(own, own === reference ? undefined : reference)]),
  );
}
