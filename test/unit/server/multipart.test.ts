import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipart } from '../../server/wire/multipart.ts';

interface Part {
  header: string;
  data: Buffer;
}

/** What is read of a body that arrives in these pieces. */
async function read(pieces: Buffer[]): Promise<{ raw: string; data: Buffer; complete: boolean }[]> {
  const parts: { raw: string; data: Buffer; complete: boolean }[] = [];
  await readMultipart(arriving(pieces), 'b', ({ raw }) => {
    const data: Buffer[] = [];
    return {
      write: (bytes) => void data.push(Buffer.from(bytes)),
      end: (complete) => void parts.push({ raw, data: Buffer.concat(data), complete }),
    };
  });
  return parts;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the reader takes what arrives in time
async function* arriving(pieces: Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

function body(parts: Part[]): Buffer {
  const pieces = parts.flatMap(({ header, data }) => [
    Buffer.from(`--b\r\n${header}\r\n\r\n`),
    data,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from('--b--\r\n')]);
}

/** Data made of what could be taken for a boundary. */
const data = fc
  .array(fc.constantFrom('\r', '\n', '-', '--b', '\r\n--', '\r\n--c', 'b', '\0', 'data'), { maxLength: 30 })
  .map((words) => words.join(''))
  .filter((text) => !`\r\n${text}\r\n--b`.slice(0, -3).includes('\r\n--b'))
  .map((text) => Buffer.from(text));

test('parts are the same however the body is cut', async () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(fc.array(data, { maxLength: 4 }), cuts, async (datas, lengths) => {
      const parts = datas.map((bytes, index) => ({
        header: `Content-Disposition: form-data; name="${index}"`,
        data: bytes,
      }));
      const whole = body(parts);
      const pieces: Buffer[] = [];
      for (let at = 0, turn = 0; at < whole.length; turn += 1) {
        const length = lengths[turn % lengths.length] ?? 1;
        pieces.push(whole.subarray(at, at + length));
        at += length;
      }
      const expected = parts.map(({ header, data }) => ({ raw: header, data, complete: true }));
      expect(await read(pieces)).toEqual(expected);
    }),
  );
});

test('a preamble and an epilogue belong to no part', async () => {
  const whole = Buffer.concat([
    Buffer.from('before\r\n'),
    body([{ header: 'Content-Disposition: form-data; name="a"', data: Buffer.from('x') }]),
    Buffer.from('after --b\r\nContent-Disposition: form-data; name="z"\r\n\r\ny'),
  ]);
  expect(await read([whole])).toHaveLength(1);
});

test('a sink that fails stops the reading and is closed', async () => {
  const closed: boolean[] = [];
  const reading = readMultipart(
    arriving([body([{ header: 'Content-Disposition: form-data; name="a"', data: Buffer.from('x') }])]),
    'b',
    () => ({
      write: () => {
        throw new Error('disk full');
      },
      end: (complete) => void closed.push(complete),
    }),
  );
  await expect(reading).rejects.toThrow('disk full');
  expect(closed).toEqual([false]);
});
