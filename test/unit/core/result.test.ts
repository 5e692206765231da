import { describe, expect, test } from 'vitest';
import {
  BadInputError,
  DuplicateError,
  toErrorRecord,
  toRecord,
  type HostedFile,
  type UploadResult,
} from '../../../src/core/index.ts';

const facts = { file: 'a.png', sha256: 'ab', size: 10, mime: 'image/png', attempts: 2, warnings: ['one'] };
const hosted: HostedFile = {
  url: 'https://pixvid.org/a.png',
  viewerUrl: 'https://pixvid.org/image/a.x1',
  shortUrl: 'https://pixvid.org/image/x1',
  thumbnailUrl: 'https://pixvid.org/a.th.png',
  mediumUrl: 'https://pixvid.org/a.md.png',
  frameUrl: null,
  deleteUrl: 'https://pixvid.org/image/x1/delete/secret',
  width: 9,
  height: 7,
  size: 20,
  mime: 'image/webp',
  duration: null,
  expiresAt: '2026-11-26T09:21:55Z',
  answer: { md5: 'x' },
};
const nothing = {
  ...{ url: null, viewerUrl: null, shortUrl: null, thumbnailUrl: null, mediumUrl: null, frameUrl: null },
  ...{ width: null, height: null, expiresAt: null },
};

describe('toRecord', () => {
  test.each(['uploaded', 'reused'] as const)(
    'of a file that was %s has what the site says, without secrets',
    (status) => {
      expect(toRecord({ ...facts, status, hosted })).toEqual({
        file: 'a.png',
        status,
        url: 'https://pixvid.org/a.png',
        viewerUrl: 'https://pixvid.org/image/a.x1',
        shortUrl: 'https://pixvid.org/image/x1',
        thumbnailUrl: 'https://pixvid.org/a.th.png',
        mediumUrl: 'https://pixvid.org/a.md.png',
        frameUrl: null,
        width: 9,
        height: 7,
        size: 20,
        mime: 'image/webp',
        sha256: 'ab',
        expiresAt: '2026-11-26T09:21:55Z',
        attempts: 2,
        warnings: ['one'],
        error: null,
      });
    },
  );

  test.each(['skipped', 'failed', 'unknown'] as const)('of a file that is %s has its error', (status) => {
    const error = new DuplicateError('The site has these bytes already', { status: 400, code: 101 });
    expect(toRecord({ ...facts, status, error })).toEqual({
      ...facts,
      ...nothing,
      status,
      error: {
        kind: 'duplicate',
        message: 'The site has these bytes already',
        code: 101,
        status: 400,
        hint: expect.stringContaining('Reuse that URL') as string,
      },
    });
  });

  test('is JSON, and a copy', () => {
    const result: UploadResult = { ...facts, status: 'uploaded', hosted };
    const record = toRecord(result);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    record.warnings.push('another');
    expect(result.warnings).toEqual(['one']);
  });
});

test('toErrorRecord has null for what is not known', () => {
  expect(toErrorRecord(new BadInputError('The file is empty', 'Exclude it.'))).toEqual({
    kind: 'bad-input',
    message: 'The file is empty',
    code: null,
    status: null,
    hint: 'Exclude it.',
  });
});
