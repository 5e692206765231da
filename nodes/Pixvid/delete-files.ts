import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deleteFile } from '../../src/core/index.ts';
import { failedItem, nodeError } from './failure.ts';
import { requiredText, siteOfCredential, timeoutOfItem } from './parameters.ts';
import { n8nPorts } from './ports.ts';

/** Deletes one file an item, and reports those only whose deletion the site's answer proves. */
export async function deleteFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const deleted: INodeExecutionData[] = [];
  const signal = context.getExecutionCancelSignal();
  for (const itemIndex of context.getInputData().keys()) {
    if (signal?.aborted) break;
    try {
      const site = await siteOfCredential(context);
      const deleteUrl = requiredText(context.getNodeParameter('deleteUrl', itemIndex), 'Delete URL');
      const timeout = timeoutOfItem(context, itemIndex);
      await deleteFile(deleteUrl, site, n8nPorts(context, site), { timeout, signal });
      deleted.push({ json: { deleted: true }, pairedItem: { item: itemIndex } });
    } catch (error) {
      if (!context.continueOnFail()) throw nodeError(context, error, itemIndex);
      deleted.push(failedItem(context, error, itemIndex));
    }
  }
  return deleted;
}
