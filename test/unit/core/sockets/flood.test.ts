import { describe, expect, test } from 'vitest';
import { png } from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import {
  errorOf,
  expectBalancedBooks,
  fastPorts,
  fileItem,
  siteForTests,
  upload,
  uploadsSeenBy,
} from './situation.ts';

const site = siteForTests();
const pictures = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => fileItem(`${index}.png`, png(9, 7, `${name} ${index}`)));

describe('a site that takes so many a minute', () => {
  test('gets all files all the same, with a pause for everybody', async () => {
    site().settings.flood.minute = 10;
    const items = pictures(35, 'flood');
    const ports = fastPorts(site(), 300);
    const start = ports.now();
    const results = await upload(site(), items, { concurrency: 4, retries: 0 }, ports);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['uploaded']));
    await expectBalancedBooks(site(), items, results);
    // Each of those under way is refused once, and then everybody keeps to the limit.
    expect(uploadsSeenBy(site()).length).toBeLessThanOrEqual(35 + 2 * 4);
    expect(ports.now() - start).toBeGreaterThan(3 * 60_000);
  });

  test.each(['txt', 'redirect'])('is understood with the format %s', async (format) => {
    site().settings.flood.minute = 3;
    const items = pictures(5, format).map((item) => ({ ...item, parameters: { format } }));
    const results = await upload(site(), items, { retries: 0 }, fastPorts(site(), 300));
    expect(results.map(({ status }) => status)).toEqual(Array(5).fill('uploaded'));
  });

  test('is not asked again when it stays at its limit', async () => {
    site().settings.flood.minute = 1;
    const [first, second] = pictures(2, 'kept at its limit');
    if (!first || !second) throw new Error('no pictures');
    // For the site, which has a clock of its own, the minute never ends.
    const ports = nodePorts({ speed: 2000 });
    await upload(site(), [first], {}, ports);
    const [result] = await upload(site(), [second], {}, ports);
    expect(errorOf(result)).toMatchObject({ status: 'failed', kind: 'flood' });
    expect(result?.attempts).toBe(16);
  });
});

test.each(['hour', 'day', 'week', 'month'] as const)(
  'a limit for the %s ends the run, and keeps what was done',
  async (window) => {
    site().settings.flood[window] = 5;
    const items = pictures(30, window);
    const results = await upload(site(), items, { concurrency: 4 }, fastPorts(site()));
    await expectBalancedBooks(site(), items, results);
    const uploaded = results.filter(({ status }) => status === 'uploaded');
    // Those under way at the same time as the fifth get in as well.
    expect(uploaded.length).toBeGreaterThanOrEqual(5);
    expect(uploaded.length).toBeLessThan(5 + 4);
    const refused = results.filter(({ status }) => status !== 'uploaded').map(errorOf);
    expect(new Set(refused.map(({ status, kind }) => `${status} ${kind}`))).toEqual(
      new Set(['failed flood']),
    );
    expect(refused[0]?.message).toContain(`You can only upload 5 images per ${window}`);
    expect(uploadsSeenBy(site()).length).toBeLessThanOrEqual(5 + 2 * 4);
  },
);

test('pacing keeps below the limit from the start', async () => {
  site().settings.flood.minute = 10;
  const items = pictures(25, 'paced');
  const ports = fastPorts(site(), 300);
  const moments: number[] = [];
  const noting = {
    ...ports,
    transport: async (request: Parameters<typeof ports.transport>[0]) => {
      moments.push(ports.now());
      return ports.transport(request);
    },
  };
  const results = await upload(site(), items, { maxPerMinute: 10, concurrency: 8 }, noting);
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['uploaded']));
  expect(uploadsSeenBy(site())).toHaveLength(25);
  for (const [index, moment] of moments.entries()) {
    expect((moments[index + 10] ?? Infinity) - moment).toBeGreaterThan(60_000);
  }
});
