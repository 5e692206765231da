import { isRecord, type JsonObject } from '../json.ts';
import { valueAt } from './description.ts';

/**
 * Where GitHub answers otherwise than its description says: `head.repo` is null once the fork was deleted
 * (the description of the webhooks, unlike that of the REST API, has it so).
 */
const NULLABLE = [
  '/components/schemas/pull-request/properties/head/properties',
  '/components/schemas/pull-request-simple/properties/head/properties',
];

/** The description with those places corrected. */
export function amend(description: JsonObject): JsonObject {
  for (const pointer of NULLABLE) {
    const properties = valueAt(description, pointer);
    if (isRecord(properties)) properties.repo = { anyOf: [properties.repo, { type: 'null' }] };
  }
  return description;
}
