import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { png } from '../../media/index.ts';
import { type Site, startSite } from '../../server/index.ts';
import { parts, upload, uploadBytes } from './client.ts';

let dataDir: string;
let site: Site;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'restart-'));
  site = await startSite({ dataDir });
});
afterEach(async () => {
  await site.close();
  await rm(dataDir, { recursive: true });
});

/** Stops the site and starts it again on what it left, in its old port so that its addresses hold. */
async function restart(): Promise<void> {
  const port = Number(new URL(site.baseUrl).port);
  await site.close();
  site = await startSite({ dataDir, port });
}

test('files, records and keys are there again', async () => {
  const data = png(40, 30, 'kept');
  await upload(site, { name: 'kept.png', data });
  const before = { images: site.images(), keys: site.keys };
  await restart();
  expect({ images: site.images(), keys: site.keys }).toEqual(before);
  const [image] = site.images();
  expect(Buffer.from(await (await fetch(image?.url ?? '')).arrayBuffer())).toEqual(data);
  expect((await fetch(image?.viewerUrl ?? '')).status).toBe(200);
});

test('what was deleted stays deleted, and its delete URL with it', async () => {
  await upload(site, { name: 'gone.png' });
  await upload(site, { name: 'stays.png' });
  const gone = site.images()[0]?.deleteUrl ?? '';
  expect((await fetch(gone, { redirect: 'manual' })).status).toBe(301);
  await restart();
  expect(site.images().map(({ originalFilename }) => originalFilename)).toEqual(['stays.png']);
  expect((await fetch(gone, { redirect: 'manual' })).status).toBe(404);
});

test('duplicates and taken names are still known', async () => {
  await upload(site, { name: 'twice.png' });
  await restart();
  expect(parts(await upload(site, { name: 'twice.png' })).body).toContain('Duplicated upload');
  await upload(site, { name: 'twice.png', data: png(9, 9, 'other') });
  expect(site.images().map(({ name }) => name)).toEqual([
    'twice',
    expect.stringMatching(/^twice[0-9a-f]{16}$/),
  ]);
});

test('ids are not given twice', async () => {
  await upload(site, { name: 'first.png' });
  const first = site.images()[0]?.id;
  await restart();
  await upload(site, { name: 'second.png' });
  expect(new Set(site.images().map(({ id }) => id))).toEqual(new Set([first, site.images()[1]?.id]));
  expect(site.images()).toHaveLength(2);
});

test('a record cut off by a kill is passed over, and the next one is kept', async () => {
  await upload(site, { name: 'whole.png' });
  await appendFile(join(dataDir, 'records.jsonl'), '{"stored":{"id":99,"na');
  await restart();
  await upload(site, { name: 'after.png' });
  await restart();
  expect(site.images().map(({ originalFilename }) => originalFilename)).toEqual(['whole.png', 'after.png']);
});

test('half an upload left by a kill is swept away', async () => {
  await writeFile(join(dataDir, 'tmp', 'chvtemp_left'), 'half');
  await restart();
  expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);
});

test('an answer lost to a restart: the file counts as known', async () => {
  site.faults.add({ kind: 'reset', at: 'after-storing' });
  const bytes = uploadBytes(site, { name: 'lost.png' });
  expect(bytes.length).toBeGreaterThan(0);
  expect((await upload(site, { name: 'lost.png' })).end).toBe('reset');
  await restart();
  expect(parts(await upload(site, { name: 'lost.png' })).body).toContain('"code":101');
});

test('a site without a directory of its own leaves nothing behind', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('chevereto-'));
  const passing = await startSite();
  await upload(passing);
  await passing.close();
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('chevereto-'));
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
});
