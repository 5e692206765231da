import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { toRecord } from '../../../../src/core/index.ts';
import * as media from '../../../media/index.ts';
import { startSite } from '../../../server/index.ts';
import { nodePorts, undiciTransport } from '../node-ports.ts';
import { faults } from './fault-table.ts';
import {
  errorOf,
  expectBalancedBooks,
  fastPorts,
  fileItem,
  siteForTests,
  upload,
  uploadOne,
  uploadsSeenBy,
  urlOf,
} from './situation.ts';

const site = siteForTests();
const picture = media.pngOfSize(100_000, 'faults');
const oneOf = (alternatives: string) => new RegExp(`^(?:${alternatives})$`);

describe.each(faults)('%j', (fault, { alone, kind, once }) => {
  test('and no further attempt', async () => {
    site().faults.add(fault);
    const item = fileItem('a.png', picture);
    const result = await uploadOne(site(), item, { retries: 0, timeout: fault.kind === 'hang' ? 0.2 : 60 });
    expect(errorOf(result).status).toMatch(oneOf(alone));
    expect(errorOf(result).kind).toMatch(oneOf(kind));
    expect(result.attempts).toBe(1);
    expect(uploadsSeenBy(site())).toHaveLength(1);
    expect(toRecord(result).url).toBeNull();
    if (errorOf(result).status === 'failed') expect(site().images()).toEqual([]);
  });

  test('once, with further attempts', async () => {
    site().faults.add({ ...fault, first: 1 });
    const item = fileItem('a.png', picture);
    const result = await uploadOne(
      site(),
      item,
      { timeout: fault.kind === 'hang' ? 20 : 3600 },
      nodePorts({ speed: 20 }),
    );
    expect(result.status).toMatch(oneOf(once));
    if (result.status === 'failed') expect(site().images()).toEqual([]);
    else expect(site().images()).toHaveLength(1);
    await expectBalancedBooks(site(), [item], [result]);
  });
});

test.each([
  { kind: 'slow-answer', ms: 300 },
  { kind: 'slow-answer', bytesPerSecond: 3000 },
  { kind: 'slow-reading', bytesPerSecond: 150_000 },
] as const)('%j is waited for as long as bytes move', async (fault) => {
  site().faults.add(fault);
  urlOf(await uploadOne(site(), fileItem('a.png', picture), { timeout: 1, retries: 0 }));
});

test('an answer that trickles for ever ends at last', async () => {
  site().faults.add({ kind: 'slow-answer', bytesPerSecond: 10 });
  const result = await uploadOne(
    site(),
    fileItem('a.png', picture),
    { timeout: 3600, retries: 0 },
    nodePorts({ speed: 600 }),
  );
  expect(errorOf(result)).toMatchObject({ status: 'unknown', kind: 'unusable-answer' });
});

test('a site that is not there is a plain failure', async () => {
  const nobody = { ...site(), baseUrl: 'http://127.0.0.1:9' };
  const result = await uploadOne(
    nobody,
    fileItem('a.png', picture),
    { retries: 2 },
    nodePorts({ speed: 100 }),
  );
  expect(errorOf(result)).toEqual({
    status: 'failed',
    kind: 'network',
    message: expect.stringMatching(/^The connection to 127\.0\.0\.1:9 failed: ECONNREFUSED/) as string,
  });
  expect(result.attempts).toBe(3);
});

test.each([
  { kind: 'reset', at: 'after-storing' },
  { kind: 'status', status: 502, stored: true },
] as const)('what comes after %j does not make a failure of it', async (fault) => {
  for (const [later, kind] of [
    [{ kind: 'status', status: 403 }, 'server-error'],
    [{ kind: 'status', status: 413 }, 'too-large'],
    [{ kind: 'html' }, 'unusable-answer'],
  ] as const) {
    await site().reset();
    site().faults.add({ ...fault, first: 1 });
    site().faults.add(later);
    const item = fileItem('a.png', media.png(9, 7, kind));
    const result = await uploadOne(site(), item, {}, nodePorts({ speed: 100 }));
    expect(errorOf(result)).toMatchObject({ status: 'unknown', kind });
    expect(result.attempts).toBe(2);
    await expectBalancedBooks(site(), [item], [result]);
  }
});

test('Retry-After is obeyed, unless it is for ever', async () => {
  for (const form of ['seconds', 'date'] as const) {
    site().faults.clear();
    site().faults.add({ kind: 'status', status: 503, first: 1, retryAfter: { seconds: 20, form } });
    const ports = fastPorts(site());
    const start = ports.now();
    urlOf(await uploadOne(site(), fileItem('a.png', media.png(9, 7, form)), {}, ports));
    expect(ports.now() - start).toBeGreaterThan(form === 'seconds' ? 20_000 : 15_000);
  }
  site().faults.add({ kind: 'status', status: 503, retryAfter: { seconds: 400, form: 'seconds' } });
  const result = await uploadOne(site(), fileItem('b.png', picture), {}, fastPorts(site()));
  expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'server-error' });
  expect(result.attempts).toBe(1);
});

test('no connection stays open, whatever happened on it', async () => {
  const own = await startSite();
  const agent = new Agent({ pipelining: 0 });
  try {
    for (const [fault] of faults) own.faults.add({ ...fault, first: 1 });
    const items = faults.map((_, index) => fileItem(`${index}.png`, media.png(9, 7, `close ${index}`)));
    const ports = nodePorts({ speed: 50, transport: undiciTransport(agent) });
    await upload(own, items, { timeout: 50, concurrency: 8 }, ports);
    await expect.poll(() => own.openConnections(), { interval: 20, timeout: 2000 }).toBe(0);
  } finally {
    await agent.destroy();
    await own.close();
  }
});
