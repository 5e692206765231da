import { refusal, type Answer } from './answer.ts';

const RATE_LIMITS = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

/** GitHub's servers answer 500 as JSON; what stands before them answers the others with a page. */
export function serverError(status: 500 | 502 | 503 | 504): Answer {
  if (status === 500) return refusal(status, 'Server Error').answer;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Unicorn! · GitHub</title></head><body>…</body></html>',
  };
}

export function secondaryRateLimit(status: 403 | 429, retryAfter: number | undefined): Answer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const documentation_url = `${RATE_LIMITS}#about-secondary-rate-limits`;
  const { answer } = refusal(status, message, { documentation_url });
  return retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}

/** GraphQL tells of it in an answer with status 200. */
export function primaryRateLimit(status: 403 | 429, resetAfter: number, graphql: boolean): Answer {
  const message = 'API rate limit exceeded for installation ID 60123456.';
  const headers = {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + resetAfter),
  };
  if (graphql) return { status: 200, headers, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
  return { ...refusal(status, message, { documentation_url: RATE_LIMITS }).answer, headers };
}
