import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  checkSource,
  uploadAll,
  type UploadItem,
  type UploadResult,
  type UploadSettings,
} from '../../src/core/index.ts';
import { failedItem, nodeError } from './failure.ts';
import { uploadedItem } from './output.ts';
import { uploadParameters, uploadSettings } from './parameters.ts';
import { n8nPorts } from './ports.ts';
import { sourcesOfItem } from './sources.ts';

/** A file to upload and the item it came with, or what is wrong with that item. */
type Planned = { itemIndex: number } & ({ upload: UploadItem } | { error: unknown });

/** Uploads what all items hold as one batch, so that they share pacing, flood windows and equal bytes. */
export async function uploadFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const settings = await settingsOrError(context);
  const planned: Planned[] = [];
  for (const itemIndex of context.getInputData().keys()) {
    planned.push(...(await planItem(context, itemIndex, settings)));
  }
  const failedBefore = planned.find((plan) => 'error' in plan);
  if (failedBefore && !context.continueOnFail()) {
    throw nodeError(context, failedBefore.error, failedBefore.itemIndex);
  }
  const results = await uploadPlanned(context, planned, settings);
  return planned.map((plan) => {
    if ('error' in plan) return failedItem(context, plan.error, plan.itemIndex);
    const result = results.get(plan.upload);
    if (!result) throw new Error(`No result for ${plan.upload.file}`);
    if (isFailure(result)) return failedItem(context, result.error, plan.itemIndex, result.file);
    return uploadedItem(context, result, plan.itemIndex);
  });
}

async function settingsOrError(context: IExecuteFunctions): Promise<UploadSettings> {
  try {
    return await uploadSettings(context);
  } catch (error) {
    throw nodeError(context, error, 0);
  }
}

async function planItem(
  context: IExecuteFunctions,
  itemIndex: number,
  { site }: UploadSettings,
): Promise<Planned[]> {
  try {
    const parameters = uploadParameters(context, itemIndex);
    const sources = await sourcesOfItem(context, itemIndex);
    for (const { source } of sources) checkSource(source, site);
    return sources.map(({ file, source }) => ({ itemIndex, upload: { file, source, parameters } }));
  } catch (error) {
    return [{ itemIndex, error }];
  }
}

async function uploadPlanned(
  context: IExecuteFunctions,
  planned: readonly Planned[],
  settings: UploadSettings,
): Promise<Map<UploadItem, UploadResult>> {
  const uploads = planned.filter((plan) => 'upload' in plan);
  const stop = new AbortController();
  const cancelled = context.getExecutionCancelSignal();
  const cancel = () => stop.abort();
  cancelled?.addEventListener('abort', cancel, { once: true });
  try {
    const results = await uploadAll(
      uploads.map(({ upload }) => upload),
      settings,
      n8nPorts(context, settings.site),
      {
        signal: stop.signal,
        onResult: (result) => {
          // Without Continue On Fail the workflow ends here, so nothing more is sent.
          if (isFailure(result) && !context.continueOnFail()) stop.abort();
        },
      },
    );
    const first = results.findIndex((result) => isFailure(result) && result.error.kind !== 'cancelled');
    const failed = results[first];
    if (failed && isFailure(failed) && !context.continueOnFail()) {
      throw nodeError(context, failed.error, uploads[first]?.itemIndex ?? 0, failed.file);
    }
    return new Map(
      uploads.flatMap(({ upload }, index) => (results[index] ? [[upload, results[index]] as const] : [])),
    );
  } finally {
    cancelled?.removeEventListener('abort', cancel);
  }
}

function isFailure(result: UploadResult) {
  return result.status === 'failed' || result.status === 'unknown';
}
