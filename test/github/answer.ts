/** What the stand-in answers: the body is sent as JSON, or as it is where it is text. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Thrown wherever a request is refused; carries the answer GitHub gives. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, message: string) {
    super(message);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** A refusal in GitHub's usual shape; `documentation_url` is added where the operation is known. */
export function refusal(status: number, message: string, more: Record<string, unknown> = {}): Refusal {
  return new Refusal({ status, body: { message, ...more, status: String(status) } }, message);
}

export const notFound = (): Refusal => refusal(404, 'Not Found');

export const badCredentials = (): Refusal => refusal(401, 'Bad credentials');

export const requiresAuthentication = (): Refusal => refusal(401, 'Requires authentication');

export const notAccessible = (): Refusal => refusal(403, 'Resource not accessible by integration');

export const issueDeleted = (): Refusal => refusal(410, 'This issue was deleted');

export const conversationLocked = (): Refusal =>
  refusal(403, 'Unable to create comment because issue is locked.', {
    documentation_url: 'https://docs.github.com/articles/locking-conversations/',
  });

export const invalidComment = (message: string): Refusal =>
  refusal(422, 'Validation Failed', {
    errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
  });

export const invalidCommit = (sha: string): Refusal => refusal(422, `No commit found for SHA: ${sha}`);

export const needsUserAgent = (): Refusal =>
  refusal(
    403,
    'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
  );
