import type { Asked, CompleteAnswer } from './answer.ts';
import * as errors from './errors.ts';
import { plainLine } from './escaping.ts';
import { withoutKey } from './redaction.ts';
import { isTemporary, retryAfterMilliseconds } from './retry.ts';

/**
 * The error a refusal stands for. Message and code are read together: on real servers every refusal has HTTP
 * status 400, and codes mean several things (130 is a missing source and a flood, 100 is a bad key and a bad
 * video), while the formats txt and redirect give the message only.
 */
export function refusal(
  saidMessage: string,
  saidCode: number | string | undefined,
  { status, headers }: Pick<CompleteAnswer, 'status' | 'headers'>,
  asked: Asked,
): errors.PixvidError {
  const message = quotable(saidMessage, asked.apiKey);
  const code = typeof saidCode === 'string' ? quotable(saidCode, asked.apiKey, 40) : saidCode;
  const quote = code === undefined ? `"${message}"` : `"${message}" (code ${code})`;
  const detail = { status, code };

  const flood = /flooding detected.*?(\d+) \w+ per (minute|hour|day|week|month)/i.exec(message);
  if (flood) {
    const window = errors.floodWindows.find((name) => name === flood[2]?.toLowerCase()) ?? 'month';
    return new errors.FloodError(`The site refused the upload: ${quote}`, Number(flood[1]), window, detail);
  }
  const known = refusals.find(
    (row) =>
      row.message.test(message) &&
      (row.codes?.includes(code ?? null) ?? true) &&
      (row.auth ?? asked.auth) === asked.auth,
  );
  if (known) return new known.error(`${known.means}: ${quote}`, detail);
  if (isTemporary(status)) {
    const retryAfter = retryAfterMilliseconds(headers['retry-after'], asked.now);
    return new errors.ServerError(`The site answered ${status}: ${quote}`, true, { ...detail, retryAfter });
  }
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
    return new errors.BadParameterError(`The site’s database refused a parameter: ${quote}`, detail);
  }
  return new errors.ServerError(`The site refused the upload: ${quote}`, false, detail);
}

interface KnownRefusal {
  message: RegExp;
  /** When given, the code must be one of them; null stands for an answer without one. */
  codes?: readonly (number | string | null)[];
  /** When given, the way the key was sent. */
  auth?: Asked['auth'];
  error: new (message: string, detail: errors.ErrorDetail) => errors.PixvidError;
  means: string;
}

/** As seen on Chevereto 4.2.0, most specific first. */
const refusals: readonly KnownRefusal[] = [
  {
    message: /^no key provided/i,
    auth: 'field',
    error: errors.TooLargeError,
    means: 'The site received no field at all, as happens when a request is over its post limit',
  },
  { message: /^no key provided/i, error: errors.BadKeyError, means: 'The site received no API key' },
  { message: /^invalid api key/i, error: errors.BadKeyError, means: 'The site does not know the API key' },
  { message: /^request denied/i, error: errors.ApiRefusedError, means: 'The site refuses API uploads' },
  { message: /^duplicated upload/i, error: errors.DuplicateError, means: 'The site has these bytes already' },
  {
    message: /^file too big|UPLOAD_ERR_(INI|FORM)_SIZE/i,
    error: errors.TooLargeError,
    means: 'The file is too large for the site',
  },
  {
    // What PHP leaves of a request over its post_max_size; a file was sent in any case.
    message: /^empty (upload )?source|UPLOAD_ERR_NO_FILE/i,
    error: errors.TooLargeError,
    means: 'The site received no file, as happens when a request is over its post limit',
  },
  {
    message: /\b(quota|storage limit|disk space)\b/i,
    error: errors.TooLargeError,
    means: 'The account or the site is full',
  },
  {
    message: /^url uploading is disabled/i,
    error: errors.UrlRefusedError,
    means: 'The site does not fetch URLs',
  },
  {
    message: /^can't fetch target url/i,
    error: errors.UrlRefusedError,
    means: 'The site could not fetch the URL',
  },
  {
    message: /^fopen\(.*failed to open stream: is a directory/i,
    codes: [0, null],
    error: errors.UrlRefusedError,
    means: 'The site fails to fetch URLs, as Chevereto 4.2.0 does',
  },
  {
    message:
      /^can't get target upload source info|^invalid video file|^animated webp is not supported|^getimagesize\(|^imagecreatefrom|^(invalid|unavailable) (image|file)/i,
    error: errors.UnsupportedMediaError,
    means: 'The site cannot read this file',
  },
  {
    message: /^target width is greater/i,
    error: errors.WidthRefusedError,
    means: 'The site cannot make the picture wider than it is',
  },
  {
    message: /^invalid base64 string/i,
    error: errors.BadParameterError,
    means: 'The site refused a parameter',
  },
  {
    message: /^invalid api (version|action)|^no action provided/i,
    error: errors.ApiRefusedError,
    means: 'The site does not offer this API',
  },
  {
    message: /\b(uploads? (is|are) (not allowed|disabled|forbidden)|banned)\b/i,
    error: errors.ApiRefusedError,
    means: 'The site refuses uploads',
  },
];

/** The error for an answer that is not the API's: a redirect, or the page of a proxy, a CDN or a crashed server. */
export function httpError(
  { status, headers }: CompleteAnswer,
  { requestUrl, now }: Pick<Asked, 'requestUrl' | 'now'>,
): errors.PixvidError {
  if (status >= 300 && status < 400) {
    const target = headers.location;
    const isKnown = target !== undefined && URL.canParse(target, requestUrl);
    const origin = isKnown ? new URL(target, requestUrl).origin : 'null';
    // An origin of "null" is what addresses such as javascript: have.
    const where = origin === 'null' ? '' : ` to ${origin}`;
    return new errors.RedirectedError(
      `The upload address ${requestUrl} redirects${where} (status ${status}), which would lose the upload`,
      { status },
    );
  }
  if (status === 413) {
    return new errors.TooLargeError('The site’s front server refused the file’s size (status 413)', {
      status,
    });
  }
  return new errors.ServerError(
    `The site answered with status ${status} and no API answer`,
    isTemporary(status),
    {
      status,
      retryAfter: retryAfterMilliseconds(headers['retry-after'], now),
      mayBeStored: gatewayTimeouts.has(status),
    },
  );
}

/** A front server had passed the upload on and stopped waiting for the answer: 504, and 524 of Cloudflare. */
const gatewayTimeouts: ReadonlySet<number> = new Set([504, 524]);

/** Words of a site as they may stand in a message: one line, bounded, without the key. */
export function quotable(words: string, apiKey: string, longest = 300): string {
  const line = plainLine(withoutKey(words, apiKey)).trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
