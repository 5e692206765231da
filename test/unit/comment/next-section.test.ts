import { describe, expect, it } from 'vitest';
import {
  nextSection,
  tellsTheSame,
  type Comparison,
  type Uploaded,
} from '../../../src/action/comment/next-section.ts';
import { recallFrom, reuseRefused } from '../../../src/action/comment/recall.ts';
import { fingerprintOf } from '../../../src/action/comment/fingerprint.ts';
import { superseded } from '../../../src/action/comment/prune.ts';
import { remotesOf, type Picture, type Section } from '../../../src/action/comment/section.ts';
import { BadInputError, DuplicateError, type UploadResult } from '../../../src/core/index.ts';
import { picture, remote, section } from './samples.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const frame = section();
const longSha = (short: string) => `${short}${'0'.repeat(32)}`;
const sha = (digit: string) => digit.repeat(32);

function uploaded(name: string, digit: string, status: 'uploaded' | 'reused' = 'uploaded'): Uploaded {
  const about = {
    file: name,
    sha256: longSha(sha(digit)),
    size: 10,
    mime: 'image/png',
    attempts: 1,
    warnings: [],
  };
  return {
    fingerprint: 'f',
    sha256: about.sha256,
    result: { ...about, status, hosted: remote(`${name} ${digit}`) },
  };
}

function failed(name: string): Uploaded {
  const error = new BadInputError('The file is empty', 'Fill it.');
  return {
    fingerprint: 'f',
    sha256: null,
    result: {
      file: name,
      status: 'failed',
      error,
      sha256: null,
      size: 0,
      mime: null,
      attempts: 0,
      warnings: [],
    },
  };
}

function known(name: string, digit: string, more: Partial<Picture> = {}): Picture {
  return { ...picture(name), remote: remote(`${name} ${digit}`), sha: sha(digit), fingerprint: 'f', ...more };
}

function after(uploads: Uploaded[], previous?: Section, comparison: Partial<Comparison> = {}): Section {
  return nextSection(frame, uploads, previous, {
    earlier: previous?.pictures,
    isPartial: false,
    now,
    ...comparison,
  });
}

const changesOf = ({ pictures }: Section) => pictures.map(({ name, change }) => `${name} ${change}`);

describe('the next section', () => {
  it('compares with nothing at first', () => {
    expect(changesOf(after([uploaded('a.png', '1')]))).toEqual(['a.png none']);
  });

  it('tells new, changed, unchanged and removed from the last push', () => {
    const previous = section({ pictures: [known('a.png', '1'), known('b.png', '2'), known('c.png', '3')] });
    const next = after(
      [uploaded('a.png', '1', 'reused'), uploaded('b.png', '9'), uploaded('d.png', '4')],
      previous,
    );
    expect(changesOf(next)).toEqual(['a.png unchanged', 'b.png changed', 'd.png new']);
    expect(next.pictures[1]?.before?.url).toBe(previous.pictures[1]?.remote.url);
    expect([next.removed, next.removedCount]).toEqual([['c.png'], 1]);
  });

  it('shows no earlier version that the site has deleted', () => {
    const gone = remote('b.png 2', { expiresAt: '2026-11-23T11:59:59.000Z' });
    const next = after(
      [uploaded('b.png', '9')],
      section({ pictures: [known('b.png', '2', { remote: gone })] }),
    );
    expect([next.pictures[0]?.change, next.pictures[0]?.before]).toEqual(['changed', null]);
  });

  it('calls nothing new while some earlier pictures are forgotten', () => {
    const next = after([uploaded('d.png', '4')], section({ pictures: [known('a.png', '1')] }), {
      isPartial: true,
    });
    expect(changesOf(next)).toEqual(['d.png none']);
  });

  it('keeps the earlier picture of a file that failed, and says whose it is', () => {
    const previous = section({ pictures: [known('a.png', '1'), known('b.png', '2')] });
    const next = after([uploaded('a.png', '1'), failed('b.png')], previous);
    expect(changesOf(next)).toEqual(['a.png unchanged', 'b.png stale']);
    expect(next.failures).toEqual([{ name: 'b.png', reason: 'The file is empty' }]);
    expect(next.removedCount).toBe(0);
  });

  it('compares with the baseline when there is one', () => {
    const previous = section({ pictures: [known('a.png', '1')] });
    const earlier = [{ name: 'a.png', sha: sha('7'), remote: remote('main a') }];
    expect(changesOf(after([uploaded('a.png', '1')], previous, { earlier }))).toEqual(['a.png changed']);
  });

  it('tells the same when no picture changed, whatever was removed before', () => {
    const previous = section({
      pictures: [known('a.png', '1', { change: 'changed', before: remote('old') })],
      removed: ['x'],
      removedCount: 1,
    });
    expect(tellsTheSame(previous, after([uploaded('a.png', '1')], previous), false)).toBe(true);
    expect(tellsTheSame(previous, after([uploaded('a.png', '2')], previous), false)).toBe(false);
    expect(tellsTheSame(previous, after([failed('a.png')], previous), false)).toBe(false);
    expect(tellsTheSame(previous, after([], previous), false)).toBe(false);
  });
});

describe('recall', () => {
  const parameters = { title: 'A' };
  const fingerprint = fingerprintOf(parameters, 'https://pixvid.example');
  const recall = (more: Partial<Picture>, given: Record<string, string> = parameters) =>
    recallFrom(
      section({ pictures: [known('a.png', '1', { fingerprint, ...more })] }),
      'https://pixvid.example',
      () => now,
    )(longSha(sha('1')), {
      file: 'renamed.png',
      source: { kind: 'url', url: 'https://x.example' },
      parameters: given,
    });

  it('knows the same bytes with the same parameters, whatever their name', () => {
    expect(recall({})?.url).toBe(remote('a.png 1').url);
  });

  it.each([
    ['other bytes', { sha: sha('2') }, undefined],
    ['other parameters', {}, { title: 'B' }],
    [
      'a file the site has deleted',
      { remote: remote('a', { expiresAt: '2026-11-23T12:00:00.000Z' }) },
      undefined,
    ],
  ])('does not take %s for it', (_, more, given) => {
    expect(recall(more, given)).toBeUndefined();
  });

  it('answers refused duplicates with any version that is remembered', () => {
    const refused: UploadResult = {
      ...{ file: 'a.png', sha256: longSha(sha('1')), size: 1, mime: 'image/png', attempts: 1, warnings: [] },
      status: 'failed',
      error: new DuplicateError('Duplicated upload'),
    };
    const [answered] = reuseRefused([refused], [known('b.png', '1')], () => now);
    expect(answered).toMatchObject({
      status: 'reused',
      file: 'a.png',
      hosted: { url: remote('b.png 1').url },
    });
    expect(reuseRefused([refused], [], () => now)).toEqual([refused]);
  });
});

describe('superseded files', () => {
  it('are those no section shows any more, each once', () => {
    const before = remotesOf(
      section({
        pictures: [
          known('a.png', '1'),
          known('b.png', '2'),
          known('b2.png', '2', { remote: remote('b.png 2') }),
          known('c.png', '3'),
        ],
      }),
    );
    const own = section({ pictures: [known('a.png', '1')] });
    const other = section({ pictures: [known('c.png', '3')] });
    expect(superseded(before, [own, other])).toEqual([remote('b.png 2').deleteUrl]);
  });

  it('leave out files of a baseline, which have no delete URL', () => {
    expect(superseded([remote('main', { deleteUrl: null })], [])).toEqual([]);
  });
});
