import { describe, expect, test } from 'vitest';
import { inputName, ownChoices, switches, defaultBaseUrl } from '../../../src/action/inputs.ts';
import { outputNames } from '../../../src/action/outputs.ts';
import { placeholders, templatedParameters } from '../../../src/action/placeholders.ts';
import { choices, parameterNames, parameters, ranges } from '../../../src/core/index.ts';
import { readActionFile } from '../../blackbox/action/action-yml.ts';

const action = readActionFile();

describe('action.yml', () => {
  test('is fit for the Marketplace', () => {
    expect(action.name).toBe('Pixvid upload');
    expect(action.description.length).toBeLessThan(125);
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
    expect(Object.values(action.inputs).every(({ description }) => description.trim() !== '')).toBe(true);
  });

  test('requires a path and nothing else', () => {
    const required = Object.entries(action.inputs).filter(([, input]) => input.required);
    expect(required.map(([name]) => name)).toEqual(['path']);
    expect(action.inputs.path).not.toHaveProperty('default');
  });

  test.each(Object.entries({ ...choices, ...ownChoices }))(
    '%s has the values of the code',
    (name, values) => {
      const input = action.inputs[inputName(name)];
      expect(input?.default).toBe(values[0]);
      for (const value of values) expect(input?.description).toContain(value);
    },
  );

  test.each(Object.entries(ranges))(
    '%s has the range of the code',
    (name, { min, max, default: otherwise }) => {
      const input = action.inputs[inputName(name)];
      expect(input?.default).toBe(String(otherwise));
      expect(input?.description).toContain(String(max));
      expect(input?.description).toContain(String(min));
    },
  );

  test.each(Object.entries(switches))('%s has the default of the code', (name, otherwise) => {
    expect(action.inputs[inputName(name)]?.default).toBe(String(otherwise));
  });

  test.each(parameterNames)('%s is an input', (name) => {
    const input = action.inputs[inputName(name)];
    expect(input?.default).toBe('');
    const parameter = parameters[name];
    if ('choices' in parameter)
      for (const value of parameter.choices) expect(input?.description).toContain(value);
  });

  test('names every placeholder', () => {
    for (const name of Object.keys(placeholders))
      expect(action.inputs.title?.description).toContain(`{${name}}`);
    for (const name of templatedParameters) expect(action.inputs[name]?.description).toContain('laceholders');
  });

  test('has the default site of the code', () => {
    expect(action.inputs['base-url']?.default).toBe(defaultBaseUrl);
  });

  test('has the outputs of the code', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputNames]);
  });
});
