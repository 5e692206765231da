import type { INodeProperties } from 'n8n-workflow';
import { deleteFields } from '../../nodes/Pixvid/fields/delete.ts';
import { uploadFields } from '../../nodes/Pixvid/fields/upload.ts';
import { markdownTable } from './markdown-table.ts';

const properties = [...uploadFields, ...deleteFields];

/** The node's fields outside its collections. */
export function nodeFieldsTable(): string {
  const fields = properties.filter(({ type }) => type !== 'collection');
  return fieldTable(fields);
}

/** The fields of one of the node's collections. */
export function nodeCollectionTable(collection: 'additionalFields' | 'options'): string {
  const { options = [] } = properties.find(({ name }) => name === collection) ?? {};
  return fieldTable(options.filter((option) => 'displayName' in option && 'type' in option));
}

function fieldTable(fields: INodeProperties[]): string {
  return markdownTable(
    ['Field', 'Name in JSON', 'Default', 'Meaning'],
    fields.map((field) => [
      `**${field.displayName}**`,
      `\`${field.name}\``,
      defaultOf(field),
      meaningOf(field),
    ]),
  );
}

function meaningOf({ description = '', hint, options = [] }: INodeProperties): string {
  const choices = options.flatMap((option) =>
    'value' in option ? [`\`${option.value}\`: ${option.description ?? option.name}`] : [],
  );
  return [description, hint, choices.join('; ')]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

function defaultOf({ default: value }: INodeProperties): string {
  if (typeof value === 'number' || value === true) return `\`${value}\``;
  return typeof value === 'string' && value !== '' ? `\`${value}\`` : '';
}
