import { Ajv, type ErrorObject, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../json.ts';

/** What is wrong with a value, held against the schema at a pointer into a description. */
export type Check = (pointer: string, value: unknown) => string[];

const DESCRIPTION = 'github';

/** Checks against one description; each schema is compiled when first needed. */
export function checkAgainst(description: JsonObject): Check {
  const ajv = validator({});
  ajv.addSchema(description, DESCRIPTION);
  return (pointer, value) => {
    const reference = `${DESCRIPTION}#${encodeURI(pointer)}`;
    const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference });
    return validate(value) ? [] : problemsOf(validate.errors);
  };
}

/** Formats that are GitHub's own have nothing to check. */
export function validator(options: Options): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, ...options });
  addFormats(ajv);
  for (const format of ['repo.nwo', 'timestamp']) ajv.addFormat(format, true);
  return ajv;
}

export function problemsOf(errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath || 'It'} ${message} ${JSON.stringify(params)}`,
  );
}
