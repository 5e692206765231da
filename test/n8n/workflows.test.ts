import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { png } from '../media/index.ts';
import { startSite, type Site } from '../server/index.ts';
import { credentialFor, pixvid, roomySite } from './pixvid.ts';
import { RealN8n, type N8nServer } from './real-n8n.ts';
import { chain, manualTrigger, node, readFiles } from './workflow.ts';

const picture = png(64, 48, 'in real n8n');
const sha256 = createHash('sha256').update(picture).digest('hex');
const base64 = picture.toString('base64');

describe.each(['filesystem', 'default', 'database'] as const)('binary mode %s', (mode) => {
  let site: Site;
  let n8n: RealN8n;
  beforeAll(async () => {
    site = await startSite({ settings: roomySite });
    n8n = await RealN8n.prepare(inject('tarball'), mode);
    await writeFile(join(n8n.files, 'picture.png'), picture);
    await n8n.importCredentials([credentialFor(site)]);
    await n8n.importWorkflows([
      chain(
        'readUpload',
        manualTrigger(),
        readFiles(join(n8n.files, 'picture.png')),
        pixvid({ source: 'binary', binaryPropertyName: 'data' }),
        node('Out', 'n8n-nodes-base.noOp'),
      ),
    ]);
  });
  afterAll(async () => {
    await n8n[Symbol.asyncDispose]();
    await site.close();
  });

  test('read → Pixvid → output, from the command line', async () => {
    const execution = await n8n.execute('readUpload');
    expect(execution.summary).toBe('success');
    expect(execution.json('Out')).toMatchObject([{ file: 'picture.png', status: 'uploaded', sha256 }]);
    expect(site.requests).toMatchObject([{ transfer: 'length', file: { sha256, name: 'picture.png' } }]);
  });
});

describe('in a running n8n', () => {
  let site: Site;
  let n8n: RealN8n;
  let server: N8nServer;
  beforeAll(async () => {
    site = await startSite({ settings: roomySite });
    n8n = await RealN8n.prepare(inject('tarball'));
    for (let n = 0; n < 200; n += 1) {
      await writeFile(join(n8n.files, `many-${String(n).padStart(3, '0')}.png`), png(8 + (n % 40), 8, n));
    }
    await n8n.importCredentials([credentialFor(site)]);
    await n8n.importWorkflows([
      chain(
        'base64',
        manualTrigger(),
        pixvid({ source: 'base64', base64, fileName: 'chart.png', additionalFields: { title: 'A chart' } }),
      ),
      chain('url', manualTrigger(), pixvid({ source: 'url', url: `${site.baseUrl}/sample.png` })),
      chain(
        'uploadDelete',
        manualTrigger(),
        pixvid({ source: 'base64', base64, options: { includeDeleteUrl: true, outputField: 'picture' } }),
        {
          ...pixvid({ operation: 'delete', deleteUrl: '={{ $json.picture.deleteUrl }}' }),
          id: 'Delete',
          name: 'Delete',
        },
      ),
      chain(
        'many',
        manualTrigger(),
        readFiles(join(n8n.files, 'many-*.png')),
        pixvid(
          { source: 'binary', binaryPropertyName: 'data', options: { concurrency: 8, retries: 6 } },
          { onError: 'continueRegularOutput' },
        ),
      ),
      chain('wrongExpression', manualTrigger(), pixvid({ source: 'url', url: '={{ $json.missing }}' })),
    ]);
    server = await n8n.start();
  });
  beforeEach(() => site.reset());
  afterAll(async () => {
    await n8n[Symbol.asyncDispose]();
    await site.close();
  });

  test('uploads base64', async () => {
    const execution = await server.run('base64');
    expect(execution.summary).toBe('success');
    expect(execution.json('Pixvid')).toMatchObject([{ file: 'chart.png', status: 'uploaded', sha256 }]);
    expect(site.requests).toMatchObject([{ fields: { title: ['A chart'] }, file: { name: 'chart.png' } }]);
  });

  test('uploads what a URL shows', async () => {
    await server.run('base64');
    const [image] = site.images();
    await n8n.importWorkflows([
      chain('url', manualTrigger(), pixvid({ source: 'url', url: String(image?.url) })),
    ]);
    const execution = await server.run('url');
    expect(execution.summary).toBe('success');
    expect(execution.json('Pixvid')).toMatchObject([{ status: 'uploaded', sha256 }]);
  });

  test('deletes what it has uploaded', async () => {
    const execution = await server.run('uploadDelete');
    expect(execution.summary).toBe('success');
    expect(execution.json('Delete')).toEqual([{ deleted: true }]);
    expect(site.images()).toEqual([]);
  });

  test('200 items, every fifth request disturbed: each has its URL, in order', async () => {
    site.faults.add({ kind: 'status', status: 503, every: 10 });
    site.faults.add({ kind: 'reset', at: 'mid-body', every: 5 });
    const execution = await server.run('many');
    expect(execution.summary).toBe('success');
    const results = execution.json('Pixvid');
    expect(results.map(({ file }) => file)).toEqual(
      Array.from({ length: 200 }, (_, n) => `many-${String(n).padStart(3, '0')}.png`),
    );
    expect(results.filter(({ status }) => status === 'uploaded')).toHaveLength(200);
    expect(execution.items('Pixvid').map(({ pairedItem }) => pairedItem)).toEqual(
      Array.from({ length: 200 }, (_, item) => ({ item })),
    );
    expect(site.images()).toHaveLength(200);
    expect(site.requests.length).toBeGreaterThanOrEqual(240);
  });

  test('an error is stored with its sentence and its advice, and without the key', async () => {
    const execution = await server.run('wrongExpression');
    expect(execution.status).toBe('error');
    expect(execution.error).toMatchObject({
      message: 'URL is empty [item 0]',
      description: 'Fill in the field, or let its expression give a value for this item.',
    });
    expect(JSON.stringify(execution)).not.toContain(site.keys.user);
  });

  test('stopping the execution stops sending', async () => {
    site.faults.add({ kind: 'hang', at: 'before-storing' });
    const execution = await server.start('many');
    await expect.poll(() => site.requests.length, { timeout: 20_000 }).toBe(8);
    await server.stop(execution);
    expect((await server.finished(execution)).status).toBe('canceled');
    await expect.poll(() => site.openConnections(), { timeout: 10_000 }).toBe(0);
    expect(site.requests).toHaveLength(8);
  });
});
