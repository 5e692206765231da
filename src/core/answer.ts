import { AwaitingModerationError, UnusableAnswerError, type PixvidError } from './errors.ts';
import { httpUrl } from './http-url.ts';
import { hostedFromJson, isRecord } from './image-answer.ts';
import { answerWithoutKey } from './redaction.ts';
import { httpError, quotable, refusal } from './refusal.ts';
import type { HostedFile } from './result.ts';
import type { Choice } from './settings.ts';

/** An answer read to its end. */
export interface CompleteAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  text: string;
  /** Whether there was more of it than is read of an answer. */
  truncated: boolean;
}

/** What was asked for: it decides what an answer means. */
export interface Asked {
  /** json, txt or redirect. */
  format: string;
  requestUrl: string;
  auth: Choice<'auth'>;
  apiKey: string;
  /** When the answer came. */
  now: number;
}

/** What came of an upload. A file that awaits moderation is on the site, yet has no URL to give. */
export type Answer =
  { outcome: 'hosted'; hosted: HostedFile } | { outcome: 'refused'; error: PixvidError; hosted?: HostedFile };

/**
 * Reads the answer to an upload in any of the three formats. Only a URL that is http(s), in an answer of the
 * expected shape and status, counts as success: real servers send failures, maintenance pages and warnings
 * under 200 as well.
 */
export function readAnswer(received: CompleteAnswer, asked: Asked): Answer {
  const answer = { ...received, text: answerWithoutKey(received.text, asked.apiKey) };
  const { status, text, headers } = answer;
  if (status === 302 && asked.format === 'redirect') return readRedirect(answer, asked);
  if (status >= 300 && status < 400) return refused(httpError(answer, asked));
  const json = parseJson(text);
  if (json !== undefined) return readJson(json, answer, asked);
  if (status !== 200) return refused(httpError(answer, asked));
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    return lost(`The site’s answer is encoded as ${quotable(encoding, '')}`, status);
  if (text.trim() === '') return lost('The site’s answer is empty', status);
  if (/^\s*<[!?a-z]/i.test(text)) {
    return unusable('The site answered with a web page instead of an API answer', status);
  }
  if (answer.truncated || text.trim().startsWith('{')) return lost('The site’s answer was cut off', status);
  if (asked.format === 'txt') return readText(answer, asked);
  if (asked.format === 'redirect') return refused(refusal(text, undefined, answer, asked));
  return unusable(`The site’s answer is not JSON: "${quotable(text, asked.apiKey)}"`, status);
}

function readJson(json: unknown, answer: CompleteAnswer, asked: Asked): Answer {
  const { status } = answer;
  const record = isRecord(json) ? json : {};
  if (isRecord(record.error)) {
    const { message, code } = record.error;
    return refused(
      refusal(
        typeof message === 'string' ? message : 'no reason given',
        typeof code === 'number' || typeof code === 'string' ? code : undefined,
        answer,
        asked,
      ),
    );
  }
  if (status !== 200) return refused(httpError(answer, asked));
  const hosted = hostedFromJson(record, asked.requestUrl);
  if (!hosted || Number(record.status_code ?? record.status) !== 200) {
    return unusable('The site’s answer is not an answer of the API', status);
  }
  if (hosted.url !== null) return { outcome: 'hosted', hosted };
  if (awaitsApproval(hosted)) return { ...refused(awaitingModeration(status)), hosted };
  return lost('The site took the file but its answer has no http(s) URL', status);
}

function awaitsApproval({ answer }: HostedFile): boolean {
  return answer !== null && 'is_approved' in answer && Number(answer.is_approved) === 0;
}

function readText(answer: CompleteAnswer, asked: Asked): Answer {
  const text = answer.text.trim();
  const url = /\s/.test(text) ? null : httpUrl(text);
  if (url !== null && mediaUrl.test(new URL(url).pathname)) {
    return { outcome: 'hosted', hosted: { ...nothingKnown, url } };
  }
  if (url !== null || 'https://'.startsWith(text) || 'http://'.startsWith(text)) {
    return lost('The URL the site answered was cut off', answer.status);
  }
  // What PHP 8 and 7 print where a picture awaiting moderation has no URL (seen on 4.2.0).
  if (/undefined (array key "url"|index: url)/i.test(text)) return refused(awaitingModeration(answer.status));
  return refused(refusal(text, undefined, answer, asked));
}

/** How the path of a direct URL ends: one that was cut off does not. */
const mediaUrl =
  /\.(?:avif|bmp|gif|heic|heif|ico|jpeg|jpg|jxl|png|svg|tiff|webp|3gp|avi|flv|m4v|mkv|mov|mp4|mpeg|mpg|ogv|ts|webm|wmv)$/i;

function readRedirect(answer: CompleteAnswer, asked: Asked): Answer {
  const viewerUrl = httpUrl(answer.headers.location, asked.requestUrl);
  if (viewerUrl === null || !isViewer(new URL(viewerUrl), new URL(asked.requestUrl))) {
    return refused(httpError(answer, asked));
  }
  return { outcome: 'hosted', hosted: { ...nothingKnown, viewerUrl } };
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

function refused(error: PixvidError): { outcome: 'refused'; error: PixvidError } {
  return { outcome: 'refused', error };
}

/** No answer of this API: nothing says that the file was taken. */
function unusable(message: string, status: number): Answer {
  return refused(new UnusableAnswerError(message, { status }));
}

/** An answer of which too little is left to know the URL: the file may well be there. */
function lost(message: string, status: number): Answer {
  return refused(new UnusableAnswerError(message, { status, mayBeStored: true }));
}

function awaitingModeration(status: number): AwaitingModerationError {
  return new AwaitingModerationError('The file was uploaded and waits for a moderator’s approval', {
    status,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
