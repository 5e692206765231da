import { type Json, phpJson } from '../wire/php-json.ts';
import type { Answer, Header } from '../wire/answer.ts';

/** The answer with every address of the site's replaced: in its JSON, its text, its Location. */
export function withHostileUrls(answer: Answer, baseUrl: string, url: string): Answer {
  const headers = answer.headers.map(([name, value]): Header => [name, name === 'Location' ? url : value]);
  return {
    ...answer,
    headers,
    body: typeof answer.body === 'string' ? hostileBody(answer.body, baseUrl, url) : answer.body,
  };
}

function hostileBody(body: string, baseUrl: string, url: string): string {
  if (!body.startsWith('{')) return body.startsWith(baseUrl) ? url : body;
  const replaced: unknown = JSON.parse(body, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(baseUrl) ? url : value,
  );
  return isJson(replaced) ? phpJson(replaced) : body;
}

function isJson(value: unknown): value is Json {
  return value !== undefined;
}
