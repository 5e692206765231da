import type { INodeProperties } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { additionalFields } from '../../../nodes/Pixvid/fields/additional-fields.ts';
import { deleteFields } from '../../../nodes/Pixvid/fields/delete.ts';
import { options } from '../../../nodes/Pixvid/fields/options.ts';
import { uploadFields } from '../../../nodes/Pixvid/fields/upload.ts';
import { choices, parameterNames, parameters, ranges } from '../../../src/core/index.ts';

function fieldsOf(collection: INodeProperties): Map<string, INodeProperties> {
  const fields = (collection.options ?? []).filter((option) => 'displayName' in option && 'type' in option);
  return new Map(fields.map((field) => [field.name, field]));
}

function valuesOf(field: INodeProperties | undefined): unknown[] {
  return (field?.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
}

describe('Additional Fields', () => {
  const fields = fieldsOf(additionalFields);

  test('are the parameters of the API, all of them', () => {
    expect([...fields.keys()].toSorted()).toEqual([...parameterNames].toSorted());
  });

  test.each(parameterNames)('%s has the type of the parameter', (name) => {
    const types = { text: 'string', integer: 'number', boolean: 'boolean', choice: 'options' };
    expect(fields.get(name)?.type).toBe(types[parameters[name].type]);
  });

  test('the formats are those of the API', () => {
    expect(valuesOf(fields.get('format'))).toEqual(expect.arrayContaining([...parameters.format.choices]));
    expect(valuesOf(fields.get('format'))).toHaveLength(parameters.format.choices.length);
  });

  test.each(parameterNames)('%s at its default is as good as not there', (name) => {
    const field = fields.get(name);
    const isNone = field?.default === '' || field?.default === 0 || field?.default === false;
    expect(isNone || field?.default === 'json').toBe(true);
  });
});

describe('Options', () => {
  const fields = fieldsOf(options);
  const numbers = ['concurrency', 'maxPerMinute', 'retries', 'timeout'] as const;
  const lists = ['auth', 'onDuplicate', 'remote'] as const;

  test('are the settings of the core, and the shape of the result', () => {
    expect([...fields.keys()].toSorted()).toEqual(
      [...numbers, ...lists, 'includeDeleteUrl', 'outputField'].toSorted(),
    );
    expect([...numbers].toSorted()).toEqual(Object.keys(ranges).toSorted());
  });

  test.each(numbers)('%s has the range and default of the core', (name) => {
    const { min, max, default: usual } = ranges[name];
    const field = fields.get(name);
    expect(field).toMatchObject({ type: 'number', default: usual });
    expect(field?.typeOptions).toEqual({ minValue: min, maxValue: max, numberPrecision: 0 });
  });

  test.each(lists)('%s has the choices and default of the core', (name) => {
    const field = fields.get(name);
    expect(field).toMatchObject({ type: 'options', default: choices[name][0] });
    expect(valuesOf(field).toSorted()).toEqual([...choices[name]].toSorted());
  });
});

test('every field and choice is described', () => {
  const all = [
    ...uploadFields.filter(({ type }) => type !== 'collection'),
    ...deleteFields.filter(({ type }) => type !== 'collection'),
    ...fieldsOf(additionalFields).values(),
    ...fieldsOf(options).values(),
  ];
  for (const field of all) {
    expect(field.description, field.name).toMatch(/^[A-Z]/);
    for (const choice of field.options ?? []) {
      expect('description' in choice && choice.description, `${field.name}: ${choice.name}`).toBeTruthy();
    }
  }
});

test('the names of the workflow’s JSON are the contract', () => {
  expect(uploadFields.map(({ name }) => name)).toEqual([
    'source',
    'binaryPropertyName',
    'base64',
    'url',
    'fileName',
    'simplify',
    'additionalFields',
    'options',
  ]);
  expect(valuesOf(uploadFields[0])).toEqual(['base64', 'binary', 'url']);
  expect(deleteFields.map(({ name }) => name)).toEqual(['deleteUrl', 'options']);
});
