import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { png, pngOfSize } from '../media/index.ts';
import { startSite, type Site } from '../server/index.ts';
import { credentialFor, pixvid, roomySite } from './pixvid.ts';
import { RealN8n } from './real-n8n.ts';
import { chain, manualTrigger, node, readFiles } from './workflow.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite({ settings: roomySite });
});
afterAll(() => site.close());

test.each(['filesystem', 'database'] as const)(
  'queue mode, binary data in %s: a worker uploads what it reads',
  async (mode) => {
    await site.reset();
    await using n8n = await RealN8n.prepare(inject('tarball'), mode);
    await writeFile(join(n8n.files, '1-small.png'), png(32, 32, mode));
    await writeFile(join(n8n.files, '2-large.png'), pngOfSize(1_900_000, mode));
    await n8n.importCredentials([credentialFor(site)]);
    await n8n.importWorkflows([
      chain(
        'readUpload',
        manualTrigger(),
        readFiles(join(n8n.files, '*.png')),
        pixvid({ source: 'binary', binaryPropertyName: 'data' }),
        node('Out', 'n8n-nodes-base.noOp'),
      ),
    ]);
    const { server, worker } = await n8n.startQueue();
    const execution = await server.run('readUpload');
    expect(execution.summary).toBe('success');
    expect(execution.json('Out')).toMatchObject([
      { file: '1-small.png', status: 'uploaded', width: 32 },
      { file: '2-large.png', status: 'uploaded', size: 1_900_000 },
    ]);
    expect(worker.output).toMatch(/Worker (started|finished) execution/);
    for (const { transfer, declaredLength, receivedBytes } of site.requests) {
      expect(transfer).toBe('length');
      expect(receivedBytes).toBe(declaredLength);
    }
  },
);
