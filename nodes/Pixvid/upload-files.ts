import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  checkSource,
  uploadAll,
  type UploadItem,
  type UploadResult,
  type UploadSettings,
} from '../../src/core/index.ts';
import { failedItem, nodeError } from './failure.ts';
import { checkOutput, uploadedItem } from './output.ts';
import { uploadParameters, uploadSettings } from './parameters.ts';
import { n8nPorts } from './ports.ts';
import { sourcesOfItem } from './sources.ts';

/** A file to upload and the item it came with, or what is wrong with that item. */
type Planned = PlannedUpload | { itemIndex: number; error: unknown };

interface PlannedUpload {
  itemIndex: number;
  upload: UploadItem;
}

/**
 * Uploads what all items hold as one batch, so that they share pacing, flood windows and equal bytes. Every item
 * is checked before the first is sent.
 */
export async function uploadFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const itemIndexes = [...context.getInputData().keys()];
  let settings: UploadSettings;
  try {
    settings = await uploadSettings(context);
  } catch (error) {
    if (!context.continueOnFail()) throw nodeError(context, error, 0);
    return itemIndexes.map((itemIndex) => failedItem(context, error, itemIndex));
  }
  const planned: Planned[] = [];
  for (const itemIndex of itemIndexes) {
    const plans = await planItem(context, itemIndex, settings);
    const wrong = plans.find((plan) => 'error' in plan);
    if (wrong && !context.continueOnFail()) throw nodeError(context, wrong.error, itemIndex);
    planned.push(...plans);
  }
  const uploads = planned.filter((plan) => 'upload' in plan);
  const results = (await uploadPlanned(context, uploads, settings)).values();
  return planned.map((plan) => {
    if ('error' in plan) return failedItem(context, plan.error, plan.itemIndex);
    const { value: result } = results.next();
    if (!result) throw new Error(`There is no result for ${plan.upload.file}`);
    if (isFailure(result)) return failedItem(context, result.error, plan.itemIndex, result.file);
    return uploadedItem(context, result, plan.itemIndex);
  });
}

async function planItem(
  context: IExecuteFunctions,
  itemIndex: number,
  { site }: UploadSettings,
): Promise<Planned[]> {
  try {
    const parameters = uploadParameters(context, itemIndex);
    checkOutput(context, itemIndex);
    const sources = await sourcesOfItem(context, itemIndex);
    for (const { source } of sources) checkSource(source, site);
    return sources.map(({ file, source }) => ({ itemIndex, upload: { file, source, parameters } }));
  } catch (error) {
    return [{ itemIndex, error }];
  }
}

/** One result an upload, in their order. Without Continue On Fail the first failure ends all, and is thrown. */
async function uploadPlanned(
  context: IExecuteFunctions,
  uploads: readonly PlannedUpload[],
  settings: UploadSettings,
): Promise<UploadResult[]> {
  const stop = new AbortController();
  const cancelled = context.getExecutionCancelSignal();
  const results = await uploadAll(
    uploads.map(({ upload }) => upload),
    settings,
    n8nPorts(context, settings.site),
    {
      signal: cancelled ? AbortSignal.any([cancelled, stop.signal]) : stop.signal,
      onResult: (result) => {
        if (isFailure(result) && !context.continueOnFail()) stop.abort();
      },
    },
  );
  if (!stop.signal.aborted) return results;
  const first = results.findIndex((result) => isFailure(result) && result.error.kind !== 'cancelled');
  const failed = results[first];
  const upload = uploads[first];
  if (!failed || !isFailure(failed) || !upload) return results;
  throw nodeError(context, failed.error, upload.itemIndex, failed.file);
}

function isFailure(result: UploadResult) {
  return result.status === 'failed' || result.status === 'unknown';
}
