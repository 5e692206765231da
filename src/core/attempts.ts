import { readAnswer, type Answer } from './answer.ts';
import { CancelledError, FloodError, PixvidError } from './errors.ts';
import { exchange } from './exchange.ts';
import type { UploadParameters } from './parameters.ts';
import type { HttpRequest } from './ports.ts';
import { longestRetryAfter, retryDelay } from './retry.ts';
import type { Upload, UploadRun } from './upload-run.ts';

type Request = Omit<HttpRequest, 'signal'>;

/** Milliseconds after which no further attempt is started for a file, waits at the gate left out. */
const longestEffort = 15 * 60_000;
/** Flood windows a single file waits for, in case others keep the site at its limit. */
const mostFloodWaits = 15;

/**
 * Sends until there is an answer worth keeping: temporary failures are repeated, flood windows waited out.
 *
 * @param makeRequest builds the request anew for each attempt
 * @throws CancelledError; the verdict that closed the gate.
 */
export async function sendUntilAnswered(
  makeRequest: () => Request,
  values: UploadParameters,
  upload: Upload,
): Promise<Answer> {
  const { settings, ports, gate, signal } = upload.run;
  let failures = 0;
  let floods = 0;
  let effort = 0;
  for (;;) {
    await gate.enter(signal);
    const start = ports.now();
    const answer = await attempt(makeRequest(), values, upload).finally(() => {
      gate.leave();
    });
    effort += ports.now() - start;
    if (answer.outcome === 'hosted') return answer;

    const { error } = answer;
    if (error.mayBeStored) upload.answerLost = true;
    if ((error.status ?? 0) >= 500) upload.serverFailed = true;
    if (error.concernsWholeSite && isAboutEveryFile(error, upload.run)) gate.shut(error);
    if (!error.retryable) return answer;
    if (error instanceof FloodError) {
      floods += 1;
      gate.flooded(error.limit);
      if (floods > mostFloodWaits) return answer;
      continue;
    }
    failures += 1;
    const wait = retryDelay(failures, error.retryAfter, ports.random());
    const isTooLate = effort + wait > longestEffort || (error.retryAfter ?? 0) > longestRetryAfter;
    if (failures > settings.retries || isTooLate) return answer;
    effort += wait;
    await ports.sleep(wait, signal);
  }
}

async function attempt(request: Request, values: UploadParameters, upload: Upload): Promise<Answer> {
  const { settings, ports, signal } = upload.run;
  const { onAttempt, onSent } = upload.events;
  upload.attempts += 1;
  onAttempt(upload.attempts, request.body?.size ?? null);
  try {
    const received = await exchange(request, ports, { timeout: settings.timeout, signal, onSent });
    return readAnswer(received, {
      format: values.format ?? 'json',
      requestUrl: settings.site.uploadUrl,
      auth: settings.auth,
      apiKey: settings.apiKey,
      now: ports.now(),
    });
  } catch (error) {
    if (error instanceof CancelledError || !(error instanceof PixvidError)) throw error;
    return { outcome: 'refused', error };
  }
}

/** A refused key or upload is no verdict while others succeed. */
function isAboutEveryFile(error: PixvidError, { siteAccepts }: UploadRun): boolean {
  return error instanceof FloodError || !siteAccepts;
}
