import {
  BINARY_IN_JSON_PROPERTY,
  BINARY_MODE_COMBINED,
  type IBinaryData,
  type IExecuteFunctions,
} from 'n8n-workflow';
import { BadInputError, bytesSource, type Source } from '../../src/core/index.ts';
import { record, requiredText, text } from './parameters.ts';

/** One thing to upload, and what to call it. */
export interface NamedSource {
  file: string;
  source: Source;
}

/** Bytes read at once from n8n's store: larger ones are faster, and cost memory by the upload (measured). */
const chunkSize = 256 * 1024;

/** The sources an item stands for. @throws BadInputError when it has none. */
export async function sourcesOfItem(context: IExecuteFunctions, itemIndex: number): Promise<NamedSource[]> {
  const kind = text(context.getNodeParameter('source', itemIndex), 'Source');
  const fileName = text(context.getNodeParameter('fileName', itemIndex, ''), 'File Name').trim();
  switch (kind) {
    case 'base64': {
      const base64 = requiredText(context.getNodeParameter('base64', itemIndex), 'Base64');
      return [{ file: fileName || 'base64', source: { kind: 'base64', text: base64, ...named(fileName) } }];
    }
    case 'url': {
      const url = requiredText(context.getNodeParameter('url', itemIndex), 'URL');
      return [{ file: fileName || withoutQuery(url), source: { kind: 'url', url, ...named(fileName) } }];
    }
    case 'binary':
      return binarySources(context, itemIndex, fileName);
    default:
      throw new BadInputError(`Source is "${kind}"`, 'Choose binary, base64 or url.');
  }
}

async function binarySources(
  context: IExecuteFunctions,
  itemIndex: number,
  fileName: string,
): Promise<NamedSource[]> {
  const given: unknown = context.getNodeParameter('binaryPropertyName', itemIndex);
  // As everywhere in n8n, an expression may also give the binary data itself.
  if (isBinaryData(given)) return [await binarySource(context, 'data', given, fileName)];
  const wanted = requiredText(given, 'Input Binary Field');
  const binary = binaryFields(context, itemIndex);
  if (binary.size === 0) {
    throw new BadInputError(
      'The item has no binary data',
      context.isToolExecution()
        ? 'A tool is given no files: choose URL or Base64 as the source.'
        : 'Put a node before this one that gives a file, or choose Base64 or URL as the source.',
    );
  }
  const sources: NamedSource[] = [];
  for (const field of matchingFields(wanted, [...binary.keys()])) {
    const data = binary.get(field);
    if (data) sources.push(await binarySource(context, field, data, fileName));
  }
  return sources;
}

/** The item's files. A workflow whose binary mode is "combined" has them in a field of the item's JSON. */
function binaryFields(context: IExecuteFunctions, itemIndex: number): Map<string, IBinaryData> {
  const item = context.getInputData()[itemIndex];
  const isCombined = context.getWorkflowSettings().binaryMode === BINARY_MODE_COMBINED;
  const inJson = isCombined ? record(item?.json[BINARY_IN_JSON_PROPERTY]) : {};
  const files = new Map<string, IBinaryData>();
  for (const [field, value] of Object.entries({ ...inJson, ...item?.binary })) {
    if (isBinaryData(value)) files.set(field, value);
  }
  return files;
}

function isBinaryData(value: unknown): value is IBinaryData {
  return typeof value === 'object' && value !== null && 'mimeType' in value && 'data' in value;
}

/** Names separated by commas, each with `*` for any characters. */
function matchingFields(wanted: string, fields: string[]): Set<string> {
  const matches = wanted.split(',').flatMap((part) => {
    const name = part.trim();
    const pattern = new RegExp(`^${name.split('*').map(escapeRegExp).join('.*')}$`, 's');
    const found = fields.filter((field) => pattern.test(field));
    if (found.length > 0) return found;
    throw new BadInputError(
      `The item has no binary data in the field "${name}"`,
      `It has ${fields.map((field) => `"${field}"`).join(', ')}.`,
    );
  });
  return new Set(matches);
}

/** n8n keeps binary data inside the item, or in a store of its own under an ID: then it is read as a stream. */
async function binarySource(
  { helpers }: IExecuteFunctions,
  field: string,
  data: IBinaryData,
  fileName: string,
): Promise<NamedSource> {
  const name = [fileName, data.fileName, withExtension(field, data.fileExtension)].find(Boolean) ?? field;
  const { id } = data;
  if (!id) return { file: name, source: bytesSource(name, Buffer.from(data.data, 'base64')) };
  const size = (await helpers.getBinaryMetadata(id)).fileSize;
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new BadInputError(
      `n8n does not know the size of the binary data in "${field}"`,
      'An upload says its length before it starts: write the file anew, for instance with Read/Write Files from Disk.',
    );
  }
  const open = async function* () {
    const stream = await helpers.getBinaryStream(id, chunkSize);
    try {
      for await (const chunk of stream) yield toBytes(chunk);
    } finally {
      stream.destroy();
    }
  };
  return { file: name, source: { kind: 'binary', name, size, open } };
}

function withExtension(name: string, extension: string | undefined): string {
  return extension ? `${name}.${extension}` : name;
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new Error('n8n’s binary data is not a stream of bytes');
}

function named(name: string): { name?: string } {
  return name === '' ? {} : { name };
}

/** For messages and results: a query can hold secrets. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
}

function escapeRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
