import { isRecord, type JsonObject } from '../json.ts';

/** A field with arguments; the others are plain values. */
export type Field = (args: JsonObject) => unknown;

export function isField(value: unknown): value is Field {
  return typeof value === 'function';
}

/** An argument the schema says is a text. */
export function text(args: JsonObject, name: string): string {
  const value = args[name];
  if (typeof value !== 'string') throw new Error(`The argument ${name} is not a text.`);
  return value;
}

export function optionalText(args: JsonObject, name: string): string | undefined {
  return (args[name] ?? null) === null ? undefined : text(args, name);
}

export function number(args: JsonObject, name: string): number {
  const value = args[name];
  if (typeof value !== 'number') throw new Error(`The argument ${name} is not a number.`);
  return value;
}

export function optionalNumber(args: JsonObject, name: string): number | undefined {
  return (args[name] ?? null) === null ? undefined : number(args, name);
}

/** A list of texts, or undefined where it was left out. */
export function texts(args: JsonObject, name: string): string[] | undefined {
  const value: unknown = args[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** The `input` of a mutation. */
export function input(args: JsonObject): JsonObject {
  if (!isRecord(args.input)) throw new Error('The mutation has no input.');
  return args.input;
}
