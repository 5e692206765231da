import { TryAgainError } from '../race/conversation.ts';

/** GitHub will not let this token write here: nothing to try again. `reason` ends a sentence. */
export class CommentRefusedError extends Error {
  readonly cure: string;

  constructor(reason: string, cure: string) {
    super(reason);
    this.name = 'CommentRefusedError';
    this.cure = cure;
  }
}

/** Nothing is there under this address, or the token may not see it. */
export class NotFoundError extends Error {
  constructor(what: string) {
    super(`GitHub has no ${what}, or hides it from the token`);
    this.name = 'NotFoundError';
  }
}

const readOnlyCure =
  'Give the job `permissions: pull-requests: write`. In runs for pull requests from forks and from Dependabot the token stays read-only: comment from a workflow_run workflow there, as in examples/workflows/fork-safe-comment.yml.';

/** What a failed request means. */
export function explainFailure(error: unknown, what: string): Error {
  const { status, message, headers } = readFailure(error);
  const wait = waitAskedFor(headers);
  const limited = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
  if (status === 429 || (status === 403 && (wait !== undefined || limited))) {
    return new TryAgainError(`GitHub’s rate limit is reached (${status})`, wait ?? leastWait, error);
  }
  if (status === 401)
    return new CommentRefusedError('GitHub does not know the token', 'Check the input github-token.');
  if (status === 403 && /lock/i.test(message)) {
    return new CommentRefusedError(
      'the conversation is locked',
      'Unlock it to have the pictures in a comment.',
    );
  }
  if (status === 403) {
    return new CommentRefusedError(`the token may not write comments here ("${message}")`, readOnlyCure);
  }
  if (status === 404 || status === 410) return new NotFoundError(what);
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return new CommentRefusedError(
      `GitHub refused the request (${status}: ${message})`,
      'Please report this.',
    );
  }
  const why = status === undefined ? message : `status ${status}`;
  return new TryAgainError(`GitHub could not be reached (${why})`, undefined, error);
}

/** Where GitHub says that it is a rate limit and not for how long (its guide: at least a minute). */
const leastWait = 60_000;

function waitAskedFor(headers: Readonly<Record<string, string>>): number | undefined {
  const after = Number(headers['retry-after'] ?? NaN);
  if (Number.isFinite(after) && after >= 0) return after * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset)) return undefined;
  return Math.max(1_000, reset * 1000 - Date.now() + 1_000);
}

interface Failure {
  status: number | undefined;
  message: string;
  headers: Record<string, string>;
}

/** Octokit's errors, and whatever else may be thrown on the way. */
function readFailure(error: unknown): Failure {
  const { status, message, response } = record(error);
  const { headers, data } = record(response);
  const said = record(data).message ?? message;
  return {
    // Octokit gives network errors the status 500, and no answer with it.
    status: typeof status === 'number' && response !== undefined ? status : undefined,
    message: typeof said === 'string' ? said : 'no answer',
    headers: Object.fromEntries(
      Object.entries(record(headers)).map(([name, value]) => [name, String(value)]),
    ),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value, ...messageOf(value) } : {};
}

/** The message of an Error is not among its own enumerable properties. */
function messageOf(value: object): { message?: unknown } {
  return value instanceof Error ? { message: value.message } : {};
}
