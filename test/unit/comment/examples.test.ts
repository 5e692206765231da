import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readActionFile } from '../../blackbox/action/action-yml.ts';

const directory = new URL('../../../examples/workflows/', import.meta.url);

interface Workflow {
  on: string | Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
}

const examples = readdirSync(directory).map((name): [string, Workflow] => [
  name,
  parse(readFileSync(new URL(name, directory), 'utf8')) as Workflow,
]);

function stepsOf({ jobs }: Workflow) {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe.each(examples)('the example %s', (_, workflow) => {
  const steps = stepsOf(workflow);
  const ours = steps.filter(({ uses }) => uses?.startsWith('pixvid/'));

  it('uses inputs the Action has, and gives it the key as a secret', () => {
    const known = Object.keys(readActionFile().inputs);
    for (const { with: inputs = {} } of ours) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(inputs)));
      expect(inputs['api-key']).toBe('${{ secrets.PIXVID_API_KEY }}');
    }
  });

  it('has the permissions it needs, and no others', () => {
    const needsContents = steps.some(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(workflow.permissions.contents ?? 'none').toBe(needsContents ? 'read' : 'none');
    expect(workflow.permissions['pull-requests'] ?? 'none').toBe(ours.length > 0 ? 'write' : 'none');
  });

  it('never runs code of a pull request beside secrets', () => {
    const triggers = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on);
    expect(triggers).not.toContain('pull_request_target');
    if (triggers.includes('workflow_run')) {
      expect(steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
        'actions/download-artifact',
        'pixvid/n8n-nodes-pixvid',
      ]);
    }
  });
});
