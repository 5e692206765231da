import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { png } from '../../media/index.ts';
import { type Site, startSite } from '../../server/index.ts';
import { storedStem } from '../../server/upload/file-name.ts';
import { parts, sendRaw, upload } from './client.ts';

let outside: string;
let dataDir: string;
let site: Site;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'path-safety-'));
  dataDir = join(outside, 'a', 'b', 'site');
  await writeFile(join(outside, 'secret.png'), 'secret');
  site = await startSite({ dataDir, settings: { duplicates: 'allow' } });
});
afterAll(async () => {
  await site.close();
  await rm(outside, { recursive: true });
});

const hostileNames = [
  '../../../secret.png',
  '..\\..\\..\\secret.png',
  '/etc/passwd.png',
  'C:\\windows\\x.png',
  '..',
  '...png',
  '.htaccess',
  'x.php.png',
  '%2e%2e%2f%2e%2e%2fx.png',
  'a\\0b.png',
  'CON.png',
  '-rf.png',
  '~root.png',
  '$(id).png',
  'a;b|c&d.png',
];

test.for(hostileNames)('%s is stored as a plain name in the folder of the day', async (name) => {
  await site.reset();
  const answer = parts(await upload(site, { name, data: png(8, 8, name) }));
  expect(answer.status).toBe(200);
  const files = (await readdir(outside, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outside, join(entry.parentPath, entry.name)));
  const known = ['secret.png', 'a/b/site/keys.json', 'a/b/site/records.jsonl'];
  const stored = files.filter((path) => !known.includes(path));
  expect(stored).toHaveLength(2);
  for (const path of stored) {
    expect(dirname(path)).toMatch(/^a\/b\/site\/images\/\d{4}\/\d\d\/\d\d$/);
    expect(basename(path)).toMatch(/^[\w.-]+\.png$/);
  }
  expect((await fetch(site.images()[0]?.url ?? '')).status).toBe(200);
});

test('any name at all becomes a stem of safe characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const stem = storedStem(name.slice(name.lastIndexOf('/') + 1), 'png');
      expect(stem).toMatch(/^[\w.-]{1,200}$/);
    }),
  );
});

test.for([
  '/images/../records.jsonl',
  '/images/../keys.json',
  '/images/..%2f..%2fkeys.json',
  '/images/%2e%2e/keys.json',
  '/images/../../../../secret.png',
  '/images//etc/passwd',
  '/images/2026/11/23/',
  '/images/',
  '/images/%00',
  '/images/%zz',
])('GET %s gives nothing away', async (path) => {
  const heard = await sendRaw(
    site,
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n\r\n`),
  );
  expect(parts(heard).status).toBe(404);
  expect(heard.text).not.toContain('chv_');
  expect(heard.text).not.toContain('secret');
});
