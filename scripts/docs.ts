/**
 * Writes the tables of the documents from where their facts live: the Action's inputs and outputs from
 * action.yml, the parameters and errors from the core. Run by `npm run docs`; a test holds the files against it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { documents, withTables } from './docs/tables.ts';

for (const document of documents) {
  await writeFile(document, await withTables(await readFile(document, 'utf8')));
}
