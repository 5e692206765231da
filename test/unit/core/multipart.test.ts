import busboy from 'busboy';
import fc from 'fast-check';
import { Response } from 'undici';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../src/core/file-name.ts';
import {
  multipartForm,
  randomBoundary,
  type FilePart,
  type MultipartForm,
} from '../../../src/core/multipart.ts';
import { anyText } from './any-text.ts';
import { bytesOf, inChunks } from './bytes.ts';

interface Parsed {
  fields: [string, string][];
  file: { part: string; name: string; mime: string; bytes: string } | undefined;
}

function filePart(fileName: string, bytes: Uint8Array, mime = 'image/png'): FilePart {
  return { fileName, mime, size: bytes.length, open: () => inChunks(bytes, 7) };
}

/** As a stream parser in the manner of servers reads it. */
async function byBusboy({ contentType, body }: MultipartForm): Promise<Parsed> {
  const fields: [string, string][] = [];
  let file: Promise<Parsed['file']> | undefined;
  const parser = busboy({ headers: { 'content-type': contentType }, defParamCharset: 'utf8' });
  parser.on('field', (name, value) => fields.push([name, value]));
  parser.on('file', (part, stream, { filename, mimeType }) => {
    file = bytesOf(stream).then((bytes) => ({
      part,
      name: filename ?? '',
      mime: mimeType,
      bytes: bytes.toString('hex'),
    }));
  });
  const finished = new Promise((resolve, reject) => {
    parser.on('close', resolve).on('error', reject);
  });
  for await (const chunk of body.open()) parser.write(chunk);
  parser.end();
  await finished;
  return { fields, file: await file };
}

/** As a parser written after the fetch standard reads it. */
async function byFetchStandard({ contentType, body }: MultipartForm): Promise<Parsed> {
  const response = new Response(await bytesOf(body.open()), { headers: { 'content-type': contentType } });
  const fields: [string, string][] = [];
  let file: Parsed['file'];
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for bodies from strangers, and this one is ours
  for (const [part, value] of await response.formData()) {
    if (typeof value === 'string') fields.push([part, value]);
    else {
      const bytes = Buffer.from(await value.arrayBuffer()).toString('hex');
      file = { part, name: value.name, mime: value.type, bytes };
    }
  }
  return { fields, file };
}

const boundary = '----pixvid-0123456789abcdef0123456789abcdef';

describe('multipartForm', () => {
  test('on the wire', async () => {
    const form = multipartForm(
      { title: 'A “title”', nsfw: '1' },
      filePart('a.png', Buffer.from('PNG')),
      boundary,
    );
    expect(form.contentType).toBe(`multipart/form-data; boundary=${boundary}`);
    expect((await bytesOf(form.body.open())).toString()).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="title"',
        '',
        'A “title”',
        `--${boundary}`,
        'Content-Disposition: form-data; name="nsfw"',
        '',
        '1',
        `--${boundary}`,
        'Content-Disposition: form-data; name="source"; filename="a.png"',
        'Content-Type: image/png',
        '',
        'PNG',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    ['busboy', byBusboy],
    ['the fetch standard', byFetchStandard],
  ])('whatever is in it, %s reads what was written, and its size is right', async (_name, parse) => {
    const value = fc.oneof(
      anyText(20).map((text) => text.toWellFormed()),
      fc.constantFrom('', '\r\n', '--', '\r\n--', '"', 'a\r\n\r\nb'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('title', 'description', 'tags', 'key'), value, {
          noNullPrototype: true,
        }),
        anyText(100),
        fc.uint8Array({ maxLength: 200 }),
        async (fields, name, bytes) => {
          const fileName = safeFileName(name, 'png');
          const form = multipartForm(fields, filePart(fileName, bytes, 'video/mp4'), boundary);
          expect((await bytesOf(form.body.open())).length).toBe(form.body.size);
          expect(await parse(form)).toEqual({
            fields: Object.entries(fields),
            file: {
              part: 'source',
              name: fileName,
              mime: 'video/mp4',
              bytes: Buffer.from(bytes).toString('hex'),
            },
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('without a file', async () => {
    const form = multipartForm({ source: 'https://example.com/a.png' }, undefined, boundary);
    const expected = { fields: [['source', 'https://example.com/a.png']], file: undefined };
    expect(await byBusboy(form)).toEqual(expected);
    expect(await byFetchStandard(form)).toEqual(expected);
    expect((await bytesOf(form.body.open())).length).toBe(form.body.size);
  });

  test('can be opened again for a retry', async () => {
    const { body } = multipartForm({ title: 'x' }, filePart('a.png', Buffer.from('abc')), boundary);
    const first = await bytesOf(body.open());
    expect((await bytesOf(body.open())).equals(first)).toBe(true);
  });

  test('lets go of the file when the transport gives up', async () => {
    let closed = false;
    const open = async function* () {
      try {
        for (;;) yield Buffer.from(await Promise.resolve('abc'));
      } finally {
        closed = true;
      }
    };
    const { body } = multipartForm({}, { ...filePart('a.png', Buffer.from('abc')), open }, boundary);
    const chunks = body.open()[Symbol.asyncIterator]();
    await chunks.next();
    await chunks.next();
    await chunks.return?.();
    expect(closed).toBe(true);
  });
});

describe('randomBoundary', () => {
  test('has 32 random digits', () => {
    const digits = [0, 0.999999, 0.5];
    expect(randomBoundary(() => digits[0] ?? 0)).toBe(`----pixvid-${'0'.repeat(32)}`);
    expect(randomBoundary(() => digits[1] ?? 0)).toBe(`----pixvid-${'f'.repeat(32)}`);
    expect(randomBoundary(Math.random)).not.toBe(randomBoundary(Math.random));
  });
});
