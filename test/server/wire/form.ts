import type { Exchange } from '../exchange.ts';
import { noteField } from '../received.ts';
import { removeTemp, type TempFile } from '../storage/temp-files.ts';
import { Fields } from './fields.ts';
import { formPart } from './form-part.ts';
import { readMultipart } from './multipart.ts';
import { parseUrlencoded } from './urlencoded.ts';

/** What a request's body holds, as PHP leaves it in `$_POST` and `$_FILES`. */
export interface Form {
  fields: Fields;
  files: Map<string, FormFile>;
}

export interface FormFile {
  /** The last component of the sent name. */
  name: string;
  mediaType: string;
  /** Absent when PHP kept nothing: no file name, too large, or cut off. */
  stored: TempFile | undefined;
  error: FileError;
  /** The part was named `x[]`. */
  array: boolean;
}

export type FileError = 'none' | 'too-large' | 'no-file' | 'partial';

/** Text of a form is held in memory, so there is an end to it. */
export const maxTextBytes = 64 * 1024 * 1024;

/** Text beyond `maxTextBytes`: PHP would run into its memory limit. */
export class FormTooLarge extends Error {}

/** Reads a request's body into fields and files, the files streamed to disk. */
export async function readForm(exchange: Exchange): Promise<Form> {
  const form: Form = { fields: new Fields(), files: new Map() };
  try {
    await fillForm(form, exchange);
    return form;
  } catch (error) {
    await discardForm(form);
    throw error;
  }
}

/** Removes what the form left on disk and nobody took. */
export async function discardForm(form: Form): Promise<void> {
  for (const file of form.files.values()) await removeTemp(file.stored);
}

async function fillForm(form: Form, exchange: Exchange): Promise<void> {
  const { body, received, request, site } = exchange;
  const type = request.headers['content-type'] ?? '';
  const boundary = /;\s*boundary=(?:"([^"]*)"|([^;,\s]*))/i.exec(type);
  if ((received.declaredLength ?? 0) > site.settings.phpPostLimitBytes) {
    // PHP drops the whole form: fields, key and file.
    await drain(body);
  } else if (/^multipart\/form-data\b/i.test(type) && boundary !== null) {
    await readMultipart(body, boundary[1] ?? boundary[2] ?? '', formPart(form, exchange));
  } else if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const text = await collect(body);
    for (const [name, value] of parseUrlencoded(text.toString('latin1'))) {
      form.fields.add(name, value);
      noteField(received, name, value);
    }
  } else {
    await drain(body);
  }
}

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
  const pieces = body[Symbol.asyncIterator]();
  while ((await pieces.next()).done !== true);
}
