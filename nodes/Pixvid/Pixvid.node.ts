import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { deleteFields } from './fields/delete.ts';
import { uploadFields } from './fields/upload.ts';

export class Pixvid implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Pixvid',
    name: 'pixvid',
    icon: { light: 'file:../../icons/pixvid.svg', dark: 'file:../../icons/pixvid.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle:
      '={{ $parameter["operation"] === "delete" ? "delete: file" : "upload: " + ({ base64: "base64", binary: "binary data", url: "URL" }[$parameter["source"]] ?? "file") }}',
    description: 'Upload images and videos to Pixvid or any Chevereto site, and get their URLs',
    defaults: { name: 'Pixvid' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'pixvidApi', required: true }],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [{ name: 'File', value: 'file' }],
        default: 'file',
      },
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        displayOptions: { show: { resource: ['file'] } },
        options: [
          {
            name: 'Delete',
            value: 'delete',
            description: 'Delete an uploaded file by its delete URL',
            action: 'Delete a file',
          },
          {
            name: 'Upload',
            value: 'upload',
            description: 'Upload an image or a video and get its URLs',
            action: 'Upload a file',
          },
        ],
        default: 'upload',
      },
      ...uploadFields,
      ...deleteFields,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    // Loaded when first needed: n8n loads every node it has at every start.
    if (this.getNodeParameter('operation', 0) === 'delete') {
      const { deleteFiles } = await import('./delete-files.ts');
      return [await deleteFiles(this)];
    }
    const { uploadFiles } = await import('./upload-files.ts');
    return [await uploadFiles(this)];
  }
}
