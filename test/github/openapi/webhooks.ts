import { loadDescription } from './description.ts';
import { checkAgainst } from './validator.ts';

/** What is wrong with a payload, held against GitHub's description of webhooks (`push`, `pull-request-closed`, …). */
export function payloadProblems(webhook: string, payload: unknown): string[] {
  const pointer = `/components/schemas/webhook-${webhook}`;
  return checkAgainst(loadDescription('api.github.com', [pointer]))(pointer, payload);
}
