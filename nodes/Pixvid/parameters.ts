import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
  BadInputError,
  checkParameters,
  choices,
  parameterNames,
  parameters,
  parseApiKey,
  parseSite,
  ranges,
  type ParameterName,
  type Site,
  type UploadParameters,
  type UploadSettings,
} from '../../src/core/index.ts';
import { additionalFields } from './fields/additional-fields.ts';
import { options as optionFields } from './fields/options.ts';

/** Text of a field, where an expression may have given something else. @throws BadInputError for an object. */
export function text(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined || value === null) return '';
  throw new BadInputError(
    `${field} is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
    'Let the expression give one text, for instance {{ $json.name }}.',
  );
}

/** As {@link text}. @throws BadInputError also when there is none. */
export function requiredText(value: unknown, field: string): string {
  const given = text(value, field);
  if (given.trim() !== '') return given;
  throw new BadInputError(
    `${field} is empty`,
    'Fill in the field, or let its expression give a value for this item.',
  );
}

/** The item's Additional Fields. @throws BadInputError naming every field that the API would not take. */
export function uploadParameters(context: IExecuteFunctions, itemIndex: number): UploadParameters {
  const fields = record(context.getNodeParameter('additionalFields', itemIndex, {}));
  const given: Partial<Record<ParameterName, string>> = {};
  for (const name of parameterNames) {
    const value = fields[name];
    // 0 is how a number field says "none".
    const isNone = parameters[name].type === 'integer' && value === 0;
    if (!isNone) given[name] = text(value, labelOf(name, additionalFields));
  }
  const { values, problems } = checkParameters(given);
  if (problems.length === 0) return values;
  throw new BadInputError(
    problems
      .map(
        ({ parameter, value, problem }) => `${labelOf(parameter, additionalFields)} "${value}": ${problem}`,
      )
      .join('; '),
    problems.map(({ cure }) => cure).join(' '),
  );
}

/** Credential and Options, from the first item: they hold for the run. @throws BadInputError */
export async function uploadSettings(context: IExecuteFunctions): Promise<UploadSettings> {
  const credential = await context.getCredentials('pixvidApi');
  const options = record(context.getNodeParameter('options', 0, {}));
  return {
    site: parseSite(text(credential.baseUrl, 'Base URL')),
    apiKey: parseApiKey(text(credential.apiKey, 'API Key')),
    auth: choice('auth', options.auth),
    method: 'post',
    remote: choice('remote', options.remote),
    onDuplicate: choice('onDuplicate', options.onDuplicate),
    concurrency: wholeNumber('concurrency', options.concurrency),
    retries: wholeNumber('retries', options.retries),
    timeout: wholeNumber('timeout', options.timeout),
    maxPerMinute: wholeNumber('maxPerMinute', options.maxPerMinute),
  };
}

/** Seconds without progress, from the Options. @throws BadInputError */
export function timeoutOfItem(context: IExecuteFunctions, itemIndex: number): number {
  return wholeNumber('timeout', record(context.getNodeParameter('options', itemIndex, {})).timeout);
}

/** @throws BadInputError when the credential's base URL is not the address of a site. */
export async function siteOfCredential(context: IExecuteFunctions): Promise<Site> {
  const { baseUrl } = await context.getCredentials('pixvidApi');
  return parseSite(text(baseUrl, 'Base URL'));
}

function choice<Setting extends keyof typeof choices>(
  setting: Setting,
  value: unknown,
): (typeof choices)[Setting][number] {
  const values: readonly (typeof choices)[Setting][number][] = choices[setting];
  const chosen = values.find((candidate) => candidate === (value ?? values[0]));
  if (chosen !== undefined) return chosen;
  const label = labelOf(setting, optionFields);
  throw new BadInputError(`${label} is "${text(value, label)}"`, `Choose one of ${values.join(', ')}.`);
}

function wholeNumber(setting: keyof typeof ranges, value: unknown): number {
  const { min, max, default: usual } = ranges[setting];
  const given = value ?? usual;
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
  const label = labelOf(setting, optionFields);
  throw new BadInputError(
    `${label} is "${text(given, label)}"`,
    `Give a whole number from ${min} to ${max}.`,
  );
}

/** What the editor calls a field of a collection. */
function labelOf(name: string, { options = [] }: INodeProperties): string {
  const field = options.find((option) => option.name === name);
  return field && 'displayName' in field ? field.displayName : name;
}

/** A collection's values; an expression for the whole collection may give anything. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
