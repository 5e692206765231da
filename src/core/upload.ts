import { readAnswer, type Answer } from './answer.ts';
import { differences } from './differences.ts';
import * as errors from './errors.ts';
import { exchange } from './exchange.ts';
import { checkParameters, type UploadParameters } from './parameters.ts';
import { decoded, preparePayload, type Payload } from './payload.ts';
import { pictureWidth } from './picture-width.ts';
import type { HttpRequest, Ports } from './ports.ts';
import { parseRemoteUrl } from './remote-url.ts';
import { downloadSource } from './remote.ts';
import type { UploadResult } from './result.ts';
import { longestRetryAfter, retryDelay } from './retry.ts';
import type { UploadSettings } from './settings.ts';
import type { SiteGate } from './site-gate.ts';
import { checkSource, type BinarySource, type Source, type UrlSource } from './source.ts';
import { fileRequest, urlRequest } from './upload-request.ts';

/** What all uploads of one run share. */
export interface UploadRun {
  settings: UploadSettings;
  ports: Ports;
  gate: SiteGate;
  signal: AbortSignal | undefined;
  /** Set once the site has refused to fetch a URL: it is not asked again. */
  siteRefusesUrls: boolean;
  /** Set once an upload has succeeded: then no later refusal is held against the key or the site. */
  siteAccepts: boolean;
}

/** What is found out about one file while it is uploaded, whatever comes of it. */
interface Progress {
  attempts: number;
  warnings: string[];
  payload?: Payload;
  /** An attempt whose answer was lost after the site had the whole file. */
  lostAnswer: boolean;
}

export interface UploadEvents {
  onAttempt: (attempt: number, total: number | null) => void;
  onSent: (bytes: number) => void;
}

/** A request's worth of file: built anew for each attempt. */
type MakeRequest = () => Omit<HttpRequest, 'signal'>;

/** Milliseconds after which no further attempt is started for a file, waits for flood windows left out. */
const longestEffort = 15 * 60_000;
/** Flood windows a single file waits for, in case others keep the site at its limit. */
const mostFloodWaits = 15;

/** Uploads one file. Never rejects for what happens to it: that is in the result. */
export async function uploadOne(
  file: string,
  source: Source,
  parameters: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
): Promise<UploadResult> {
  const warnings = checkParameters(parameters).warnings.map(
    ({ parameter, warning }) => `${parameter}: ${warning}.`,
  );
  const progress: Progress = { attempts: 0, warnings, lostAnswer: false };
  const about = () => ({
    file,
    sha256: progress.payload?.sha256() ?? null,
    size: progress.payload?.part.size ?? ('size' in source ? source.size : null),
    mime: progress.payload?.media.mime ?? null,
    attempts: progress.attempts,
    warnings: progress.warnings,
  });
  try {
    const answer = await uploadSource(source, parameters, run, events, progress);
    if (answer.outcome === 'hosted') {
      run.siteAccepts = true;
      if (progress.lostAnswer) {
        progress.warnings.push(
          'The answer to an earlier attempt was lost: the site may hold this file twice.',
        );
      }
      progress.warnings.push(...differences(parameters, answer.hosted));
      return { ...about(), status: 'uploaded', hosted: answer.hosted };
    }
    const { error } = answer;
    if (error instanceof errors.DuplicateError && progress.lostAnswer) {
      const message =
        'The answer was lost, and the site now has these bytes: the file may have been uploaded';
      return {
        ...about(),
        status: 'unknown',
        error: new errors.DuplicateError(message, { status: error.status, code: error.code }),
      };
    }
    if (error instanceof errors.DuplicateError && run.settings.onDuplicate === 'skip') {
      return { ...about(), status: 'skipped', error };
    }
    if (error.mayBeStored) return { ...about(), status: 'unknown', error };
    return { ...about(), status: 'failed', error, ...(answer.hosted && { hosted: answer.hosted }) };
  } catch (thrown) {
    const error = thrown instanceof errors.PixvidError ? thrown : unforeseen(thrown);
    const unknown = error.mayBeStored || (error instanceof errors.CancelledError && progress.lostAnswer);
    return { ...about(), status: unknown ? 'unknown' : 'failed', error };
  }
}

async function uploadSource(
  source: Source,
  parameters: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
  progress: Progress,
): Promise<Answer> {
  checkSource(source, run.settings.site);
  switch (source.kind) {
    case 'binary':
      return uploadBytes(source, parameters, run, events, progress);
    case 'base64':
      return uploadBytes(decoded(source, run.ports), parameters, run, events, progress);
    case 'url':
      return uploadUrl(source, parameters, run, events, progress);
  }
}

async function uploadUrl(
  source: UrlSource,
  parameters: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
  progress: Progress,
): Promise<Answer> {
  const { settings, ports, signal } = run;
  const url = parseRemoteUrl(source.url, settings.site);
  if (settings.remote === 'site' || (settings.remote === 'auto' && !run.siteRefusesUrls)) {
    const request = () => urlRequest(url.href, parameters, settings, ports.random);
    const answer = await attempts(request, parameters, run, events, progress);
    const mayDownload = settings.remote === 'auto' && answer.outcome === 'refused';
    if (!mayDownload || !(answer.error instanceof errors.UrlRefusedError)) return answer;
    run.siteRefusesUrls = true;
  }
  const downloaded = await downloadSource(source, settings.site, ports, {
    timeout: settings.timeout,
    signal,
  });
  return uploadBytes(downloaded, parameters, run, events, progress);
}

async function uploadBytes(
  source: BinarySource,
  parameters: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
  progress: Progress,
): Promise<Answer> {
  const { settings, ports } = run;
  const payload = await preparePayload(source, ports);
  progress.payload = payload;
  const values = withUsefulWidth(parameters, payload, progress.warnings);
  const send = (sent: Payload) => {
    progress.payload = sent;
    return attempts(
      () => fileRequest(sent.part, values, settings, ports.random),
      values,
      run,
      events,
      progress,
    );
  };
  const answer = await send(payload);
  const isDuplicate = answer.outcome === 'refused' && answer.error instanceof errors.DuplicateError;
  if (!isDuplicate || settings.onDuplicate !== 'reupload' || progress.lostAnswer) return answer;
  const distinct = payload.distinct(`uploaded again: ${Math.floor(ports.random() * 1e15).toString(36)}`);
  if (!distinct) return answer;
  progress.warnings.push(
    'The site had these bytes already: sent again with a comment inside that makes them differ.',
  );
  return send(distinct);
}

/** Real servers refuse a width above the picture's own, so it is left out for pictures that are narrower. */
function withUsefulWidth(
  parameters: UploadParameters,
  { head, media }: Payload,
  warnings: string[],
): UploadParameters {
  const { width, ...rest } = parameters;
  const own = pictureWidth(head, media.mime);
  if (width === undefined || own === undefined || own > Number(width)) return parameters;
  if (own < Number(width))
    warnings.push(`Kept at its own width of ${own} pixels: width ${width} only shrinks.`);
  return rest;
}

/** Sends until there is an answer worth keeping: temporary failures are repeated, flood windows waited out. */
async function attempts(
  makeRequest: MakeRequest,
  values: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
  progress: Progress,
): Promise<Answer> {
  const { settings, ports, gate, signal } = run;
  let failures = 0;
  let floodWaits = 0;
  let waitedFrom = ports.now();
  let effort = 0;
  for (;;) {
    await gate.enter(signal);
    progress.attempts += 1;
    waitedFrom = ports.now();
    const answer = await attempt(makeRequest(), values, run, events, progress.attempts);
    effort += ports.now() - waitedFrom;
    if (answer.outcome === 'hosted') return answer;

    const { error } = answer;
    if (error instanceof errors.FloodError && error.retryable && floodWaits < mostFloodWaits) {
      floodWaits += 1;
      gate.flooded(error.limit);
      continue;
    }
    if (error.concernsWholeSite && isAboutEveryFile(error, run)) gate.shut(error);
    if (error.mayBeStored || (error.status ?? 0) >= 500) progress.lostAnswer = true;
    failures += 1;
    const wait = retryDelay(failures, error.retryAfter, ports.random());
    const isOver = failures > settings.retries || effort + wait > longestEffort;
    if (!error.retryable || isOver || (error.retryAfter ?? 0) > longestRetryAfter) return answer;
    effort += wait;
    await ports.sleep(wait, signal);
  }
}

async function attempt(
  request: Omit<HttpRequest, 'signal'>,
  values: UploadParameters,
  { settings, ports, signal }: UploadRun,
  events: UploadEvents,
  number: number,
): Promise<Answer> {
  events.onAttempt(number, request.body?.size ?? null);
  try {
    const complete = await exchange(request, ports, {
      timeout: settings.timeout,
      signal,
      onSent: events.onSent,
    });
    return readAnswer(complete, {
      format: values.format ?? 'json',
      requestUrl: settings.site.uploadUrl,
      auth: settings.auth,
      apiKey: settings.apiKey,
      now: ports.now(),
    });
  } catch (error) {
    if (error instanceof errors.CancelledError || !(error instanceof errors.PixvidError)) throw error;
    return { outcome: 'refused', error };
  }
}

/** A refused key is no verdict while other uploads succeed. */
function isAboutEveryFile(error: errors.PixvidError, { siteAccepts }: UploadRun): boolean {
  return error instanceof errors.FloodError || !siteAccepts;
}

function unforeseen(thrown: unknown): errors.PixvidError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new errors.SourceError(`The upload failed: ${message}`, 'Please report this with the message.', {
    cause: thrown,
  });
}
