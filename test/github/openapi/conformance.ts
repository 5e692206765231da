import type { ValidateFunction } from 'ajv';
import type { Answer } from '../answer.ts';
import { isRecord, type JsonObject } from '../json.ts';
import { amend } from './amendments.ts';
import { loadDescription, pointerKey, valueAt, type Edition } from './description.ts';
import { OPERATIONS, type OperationId } from './operations.ts';
import { checkAgainst, problemsOf, validator, type Check } from './validator.ts';

/** A request that agrees with the description: which operation it is, with its parameters as their types. */
export interface Call {
  operation: OperationId;
  /** Its path as the description has it, with the query. */
  url: URL;
  parameters: JsonObject;
  body: unknown;
}

export type CheckedRequest = { call: Call } | { operation: OperationId | undefined; problems: string[] };

/** GitHub's REST API as its published description has it. */
export interface Conformance {
  checkRequest(method: string, url: URL, body: unknown): CheckedRequest;
  /** What is wrong with this answer; nothing when it agrees. */
  checkAnswer(operation: OperationId, answer: Answer): string[];
  documentationUrl(operation: OperationId): string;
}

interface Operation {
  id: OperationId;
  method: string;
  pattern: RegExp;
  pointer: string;
  checkParameters: ValidateFunction;
}

const BASIC_ERROR = '/components/schemas/basic-error';
const VALIDATION_ERROR = '/components/schemas/validation-error';

export function loadConformance(edition: Edition): Conformance {
  const ids = Object.keys(OPERATIONS).filter((id): id is OperationId => id in OPERATIONS);
  const pointers = [...ids.map(operationPointer), BASIC_ERROR, VALIDATION_ERROR];
  const description = amend(loadDescription(edition, pointers));
  const check = checkAgainst(description);
  const operations = ids.map((id) => readOperation(description, id));

  return {
    checkRequest: (method, url, body) => checkRequest(operations, description, check, method, url, body),
    checkAnswer: (id, answer) => {
      const schema = answerSchema(description, id, answer.status);
      if (schema === undefined) return [`GitHub does not answer ${id} with ${answer.status}.`];
      if (schema === null) return answer.body === undefined ? [] : [`${answer.status} comes without a body.`];
      if (answer.status >= 500 && typeof answer.body === 'string') return [];
      return check(schema, answer.body);
    },
    documentationUrl: (id) => {
      const url = valueAt(description, `${operationPointer(id)}/externalDocs/url`);
      return typeof url === 'string' ? url : '';
    },
  };
}

function operationPointer(id: OperationId): string {
  const [method = '', template = ''] = OPERATIONS[id].split(' ');
  return `/paths/${pointerKey(template)}/${method.toLowerCase()}`;
}

function readOperation(description: JsonObject, id: OperationId): Operation {
  const [method = '', template = ''] = OPERATIONS[id].split(' ');
  return {
    id,
    method,
    pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    pointer: operationPointer(id),
    checkParameters: compileParameters(description, operationPointer(id)),
  };
}

/** Path and query together, read from text to their types, defaults filled in, unknown names refused. */
function compileParameters(description: JsonObject, pointer: string): ValidateFunction {
  const listed = valueAt(description, pointer);
  const parameters = isRecord(listed) && Array.isArray(listed.parameters) ? listed.parameters : [];
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const parameter of parameters.map((listedOne) => dereference(description, listedOne))) {
    if (typeof parameter.name !== 'string') throw new Error(`A parameter of ${pointer} has no name.`);
    properties[parameter.name] = parameter.schema;
    if (parameter.required === true) required.push(parameter.name);
  }
  const schema = { type: 'object', properties, required, additionalProperties: false };
  return validator({ coerceTypes: true, useDefaults: true }).compile(schema);
}

function dereference(description: JsonObject, value: unknown): JsonObject {
  if (!isRecord(value)) throw new Error('The description has a text where an object belongs.');
  return typeof value.$ref === 'string'
    ? dereference(description, valueAt(description, value.$ref.slice(1)))
    : value;
}

function checkRequest(
  operations: readonly Operation[],
  description: JsonObject,
  check: Check,
  method: string,
  url: URL,
  body: unknown,
): CheckedRequest {
  const operation = operations.find((one) => one.method === method && one.pattern.test(url.pathname));
  if (operation === undefined)
    return { operation: undefined, problems: [`The stand-in serves no ${method} ${url.pathname}.`] };
  const { parameters, problems } = readParameters(operation, url);
  problems.push(...checkRequestBody(operation, description, check, body));
  return problems.length === 0
    ? { call: { operation: operation.id, url, parameters, body } }
    : { operation: operation.id, problems };
}

function readParameters(operation: Operation, url: URL): { parameters: JsonObject; problems: string[] } {
  const inPath = operation.pattern.exec(url.pathname)?.groups ?? {};
  const parameters: JsonObject = { ...Object.fromEntries(url.searchParams) };
  const problems = [...new Set(url.searchParams.keys())]
    .filter((name) => url.searchParams.getAll(name).length > 1 || name in inPath)
    .map((name) => `The query has ${name} where it does not belong or more than once.`);
  for (const [name, text] of Object.entries(inPath)) parameters[name] = decodeURIComponent(text);
  if (!operation.checkParameters(parameters)) problems.push(...problemsOf(operation.checkParameters.errors));
  return { parameters, problems };
}

/** Fields the description does not know are refused too: GitHub would ignore them, and so hide a slip. */
function checkRequestBody(
  operation: Operation,
  description: JsonObject,
  check: Check,
  body: unknown,
): string[] {
  const described = valueAt(description, operation.pointer);
  if (!isRecord(described) || described.requestBody === undefined)
    return body === undefined ? [] : [`${operation.id} takes no body.`];
  const pointer = `${operation.pointer}/requestBody/content/${pointerKey('application/json')}/schema`;
  const { properties } = dereference(description, valueAt(description, pointer));
  const known = isRecord(properties) ? properties : {};
  const unknownFields = isRecord(body) ? Object.keys(body).filter((field) => !(field in known)) : [];
  return [
    ...check(pointer, body),
    ...unknownFields.map((field) => `The body has an unknown field ${field}.`),
  ];
}

/**
 * Where the schema of such an answer stands; null for one without a body, undefined for one GitHub does not
 * give. The description names few of the refusals each operation has: the others have the common shapes.
 */
function answerSchema(description: JsonObject, id: OperationId, status: number): string | null | undefined {
  const responses = `${operationPointer(id)}/responses`;
  const described = valueAt(description, responses);
  const listed = isRecord(described) ? described[status] : undefined;
  if (listed === undefined) {
    if (status < 400) return undefined;
    return status === 422 ? VALIDATION_ERROR : BASIC_ERROR;
  }
  const own = isRecord(listed) && typeof listed.$ref === 'string' ? listed.$ref.slice(1) : undefined;
  const pointer = own ?? `${responses}/${status}`;
  const content = valueAt(description, pointer);
  if (!isRecord(content) || content.content === undefined) return null;
  return `${pointer}/content/${pointerKey('application/json')}/schema`;
}
