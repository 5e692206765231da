import { describe, expect, test } from 'vitest';
import * as media from '../../../media/index.ts';
import { nodePorts } from '../node-ports.ts';
import { faults } from './fault-table.ts';
import { expectBalancedBooks, fileItem, siteForTests, upload } from './situation.ts';

const site = siteForTests();

describe('200 files', () => {
  const items = Array.from({ length: 200 }, (_, index) =>
    fileItem(`${index}.png`, media.pngOfSize(2000 + index * 40, `many ${index}`)),
  );

  test('under all faults at once: every one is told as it is', async () => {
    site().settings.flood.minute = 0;
    for (const [index, [fault]] of faults.entries()) {
      site().faults.add({ ...fault, share: 0.012, seed: index });
    }
    const ports = nodePorts({ speed: 30 });
    const results = await upload(site(), items, { timeout: 30, concurrency: 16 }, ports);
    await expectBalancedBooks(site(), items, results);
    const byStatus = Object.groupBy(results, ({ status }) => status);
    expect(byStatus.uploaded?.length).toBeGreaterThan(140);
    expect(byStatus.unknown?.length).toBeGreaterThan(5);
    expect(Object.keys(byStatus)).not.toContain('skipped');
    const hashes = new Set(
      site()
        .images()
        .map(({ sha256 }) => sha256),
    );
    for (const result of byStatus.failed ?? []) expect(hashes).not.toContain(result.sha256);
  });

  test('where every answer is lost once: every one is unknown, and on the site once', async () => {
    site().settings.flood.minute = 0;
    site().faults.add({ kind: 'reset', at: 'after-storing', first: 1, per: 'file' });
    const results = await upload(site(), items, { concurrency: 16 }, nodePorts({ speed: 50 }));
    await expectBalancedBooks(site(), items, results);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(site().images()).toHaveLength(200);
  });
});
