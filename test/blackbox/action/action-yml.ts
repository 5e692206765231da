import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

export interface ActionFile {
  name: string;
  description: string;
  inputs: Record<string, { description: string; required: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

/** The repository's action.yml. */
export function readActionFile(): ActionFile {
  const text = readFileSync(resolve(import.meta.dirname, '../../../action.yml'), 'utf8');
  return parse(text) as ActionFile;
}
