import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { pdf, pngOfSize, zip } from '../../media/index.ts';
import { namesOn, picture, pictures, resultsOf, test, uploadsTo, type Scene } from './scene.ts';

/** Modes do not hold root back, so that tests of them need another user where they run as root. */
const nobody = 65534;

describe.concurrent('what is found', () => {
  test('comes in the order of the lines, sorted by path within one', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('b/2.png', 'b/10.png', 'a/1.png', 'c.png') });
    const step = await run({ path: 'c.png\nb\n**/*.png' });
    expect(resultsOf(step).map(({ file }) => file)).toEqual(['c.png', 'b/10.png', 'b/2.png', 'a/1.png']);
    expect(JSON.parse(step.outputs.urls ?? '')).toEqual(resultsOf(step).map(({ url }) => url));
    expect(step.outputs.url).toBe(resultsOf(step)[0]?.url);
  });

  const searches: [title: string, path: string, found: string[]][] = [
    ['the last line that matches decides', '?.png\n![ab].png\nb*', ['b.png', 'x.png/in.png']],
    ['an exclude takes out a directory', '**/*.png\n!dir', ['a.png', 'b.png', 'c[1].png', 'x.png/in.png']],
    ['a directory means all below it', 'dir', ['dir/a.png', 'dir/sub/b.png']],
    ['a directory by its pattern', '*.png/', ['x.png/in.png']],
    ['an existing name is that file', 'c[1].png', ['c[1].png']],
    ['a class of characters', '[ab].png', ['a.png', 'b.png']],
    ['braces are no pattern', '{a,b}.png\na.png', ['a.png']],
    ['a comment and an empty line', '# a comment\n\n  a.png  ', ['a.png']],
    ['two excludes', '*.png\n!a.png\n!c*', ['b.png', 'x.png/in.png']],
    ['lines from Windows', 'a.png\r\nb.png\r\n', ['a.png', 'b.png']],
  ];
  for (const [title, path, found] of searches) {
    test(title, async ({ open, expect }) => {
      const files = ['a.png', 'b.png', 'c[1].png', 'dir/a.png', 'dir/sub/b.png', 'x.png/in.png'];
      const { run } = await open({ files: pictures(...files) });
      const step = await run({ path });
      expect(
        resultsOf(step)
          .map(({ file }) => file)
          .sort(),
      ).toEqual(found);
      expect(step.exitCode).toBe(0);
    });
  }

  test('a file called like a pattern takes nothing away from the pattern', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('*.png', 'a.png', '[1].png', '1.png') });
    const star = await run({ path: '*.png' });
    expect(
      resultsOf(star)
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual(['*.png', '1.png', '[1].png', 'a.png']);
    const set = await run({ path: '[1].png', 'on-duplicate': 'skip' });
    expect(
      resultsOf(set)
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual(['1.png', '[1].png']);
  });

  test('~ is the home directory', async ({ open, expect }) => {
    const { run, outside, write } = await open();
    await write({ [join(outside, 'a.png')]: picture('a') });
    const step = await run({ path: '~/*.png' }, { environment: { HOME: outside } });
    expect(resultsOf(step)).toMatchObject([{ file: join(outside, 'a.png'), status: 'uploaded' }]);
  });

  test('hidden files only with include-hidden-files', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('.a.png', 'b.png', '.dir/c.png') });
    const without = await run({ path: '.' });
    expect(resultsOf(without).map(({ file }) => file)).toEqual(['b.png']);
    const withThem = await run({ path: '.', 'include-hidden-files': 'true', 'on-duplicate': 'skip' });
    expect(resultsOf(withThem).map(({ file }) => file)).toEqual(['.a.png', '.dir/c.png', 'b.png']);
  });

  test('a hidden file that is named is explained', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('.a.png') });
    const step = await run({ path: '.a.png' });
    expect(step.annotations[0]?.message).toContain(
      '".a.png": it is hidden: set include-hidden-files to true',
    );
    expect(site.requests).toEqual([]);
  });
});

describe.concurrent('when nothing is found', () => {
  const cases = [
    ['warn', 0, ['warning']],
    ['error', 1, ['error']],
    ['ignore', 0, []],
  ] as const;
  for (const [choice, exitCode, levels] of cases) {
    test(`if-no-files-found ${choice}`, async ({ open, expect }) => {
      const { run, site } = await open();
      const step = await run({ path: 'shots/*.png', 'if-no-files-found': choice });
      expect(step.exitCode).toBe(exitCode);
      expect(step.annotations.map(({ level }) => level)).toEqual(levels);
      expect(step.stdout).toContain('No files were found to upload. path: "shots/*.png": nothing matches.');
      expect(step.outputs).toMatchObject({ url: '', urls: '[]', results: '[]', count: '0' });
      expect(site.requests).toEqual([]);
      expect(step.summary).toBe('');
    });
  }

  test('a line of several that finds nothing is a warning', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png\nb\\*.png' });
    expect(step.exitCode).toBe(0);
    expect(step.annotations.map(({ message }) => message)).toEqual([
      'path: "b\\*.png": nothing matches; \\ escapes the character behind it here, so use / between names.',
    ]);
  });

  test('a directory without files is named as such', async ({ open, expect }) => {
    const { run, workspace } = await open();
    await mkdir(join(workspace, 'shots'));
    const step = await run({ path: 'shots' });
    expect(step.annotations[0]?.message).toContain('"shots": the directory holds no files.');
  });
});

describe.concurrent('a file that cannot be uploaded is told, and the others are uploaded:', () => {
  const cases: [
    title: string,
    make: (scene: Scene) => unknown,
    path: string,
    sentence: RegExp,
    uid?: number,
  ][] = [
    ['empty', ({ write }) => write({ 'b.png': '' }), 'b.png', /^b\.png: The file is empty\. \S/],
    ['text', ({ write }) => write({ 'b.png': 'just text' }), 'b.png', /^b\.png: .*(picture|video).*\. \S/],
    ['PDF', ({ write }) => write({ 'b.pdf': pdf('b') }), 'b.pdf', /^b\.pdf: .*(picture|video).*\. \S/],
    ['archive', ({ write }) => write({ 'b.zip': zip('b') }), 'b.zip', /^b\.zip: .*(picture|video).*\. \S/],
    ['device', () => undefined, '/dev/zero', /^\/dev\/zero: It is a device, not a file\. \S/],
    [
      'named pipe',
      ({ workspace }) => execFileSync('mkfifo', [join(workspace, 'b.png')]),
      '*.png',
      /^b\.png: It is a named pipe, not a file\. \S/,
    ],
    [
      'broken link',
      ({ workspace }) => {
        symlinkSync('gone.png', join(workspace, 'b.png'));
      },
      'b.png',
      /^b\.png: The symbolic link leads nowhere\. \S/,
    ],
    [
      'link in a circle',
      ({ workspace }) => {
        symlinkSync('b.png', join(workspace, 'b.png'));
      },
      'b.png',
      /^b\.png: Its symbolic links lead in a circle\. \S/,
    ],
    [
      'unreadable',
      async ({ write, workspace }) => {
        await write({ 'b.png': picture('b') });
        chmodSync(join(workspace, 'b.png'), 0o000);
      },
      'b.png',
      /^b\.png: It cannot be read \(EACCES\)\. \S/,
      nobody,
    ],
    [
      'in an unreadable directory',
      async ({ write, workspace }) => {
        await write({ 'dir/b.png': picture('b') });
        chmodSync(join(workspace, 'dir'), 0o000);
      },
      '**/*.png',
      /^dir: It cannot be read \(EACCES\)\. \S/,
      nobody,
    ],
    [
      'in a directory that may not be entered',
      async ({ write, workspace }) => {
        await write({ 'dir/b.png': picture('b') });
        chmodSync(join(workspace, 'dir'), 0o000);
      },
      'dir/b.png',
      /^dir\/b\.png: It cannot be read \(EACCES\)\. \S/,
      nobody,
    ],
    [
      'with a name too long for the system',
      () => undefined,
      'x'.repeat(300),
      /^x{300}: .*ENAMETOOLONG.*\. \S/,
    ],
    [
      'with a name that is not UTF-8',
      ({ workspace }) => {
        writeFileSync(
          Buffer.concat([Buffer.from(`${workspace}/b`), Buffer.of(0xff), Buffer.from('.png')]),
          picture('b'),
        );
      },
      '*.png',
      /^b\ufffd\.png: The file name is not valid UTF-8\. \S/,
    ],
    [
      'in a directory with such a name',
      async ({ workspace }) => {
        const directory = Buffer.concat([Buffer.from(`${workspace}/b`), Buffer.of(0xff)]);
        await mkdir(directory);
        writeFileSync(Buffer.concat([directory, Buffer.from('/c.png')]), picture('b'));
      },
      '**/*.png',
      /^b\ufffd: The file name is not valid UTF-8\. \S/,
    ],
    [
      'outside by a link',
      async ({ write, workspace, outside }) => {
        await write({ [join(outside, 'secret.png')]: picture('b') });
        symlinkSync(join(outside, 'secret.png'), join(workspace, 'b.png'));
      },
      'b.png',
      /^b\.png: A symbolic link leads out of the workspace\. \S/,
    ],
    [
      'outside by a link that a pattern finds',
      async ({ write, workspace, outside }) => {
        await write({ [join(outside, 'secret.png')]: picture('b') });
        symlinkSync(join(outside, 'secret.png'), join(workspace, 'b.png'));
      },
      '*.png',
      /^b\.png: A symbolic link leads out of the workspace\. \S/,
    ],
    [
      'outside by a link to its directory',
      async ({ write, workspace, outside }) => {
        await write({ [join(outside, 'secret.png')]: picture('b') });
        symlinkSync(outside, join(workspace, 'out'));
      },
      'out/*.png',
      /^out: A symbolic link leads out of the workspace\. \S/,
    ],
  ];
  for (const [title, make, path, sentence, uid] of cases) {
    test(title, async ({ open, expect }) => {
      const scene = await open({ files: pictures('a.png') });
      await make(scene);
      const step = await scene.run(
        { path: `a.png\n${path}` },
        uid !== undefined && process.getuid?.() === 0 ? { uid } : {},
      );
      expect(step.exitCode).toBe(1);
      expect(step.annotations).toMatchObject([
        { level: 'error', message: expect.stringMatching(sentence) as string },
      ]);
      expect(step.outputs).toMatchObject({ count: '2', 'uploaded-count': '1', 'failed-count': '1' });
      expect(namesOn(scene.site)).toEqual(['a.png']);
      expect(uploadsTo(scene.site)).toHaveLength(1);
      expect(step.stderr).toBe('');
    });
  }

  test('a link to a directory outside is passed over with a warning', async ({ open, expect }) => {
    const { run, write, workspace, outside, site } = await open({ files: pictures('a.png') });
    await write({ [join(outside, 'secret.png')]: picture('b') });
    symlinkSync(outside, join(workspace, 'out'));
    const step = await run({ path: '**/*.png' });
    expect(step.exitCode).toBe(0);
    expect(step.annotations[0]?.message).toMatch(
      /^path: the link "out" leads out of the workspace and was not followed\. \S/,
    );
    expect(namesOn(site)).toEqual(['a.png']);
  });

  test('a link outside is followed once path names the place', async ({ open, expect }) => {
    const { run, write, workspace, outside } = await open();
    await write({ [join(outside, 'b.png')]: picture('b') });
    symlinkSync(outside, join(workspace, 'out'));
    const step = await run({ path: `out/*.png\n${outside}/none*` });
    expect(resultsOf(step)).toMatchObject([{ file: 'out/b.png', status: 'uploaded' }]);
  });

  test('the workspace may itself be a link', async ({ open, expect }) => {
    const { run, workspace, outside } = await open({ files: pictures('a.png', 'dir/b.png') });
    const link = join(outside, 'link');
    symlinkSync(workspace, link);
    const step = await run({ path: '*.png\ndir' }, { workspace: link });
    expect(resultsOf(step)).toMatchObject([
      { file: 'a.png', status: 'uploaded' },
      { file: 'dir/b.png', status: 'uploaded' },
    ]);
  });

  test('links inside the workspace are followed, circles are not', async ({ open, expect }) => {
    const { run, workspace } = await open({ files: pictures('dir/a.png') });
    symlinkSync('dir', join(workspace, 'link'));
    symlinkSync('..', join(workspace, 'dir/up'));
    const step = await run({ path: '**/*.png' });
    expect(resultsOf(step).map(({ file }) => file)).toEqual(['dir/a.png', 'link/a.png']);
  });

  test('follow-symbolic-links false passes over links', async ({ open, expect }) => {
    const { run, workspace } = await open({ files: pictures('dir/a.png') });
    symlinkSync('dir', join(workspace, 'link'));
    symlinkSync('dir/a.png', join(workspace, 'b.png'));
    const step = await run({ path: '**/*.png\nb.png', 'follow-symbolic-links': 'false' });
    expect(resultsOf(step).map(({ file }) => file)).toEqual(['dir/a.png']);
    expect(step.annotations[0]?.message).toBe(
      'path: "b.png": it is a symbolic link, and follow-symbolic-links is false.',
    );
  });
});

describe.concurrent('a file that changes while it is sent is never a complete upload:', () => {
  /** More than the system keeps of a connection: the file is still being read when the site has begun to. */
  const size = 16_000_000;
  const settings = { appLimitBytes: 2 * size, phpUploadLimitBytes: 2 * size, phpPostLimitBytes: 2 * size };
  const changes: [title: string, change: (path: string) => void, said: string][] = [
    [
      'grown',
      (path) => {
        appendFileSync(path, 'more');
      },
      'The file grew while it was sent',
    ],
    [
      'cut',
      (path) => {
        truncateSync(path, size - 1000);
      },
      'The file became shorter while it was sent',
    ],
    [
      'written',
      (path) => {
        writeFileSync(path, pngOfSize(size, 'other'));
      },
      'The file was changed while it was sent',
    ],
    [
      'touched',
      (path) => {
        utimesSync(path, 1, 1);
      },
      'The file was changed while it was sent',
    ],
    [
      'deleted',
      (path) => {
        rmSync(path);
      },
      'The file is gone',
    ],
    [
      'replaced',
      (path) => {
        writeFileSync(`${path}.new`, pngOfSize(size, 'other'));
        renameSync(`${path}.new`, path);
      },
      'The file was replaced while it was sent',
    ],
  ];
  for (const [title, change, said] of changes) {
    test(title, async ({ open, expect }) => {
      const { run, site, workspace } = await open({ files: { 'a.png': pngOfSize(size, title) }, settings });
      site.faults.add({ kind: 'slow-reading', bytesPerSecond: size / 2 });
      const path = join(workspace, 'a.png');
      const watch = setInterval(() => {
        if (!site.requests.some(({ receivedBytes }) => receivedBytes > 0)) return;
        clearInterval(watch);
        change(path);
      }, 5);
      const step = await run({ path: 'a.png' });
      clearInterval(watch);
      expect(resultsOf(step)).toMatchObject([{ status: 'failed', error: { kind: 'source' } }]);
      expect(step.annotations[0]?.message).toContain(`a.png: ${said}. `);
      expect(site.images()).toEqual([]);
    });
  }
});
