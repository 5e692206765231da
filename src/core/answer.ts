import { AwaitingModerationError, UnusableAnswerError, type PixvidError } from './errors.ts';
import { httpUrl } from './http-url.ts';
import { hostedFromJson, isRecord } from './image-answer.ts';
import { httpError, refusal } from './refusal.ts';
import type { HostedFile } from './result.ts';

/** An answer read to its end. */
export interface CompleteAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  text: string;
  /** Whether the body ended before its Content-Length, or was larger than what is read of an answer. */
  truncated: boolean;
}

/** What came of an upload. A file that awaits moderation is on the site, yet has no URL to give. */
export type Answer =
  { outcome: 'hosted'; hosted: HostedFile } | { outcome: 'refused'; error: PixvidError; hosted?: HostedFile };

/**
 * Reads the answer to an upload in any of the three formats. Only a URL that is http(s), in an answer of the
 * expected shape and status, counts as success: real servers send failures, maintenance pages and warnings
 * under 200 as well.
 */
export function readAnswer(answer: CompleteAnswer, format: string, requestUrl: string, now: number): Answer {
  if (answer.status >= 300 && answer.status < 400) {
    return format === 'redirect'
      ? readRedirect(answer, requestUrl, now)
      : refused(httpError(answer, requestUrl, now));
  }
  const json = parseJson(answer.text);
  if (json !== undefined) return readJson(json, answer, requestUrl, now);
  if (answer.status !== 200) return refused(httpError(answer, requestUrl, now));
  if (answer.text.trim() === '') {
    return refused(
      new UnusableAnswerError('The site’s answer is empty', { status: answer.status, mayBeStored: true }),
    );
  }
  if (looksLikeHtml(answer.text)) {
    return refused(
      new UnusableAnswerError('The site answered with a web page instead of an API answer', {
        status: answer.status,
      }),
    );
  }
  if (answer.truncated || answer.text.trim().startsWith('{')) {
    const message = 'The site’s answer was cut off, so the URL is not known';
    return refused(new UnusableAnswerError(message, { status: answer.status, mayBeStored: true }));
  }
  if (format === 'txt') return readText(answer, now);
  if (format === 'redirect') return refused(refusal(answer.text, undefined, answer, now));
  return refused(new UnusableAnswerError('The site’s answer is not JSON', { status: answer.status }));
}

function readJson(json: unknown, answer: CompleteAnswer, requestUrl: string, now: number): Answer {
  const { status } = answer;
  if (!isRecord(json)) {
    return refused(new UnusableAnswerError('The site’s answer is not an answer of the API', { status }));
  }
  const error = json.error;
  if (isRecord(error)) {
    const code = error.code;
    const message = typeof error.message === 'string' ? error.message : 'no reason given';
    return refused(
      refusal(message, typeof code === 'number' || typeof code === 'string' ? code : undefined, answer, now),
    );
  }
  if (status !== 200) return refused(httpError(answer, requestUrl, now));
  const statusCode = json.status_code ?? json.status;
  const hosted = hostedFromJson(json, requestUrl);
  if (!hosted || statusCode !== 200) {
    return refused(new UnusableAnswerError('The site’s answer is not an answer of the API', { status }));
  }
  if (hosted.url !== null) return { outcome: 'hosted', hosted };
  if (hosted.answer?.is_approved === 0) {
    const error = new AwaitingModerationError('The file was uploaded and waits for a moderator’s approval', {
      status,
    });
    return { outcome: 'refused', error, hosted };
  }
  const message = 'The site took the file but its answer has no http(s) URL';
  return refused(new UnusableAnswerError(message, { status, mayBeStored: true }));
}

function readText(answer: CompleteAnswer, now: number): Answer {
  const text = answer.text.trim();
  const url = httpUrl(text);
  if (url !== null && !/\s/.test(text)) return { outcome: 'hosted', hosted: { ...nothingKnown, url } };
  // What PHP prints where a picture awaiting moderation has no URL (seen on 4.2.0).
  if (text.includes('Undefined array key "url"')) {
    const message = 'The file was uploaded and waits for a moderator’s approval';
    return refused(new AwaitingModerationError(message, { status: answer.status }));
  }
  return refused(refusal(text, undefined, answer, now));
}

function readRedirect(answer: CompleteAnswer, requestUrl: string, now: number): Answer {
  const viewerUrl = httpUrl(answer.headers.location, requestUrl);
  if (answer.status === 302 && viewerUrl !== null && isViewer(new URL(viewerUrl), new URL(requestUrl))) {
    return { outcome: 'hosted', hosted: { ...nothingKnown, viewerUrl } };
  }
  return refused(httpError(answer, requestUrl, now));
}

/** A viewer is a page like `/image/<slug>.<id>` of the same site: not its front page, login or API. */
function isViewer(url: URL, request: URL): boolean {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  return url.origin === request.origin && segments.length >= 2 && !url.pathname.startsWith(request.pathname);
}

const nothingKnown: HostedFile = {
  url: null,
  viewerUrl: null,
  shortUrl: null,
  thumbnailUrl: null,
  mediumUrl: null,
  frameUrl: null,
  deleteUrl: null,
  width: null,
  height: null,
  size: null,
  mime: null,
  duration: null,
  expiresAt: null,
  answer: null,
};

function refused(error: PixvidError): Answer {
  return { outcome: 'refused', error };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text);
}
