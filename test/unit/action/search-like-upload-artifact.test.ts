import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from '@actions/glob';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parsePathLines } from '../../../src/action/path-lines.ts';
import { Problems } from '../../../src/action/problems.ts';
import { search } from '../../../src/action/search.ts';

/** actions/upload-artifact finds files with @actions/glob: both must find the same. */

let workspace: string;

beforeAll(() => {
  // @actions/glob prints what it does as commands for the runner.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'search-')));
  const files = [
    ...[
      'a.png',
      'b.png',
      'A.PNG',
      'ab.png',
      'é.png',
      'x y.png',
      'a.jpg',
      '.a.png',
      'a-1.png',
      '(a).png',
      '{a}.png',
    ],
    ...[
      'dir/a.png',
      'b\n/c\r.png',
      'a\u2028.png',
      'a\\b.png',
      'dir/.b.png',
      'dir/sub/a.png',
      'dir/sub/deep/b.jpg',
      'dir.png/a.png',
      'b/a/b/a.png',
    ],
    ...['.hid/a.png', '.hid/sub/b.png', 'dir/.hid/a.png', 'a+b/@(a).png'],
  ];
  for (const file of files) {
    mkdirSync(join(workspace, dirname(file)), { recursive: true });
    writeFileSync(join(workspace, file), file);
  }
  mkdirSync(join(workspace, 'empty'));
  symlinkSync('../dir/sub', join(workspace, 'b/link'));
  symlinkSync('gone', join(workspace, 'broken.png'));
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(workspace, { recursive: true });
});

const segment = fc.constantFrom(
  ...[
    '*',
    '**',
    '?.png',
    '*.png',
    'a*',
    '*a*',
    '[ab].png',
    '[!a]*',
    '[a-b]*',
    '[[:alpha:]]*',
    '*.{png,jpg}',
    '+(a).png',
  ],
  ...[
    'a.png',
    'dir',
    'b',
    'sub',
    '.hid',
    '.*',
    '?',
    '??',
    'dir*',
    'x y.png',
    '(a).png',
    '\\a.png',
    '\\*',
    'a**',
    '**.png',
  ],
  ...['{a}.png', 'dir.png', 'link', '@(a).png', 'A.*', '[a', 'a]', 'é.*', '*.*', 'nothing'],
);
/** Walks of several lines are one walk there, in which a line finds nothing inside what is hidden from another. */
const oneInclude = (patterns: { mark: string }[]) => patterns.filter(({ mark }) => mark === '').length < 2;

const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!'),
    fc.array(segment, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '', '/'),
  )
  .map(([mark, segments, slash]) => ({ mark, path: segments.join('/') + slash }));

test.each([{ includeHiddenFiles: true }, { includeHiddenFiles: false }])(
  'finds the same, %o',
  async (options) => {
    await fc.assert(
      fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 4 }), async (patterns) => {
        const text = patterns.map(({ mark, path }) => `${mark}${workspace}/${path}`).join('\n');
        const expected = await theirs(text, options.includeHiddenFiles);
        fc.pre(options.includeHiddenFiles || oneInclude(patterns));
        // @actions/glob fails when a file stands where a pattern has a directory.
        fc.pre(expected !== undefined);
        expect(await ours(text, options.includeHiddenFiles)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  },
);

async function ours(text: string, includeHiddenFiles: boolean): Promise<string[]> {
  const place = { platform: 'posix', workspace, home: '/' } as const;
  const { found } = await search(parsePathLines(text, new Problems()), {
    place,
    includeHiddenFiles,
    followSymbolicLinks: true,
  });
  return found.flatMap((one) => (one.kind === 'file' ? [one.path] : [])).sort();
}

async function theirs(text: string, includeHiddenFiles: boolean): Promise<string[] | undefined> {
  const globber = await create(text, { excludeHiddenFiles: !includeHiddenFiles });
  const found = await globber.glob().catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('ENOTDIR')) return undefined;
    throw error;
  });
  return found?.filter((path) => !statSync(path).isDirectory()).sort();
}
