import type { Exchange } from '../exchange.ts';
import { strikeNamed } from '../faults/strike.ts';
import { noteField } from '../received.ts';
import { removeTemp } from '../storage/temp-files.ts';
import { phpName } from './fields.ts';
import { type Form, FormTooLarge, maxTextBytes } from './form.ts';
import type { OpenPart, PartSink } from './multipart.ts';
import type { PartHeader } from './part-header.ts';
import { decodeText } from './text.ts';

/** Puts each part of a multipart body into the form: text into memory, files onto the disk. */
export function formPart(form: Form, exchange: Exchange): OpenPart {
  let textBytes = 0;
  const countText = (bytes: number) => {
    textBytes += bytes;
    if (textBytes > maxTextBytes) throw new FormTooLarge();
  };
  return (header) => {
    if (header.name === undefined) return nowhere;
    const field = decodeText(Buffer.from(header.name, 'latin1'));
    if (header.filename === undefined) return textPart(form, exchange, field, countText);
    return filePart(form, exchange, field, header.filename, header);
  };
}

const nowhere: PartSink = { write: () => undefined, end: () => undefined };

function textPart(
  form: Form,
  { received }: Exchange,
  field: string,
  countText: (bytes: number) => void,
): PartSink {
  const pieces: Buffer[] = [];
  return {
    write: (bytes) => {
      countText(bytes.length);
      pieces.push(bytes);
    },
    end: (complete) => {
      if (!complete) return;
      const value = decodeText(Buffer.concat(pieces));
      form.fields.add(field, value);
      noteField(received, field, value);
    },
  };
}

async function filePart(
  form: Form,
  exchange: Exchange,
  sentField: string,
  filename: string,
  { raw: rawHeader, mediaType }: PartHeader,
): Promise<PartSink> {
  const { received, site } = exchange;
  const sentName = decodeText(Buffer.from(filename, 'latin1'));
  strikeNamed(exchange, sentName);
  const { name: field, array } = phpName(sentField);
  const writer = await site.temp.create();
  let size = 0;
  let kept = true;
  return {
    write: async (bytes) => {
      size += bytes.length;
      kept &&= size <= site.settings.phpUploadLimitBytes;
      if (kept) await writer.write(bytes);
    },
    end: async (complete) => {
      const whole = await writer.finish();
      const { md5, sha256 } = whole;
      received.file = { field: sentField, name: sentName, rawHeader, mediaType, size, md5, sha256 };
      const error = sentName === '' ? 'no-file' : !kept ? 'too-large' : complete ? 'none' : 'partial';
      if (error !== 'none') await removeTemp(whole);
      await removeTemp(form.files.get(field)?.stored);
      const stored = error === 'none' ? whole : undefined;
      form.files.set(field, { name: lastComponent(sentName), mediaType, stored, error, array });
    },
  };
}

/** PHP keeps what follows the last slash or backslash. */
function lastComponent(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
