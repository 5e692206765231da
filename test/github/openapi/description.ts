import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord, type JsonObject } from '../json.ts';

/** The editions of GitHub's published description the stand-in speaks (files of `@octokit/openapi`). */
export type Edition = 'api.github.com' | 'ghes-3.19';

const CACHE = join(import.meta.dirname, '../../../.cache/github-openapi');

/**
 * The parts of GitHub's OpenAPI description under these JSON pointers, with everything they refer to, at
 * their own places, its schemas rewritten as JSON Schema. Kept in `.cache`: the whole description is 13 MB.
 */
export function loadDescription(edition: Edition, pointers: readonly string[]): JsonObject {
  const source = fileURLToPath(import.meta.resolve(`@octokit/openapi/generated/${edition}.json`));
  const cached = join(CACHE, `${edition}-${fingerprint(source, pointers)}.json`);
  return readCached(cached) ?? writeCached(cached, asJsonSchema(pick(parse(readFileSync(source)), pointers)));
}

/** Changes with the package's version, the pointers, and this file. */
function fingerprint(source: string, pointers: readonly string[]): string {
  return createHash('sha256')
    .update(readFileSync(join(dirname(source), '../package.json')))
    .update(readFileSync(import.meta.filename))
    .update(JSON.stringify(pointers))
    .digest('hex')
    .slice(0, 16);
}

function readCached(path: string): JsonObject | undefined {
  try {
    return parse(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, because several test processes may do this at once. */
function writeCached(path: string, description: JsonObject): JsonObject {
  mkdirSync(CACHE, { recursive: true });
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(description));
  renameSync(aside, path);
  return description;
}

function parse(bytes: Buffer): JsonObject {
  const parsed: unknown = JSON.parse(bytes.toString());
  if (!isRecord(parsed)) throw new Error('The description is not a JSON object.');
  return parsed;
}

function pick(description: JsonObject, pointers: readonly string[]): JsonObject {
  const picked: JsonObject = {};
  const wanted = [...pointers];
  const seen = new Set<string>();
  for (let pointer = wanted.pop(); pointer !== undefined; pointer = wanted.pop()) {
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    const value = valueAt(description, pointer);
    place(picked, pointer, value);
    wanted.push(...referencesIn(value));
  }
  return picked;
}

/** The value at a JSON pointer such as `/components/schemas/issue`. Throws where there is none. */
export function valueAt(description: JsonObject, pointer: string): unknown {
  let value: unknown = description;
  for (const key of keysOf(pointer)) {
    value = isRecord(value) ? value[key] : undefined;
    if (value === undefined) throw new Error(`GitHub's description has nothing at ${pointer}.`);
  }
  return value;
}

/** One key of a path, escaped for use in a JSON pointer. */
export function pointerKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function place(target: JsonObject, pointer: string, value: unknown): void {
  const keys = keysOf(pointer);
  const last = keys.pop();
  if (last === undefined) throw new Error('The whole description is not a part to pick.');
  let parent = target;
  for (const key of keys) {
    const next = parent[key];
    parent = isRecord(next) ? next : (parent[key] = {});
  }
  parent[last] = value;
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isRecord(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref.replace(/^#/, '')] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema adds `null` to the type and to the enumeration. */
function asJsonSchema(value: JsonObject): JsonObject {
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, nestedAsJsonSchema(part)]),
  );
  if (nullable === undefined) return schema;
  if (nullable !== true) return { nullable, ...schema };
  if (typeof schema.type === 'string') schema.type = [schema.type, 'null'];
  else if (['$ref', 'oneOf', 'anyOf', 'allOf'].some((key) => key in schema))
    return { anyOf: [schema, { type: 'null' }] };
  const values: unknown = schema.enum;
  if (Array.isArray(values) && !values.includes(null)) schema.enum = values.concat(null);
  return schema;
}

function nestedAsJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nestedAsJsonSchema);
  return isRecord(value) ? asJsonSchema(value) : value;
}
