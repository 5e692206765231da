import type { IncomingMessage } from 'node:http';
import type { ReceivedRequest } from '../received.ts';
import { noteField } from '../received.ts';
import { removeTemp, type TempFile, type TempFiles } from '../storage/temp-files.ts';
import { Fields, phpName } from './fields.ts';
import { type PartSink, readMultipart } from './multipart.ts';
import type { PartHeader } from './part-header.ts';
import { decodeText } from './text.ts';
import { parseUrlencoded } from './urlencoded.ts';

/** A file part as PHP leaves it in `$_FILES`. */
export interface FormFile {
  /** The last component of the sent name. */
  name: string;
  mediaType: string;
  /** Absent when PHP kept nothing: no file name, too large, or cut off. */
  stored: TempFile | undefined;
  error: 'none' | 'too-large' | 'no-file' | 'partial';
  /** The part was named `x[]`. */
  array: boolean;
}

export interface Form {
  fields: Fields;
  files: Map<string, FormFile>;
}

export interface FormLimits {
  uploadBytes: number;
  postBytes: number;
}

/** Text of a form is held in memory, so there is an end to it. */
const maxTextBytes = 64 * 1024 * 1024;

/** Text beyond `maxTextBytes`: PHP would run into its memory limit. */
export class FormTooLarge extends Error {}

/** Reads a request's body into fields and files, the files streamed to disk. */
export async function readForm(
  request: IncomingMessage,
  body: AsyncIterable<Buffer>,
  received: ReceivedRequest,
  temp: TempFiles,
  limits: FormLimits,
  onFileNamed: (name: string) => void = () => undefined,
): Promise<Form> {
  const form: Form = { fields: new Fields(), files: new Map() };
  const type = request.headers['content-type'] ?? '';
  const boundary = /;\s*boundary=(?:"([^"]*)"|([^;,\s]*))/i.exec(type);
  if ((received.declaredLength ?? 0) > limits.postBytes) {
    // PHP drops the whole form: fields, key and file.
    await drain(body);
  } else if (/^multipart\/form-data\b/i.test(type) && boundary !== null) {
    await readMultipart(
      body,
      boundary[1] ?? boundary[2] ?? '',
      partReader(form, received, temp, limits, onFileNamed),
    );
  } else if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const text = await collect(body);
    for (const [name, value] of parseUrlencoded(text.toString('latin1'))) {
      form.fields.add(name, value);
      noteField(received, name, value);
    }
  } else {
    await drain(body);
  }
  return form;
}

/** Removes what the form left on disk and nobody took. */
export async function discardForm(form: Form): Promise<void> {
  for (const file of form.files.values()) await removeTemp(file.stored);
}

function partReader(
  form: Form,
  received: ReceivedRequest,
  temp: TempFiles,
  limits: FormLimits,
  onFileNamed: (name: string) => void,
): (header: PartHeader) => Promise<PartSink> | PartSink {
  let textBytes = 0;
  return (header) => {
    if (header.name === undefined) return nowhere;
    const field = decodeText(Buffer.from(header.name, 'latin1'));
    if (header.filename !== undefined) {
      const sentName = decodeText(Buffer.from(header.filename, 'latin1'));
      onFileNamed(sentName);
      return filePart(form, received, temp, limits, { field, sentName, header });
    }
    const pieces: Buffer[] = [];
    return {
      write: (bytes) => {
        textBytes += bytes.length;
        if (textBytes > maxTextBytes) throw new FormTooLarge();
        pieces.push(Buffer.from(bytes));
      },
      end: (complete) => {
        if (!complete) return;
        const value = decodeText(Buffer.concat(pieces));
        form.fields.add(field, value);
        noteField(received, field, value);
      },
    };
  };
}

interface FilePart {
  field: string;
  sentName: string;
  header: PartHeader;
}

async function filePart(
  form: Form,
  received: ReceivedRequest,
  temp: TempFiles,
  limits: FormLimits,
  part: FilePart,
): Promise<PartSink> {
  const { name: field, array } = phpName(part.field);
  const writer = await temp.create();
  let size = 0;
  let kept = true;
  return {
    write: async (bytes) => {
      size += bytes.length;
      kept &&= size <= limits.uploadBytes;
      if (kept) await writer.write(bytes);
    },
    end: async (complete) => {
      const whole = await writer.finish();
      const error = part.sentName === '' ? 'no-file' : !kept ? 'too-large' : complete ? 'none' : 'partial';
      const { mediaType } = part.header;
      received.file = {
        field: part.field,
        name: part.sentName,
        rawHeader: part.header.raw,
        mediaType,
        size,
        md5: whole.md5,
        sha256: whole.sha256,
      };
      if (error !== 'none') await removeTemp(whole);
      await removeTemp(form.files.get(field)?.stored);
      form.files.set(field, {
        name: lastComponent(part.sentName),
        mediaType,
        stored: error === 'none' ? whole : undefined,
        error,
        array,
      });
    },
  };
}

/** PHP keeps what follows the last slash or backslash. */
function lastComponent(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

const nowhere: PartSink = { write: () => undefined, end: () => undefined };

async function collect(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxTextBytes) throw new FormTooLarge();
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}

async function drain(body: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of body) void chunk;
}
