import { setTimeout as sleep } from 'node:timers/promises';
import { needsUserAgent, Refusal, type Answer } from './answer.ts';
import type { Misfortune, openFaults } from './faults.ts';
import { answerQuery } from './graphql/query.ts';
import { isRecord } from './json.ts';
import type { Conformance } from './openapi/conformance.ts';
import { logEntry, readRequest, type Asked, type Received } from './reading.ts';
import type { LoggedRequest, Violation } from './request-log.ts';
import { HANDLERS } from './rest/handlers.ts';
import type { Store } from './store/store.ts';
import type { Grant, TokenRegister } from './tokens.ts';
import type { Urls } from './urls.ts';

/** What the service works with. */
export interface ServiceParts {
  urls: Urls;
  store: Store;
  tokens: TokenRegister;
  conformance: Conformance;
  faults: ReturnType<typeof openFaults>;
  requests: LoggedRequest[];
  violations: Violation[];
  /** Milliseconds one request takes. */
  latency: () => number;
  /** Milliseconds the replica behind one request lags. */
  lag: () => number;
}

/** Serves one request; `reset` where the connection is to be cut. */
export async function serve(parts: ServiceParts, received: Received): Promise<Answer | 'reset'> {
  const grant = parts.tokens.find(received.headers.authorization);
  const logged = logEntry(parts.urls, received, grant?.name);
  parts.requests.push(logged);
  const asked = readRequest(parts, received, logged);
  const answer = Array.isArray(asked)
    ? violated(parts, 'request', logged, asked)
    : await serveAsked(parts, received, logged, asked);
  logged.answeredAt = performance.now();
  if (answer === 'reset') return answer;
  logged.status = answer.status;
  return { ...answer, headers: { ...rateHeaders(grant), ...answer.headers } };
}

/** What the stand-in cannot do is a violation too. */
async function serveAsked(
  parts: ServiceParts,
  received: Received,
  logged: LoggedRequest,
  asked: Asked,
): Promise<Answer | 'reset'> {
  const misfortune = parts.faults.befalling(asked.kind === 'rest' ? asked.call.operation : 'graphql');
  const halfway = (parts.latency() + misfortune.delay) / 2;
  try {
    if (halfway > 0) await sleep(halfway);
    for (const happen of misfortune.meanwhile) await happen();
    const answer = answerNow(parts, received, logged, asked, misfortune);
    if (halfway > 0) await sleep(halfway);
    return answer;
  } catch (error) {
    return violated(parts, 'answer', logged, [String(error)]);
  }
}

/** All that one request does to the store, at one moment. */
function answerNow(
  parts: ServiceParts,
  received: Received,
  logged: LoggedRequest,
  asked: Asked,
  misfortune: Misfortune,
): Answer | 'reset' {
  const answer = misfortune.answer(() => perform(parts, received, asked));
  if (answer === 'reset' || asked.kind === 'graphql' || !misfortune.checked) return answer;
  const documented = withDocumentation(answer, parts.conformance.documentationUrl(asked.call.operation));
  const problems = parts.conformance.checkAnswer(asked.call.operation, documented);
  return problems.length === 0 ? documented : violated(parts, 'answer', logged, problems);
}

function perform({ tokens, store, urls, lag }: ServiceParts, { headers }: Received, asked: Asked): Answer {
  try {
    if (!headers['user-agent']) throw needsUserAgent();
    const grant = tokens.identify(headers.authorization);
    const session = { store, grant, urls, seenUntil: performance.now() - lag() };
    if (asked.kind === 'graphql') return answerQuery(session, asked.query);
    return HANDLERS[asked.call.operation]({ ...session, ...asked.call });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function withDocumentation(answer: Answer, url: string): Answer {
  if (answer.status < 400 || !isRecord(answer.body)) return answer;
  return { ...answer, body: { documentation_url: url, ...answer.body } };
}

function violated(
  { violations }: ServiceParts,
  side: Violation['side'],
  { method, path }: LoggedRequest,
  problems: string[],
): Answer {
  violations.push({ side, request: `${method} ${path}`, problems });
  const message = `The ${side} disagrees with GitHub's description: ${problems.join(' ')}`;
  return { status: 500, body: { message } };
}

/** The budget of GITHUB_TOKEN, an hour and repository. */
const HOURLY_LIMIT = 1_000;

function rateHeaders(grant: Grant | undefined): Record<string, string> {
  if (grant === undefined) return {};
  grant.used += 1;
  return {
    'x-ratelimit-limit': String(HOURLY_LIMIT),
    'x-ratelimit-remaining': String(Math.max(0, HOURLY_LIMIT - grant.used)),
    'x-ratelimit-used': String(grant.used),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 3_600_000) * 3_600 + 3_600),
    'x-ratelimit-resource': 'core',
  };
}
