import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deleteFile, ranges } from '../../src/core/index.ts';
import { failedItem, nodeError } from './failure.ts';
import { requiredText, siteOfCredential } from './parameters.ts';
import { n8nPorts } from './ports.ts';

/** Deletes one file an item, and reports those only whose deletion the site's answer proves. */
export async function deleteFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const deleted: INodeExecutionData[] = [];
  const signal = context.getExecutionCancelSignal();
  for (const itemIndex of context.getInputData().keys()) {
    try {
      const site = await siteOfCredential(context);
      const deleteUrl = requiredText(context.getNodeParameter('deleteUrl', itemIndex), 'Delete URL');
      const options = { timeout: ranges.timeout.default, ...(signal && { signal }) };
      await deleteFile(deleteUrl, site, n8nPorts(context, site), options);
      deleted.push({ json: { deleted: true }, pairedItem: { item: itemIndex } });
    } catch (error) {
      if (!context.continueOnFail()) throw nodeError(context, error, itemIndex);
      deleted.push(failedItem(context, error, itemIndex));
    }
  }
  return deleted;
}
