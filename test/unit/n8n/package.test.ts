import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const manifest = parsed('package.json');
const codex = parsed('nodes/Pixvid/Pixvid.node.json');

describe('package.json, by the rules for verified nodes', () => {
  test('name, keyword, licence, author, addresses', () => {
    expect(manifest.name).toMatch(/^n8n-nodes-/);
    expect(manifest.keywords).toContain('n8n-community-node-package');
    expect(manifest.license).toBe('MIT');
    expect(manifest.author).toMatchObject({
      name: expect.stringMatching(/./) as unknown,
      email: expect.stringMatching(/@/) as unknown,
    });
    expect(manifest.homepage).toMatch(/^https:\/\//);
    expect(manifest.repository).toMatchObject({ url: expect.stringMatching(/^git\+https:\/\//) as unknown });
  });

  test('nothing is installed along with it', () => {
    for (const name of ['dependencies', 'overrides', 'optionalDependencies', 'bundleDependencies']) {
      expect(manifest).not.toHaveProperty(name);
    }
    expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(script);
    }
  });

  test('n8n finds what it names', () => {
    expect(manifest.n8n).toEqual({
      n8nNodesApiVersion: 1,
      strict: true,
      credentials: ['dist/credentials/PixvidApi.credentials.js'],
      nodes: ['dist/nodes/Pixvid/Pixvid.node.js'],
    });
    expect(existsSync(join(root, 'credentials/PixvidApi.credentials.ts'))).toBe(true);
    expect(existsSync(join(root, 'nodes/Pixvid/Pixvid.node.ts'))).toBe(true);
  });
});

describe('the codex file', () => {
  test('names the node, and what people call it', () => {
    expect(codex.node).toBe('n8n-nodes-pixvid.pixvid');
    expect(codex.alias).toEqual(expect.arrayContaining(['image', 'screenshot', 'upload', 'Chevereto']));
    expect(codex.categories).toEqual(['Data & Storage', 'Marketing']);
  });

  test('its links lead to headings that exist', () => {
    const links = [...JSON.stringify(codex.resources).matchAll(/"url":"([^"]+)"/g)].map(
      ([, url = '']) => url,
    );
    expect(links).toHaveLength(2);
    const credential = readFileSync(join(root, 'credentials/PixvidApi.credentials.ts'), 'utf8');
    links.push(/documentationUrl = '([^']+)'/.exec(credential)?.[1] ?? '');
    for (const link of links) {
      expect(link).toContain('https://github.com/pixvid/n8n-nodes-pixvid');
      const [address = '', anchor = ''] = link.split('#');
      const file = address.endsWith('n8n-nodes-pixvid') ? 'README.md' : address.split('/blob/main/')[1];
      expect(anchorsOf(readFileSync(join(root, file ?? ''), 'utf8'))).toContain(anchor);
    }
  });
});

describe('the tarball', () => {
  const [pack] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
  ) as { unpackedSize: number; files: { path: string }[] }[];
  const paths = pack?.files.map(({ path }) => path) ?? [];

  test('holds what n8n needs, and nothing else', () => {
    const allowed =
      /^(dist\/(nodes|credentials|core|icons)\/.+\.(js|json|svg)|package\.json|README\.md|LICENSE)$/;
    expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'LICENSE',
        'dist/nodes/Pixvid/Pixvid.node.js',
        'dist/nodes/Pixvid/Pixvid.node.json',
        'dist/credentials/PixvidApi.credentials.js',
        'dist/core/index.js',
        'dist/icons/pixvid.svg',
        'dist/icons/pixvid.dark.svg',
      ]),
    );
  });

  test('is less than 400 KB unpacked', () => {
    expect(pack?.unpackedSize).toBeLessThan(400_000);
  });
});

test('the icons differ for light and dark, square, and without text', () => {
  const [light, dark] = ['icons/pixvid.svg', 'icons/pixvid.dark.svg'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  expect(light).not.toBe(dark);
  for (const icon of [light, dark]) {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(icon ?? '') ?? [];
    expect(width).toBe(height);
    expect(icon).not.toMatch(/<text|<script|href=/);
  }
});

function parsed(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>;
}

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
