import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { parameterNames, parameters } from '../../src/core/index.ts';
import { markdownTable } from './markdown-table.ts';
import { nodeCollectionTable, nodeFieldsTable } from './node-tables.ts';

const root = new URL('../../', import.meta.url);

/** Documents that hold generated tables, each between `<!-- table:NAME -->` and `<!-- /table -->`. */
export const documents = [new URL('README.md', root), new URL('docs/n8n.md', root)];

const tables: Readonly<Record<string, () => string | Promise<string>>> = {
  inputs: inputsTable,
  outputs: outputsTable,
  parameters: parametersTable,
  'node-fields': nodeFieldsTable,
  'node-additional-fields': () => nodeCollectionTable('additionalFields'),
  'node-options': () => nodeCollectionTable('options'),
};

/** The document with every table in it made anew. Throws for a table of an unknown name. */
export async function withTables(document: string): Promise<string> {
  let text = document;
  for (const [block, name = ''] of document.matchAll(/<!-- table:(\S+) -->[^]*?<!-- \/table -->/g)) {
    const table = tables[name];
    if (!table)
      throw new Error(`There is no table "${name}": the names are ${Object.keys(tables).join(', ')}.`);
    const made = `<!-- table:${name} -->\n\n${await table()}\n\n<!-- /table -->`;
    text = text.replace(block, () => made);
  }
  return text;
}

interface ActionMetadata {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
}

async function actionMetadata(): Promise<ActionMetadata> {
  return parse(await readFile(new URL('action.yml', root), 'utf8')) as ActionMetadata;
}

async function inputsTable(): Promise<string> {
  const { inputs } = await actionMetadata();
  return markdownTable(
    ['Input', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [
      `\`${name}\``,
      input.required ? '**required**' : input.default ? `\`${input.default}\`` : '',
      input.description,
    ]),
  );
}

async function outputsTable(): Promise<string> {
  const { outputs } = await actionMetadata();
  return markdownTable(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, output]) => [`\`${name}\``, output.description]),
  );
}

function parametersTable(): string {
  return markdownTable(
    ['API field', 'Meaning', 'Fact'],
    parameterNames.map((name) => [
      `\`${parameters[name].field}\``,
      parameters[name].meaning,
      parameters[name].fact,
    ]),
  );
}
