import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toHtml, toMarkdown, toRecord, type UploadResult } from '../../src/core/index.ts';
import { record, text } from './parameters.ts';

type Shown = Exclude<UploadResult, { status: 'failed' | 'unknown' }>;

/** The item for a file that is on the site, or was passed over: in the shape the node's options ask for. */
export function uploadedItem(
  context: IExecuteFunctions,
  result: Shown,
  itemIndex: number,
): INodeExecutionData {
  const options = record(context.getNodeParameter('options', itemIndex, {}));
  const outputField = fieldFor(options);
  const isSimplified = context.getNodeParameter('simplify', itemIndex, true) === true;
  const shown: IDataObject = { ...simplified(result) };
  if ('hosted' in result) {
    if (!isSimplified) shown.answer = toDataObject(result.hosted.answer);
    if (options.includeDeleteUrl === true) shown.deleteUrl = result.hosted.deleteUrl;
  }
  const input = context.getInputData()[itemIndex]?.json;
  return {
    json: outputField === '' ? shown : { ...input, [outputField]: shown },
    pairedItem: { item: itemIndex },
  };
}

/** @throws BadInputError when the Options say no place for a result, which is better known before the upload. */
export function checkOutput(context: IExecuteFunctions, itemIndex: number): void {
  fieldFor(record(context.getNodeParameter('options', itemIndex, {})));
}

function fieldFor({ outputField }: Record<string, unknown>): string {
  return text(outputField, 'Put Result in Field').trim();
}

function simplified(result: Shown): IDataObject {
  const record = toRecord(result);
  return {
    file: record.file,
    status: record.status,
    url: record.url,
    viewerUrl: record.viewerUrl,
    shortUrl: record.shortUrl,
    thumbnailUrl: record.thumbnailUrl,
    mediumUrl: record.mediumUrl,
    frameUrl: record.frameUrl,
    markdown: toMarkdown(record),
    html: toHtml(record),
    width: record.width,
    height: record.height,
    size: record.size,
    mime: record.mime,
    sha256: record.sha256,
    expiresAt: record.expiresAt,
    warnings: 'error' in result ? [...record.warnings, result.error.message] : record.warnings,
  };
}

/** A server's answer came as JSON, so it is data all the way down. */
function toDataObject(answer: Readonly<Record<string, unknown>> | null): IDataObject | null {
  return answer && (JSON.parse(JSON.stringify(answer)) as IDataObject);
}
