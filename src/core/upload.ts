import type { Answer } from './answer.ts';
import { differences } from './differences.ts';
import { BadInputError, DuplicateError, PixvidError, SourceError } from './errors.ts';
import { checkParameters, type UploadParameters } from './parameters.ts';
import type { UploadResult, Verdict } from './result.ts';
import { checkSource, type Source } from './source.ts';
import { mayHaveArrived, type Upload, type UploadEvents, type UploadRun } from './upload-run.ts';
import { uploadSource } from './upload-source.ts';

/** Uploads one file. Never rejects for what happens to it: that is in the result. */
export async function uploadOne(
  file: string,
  source: Source,
  parameters: UploadParameters,
  run: UploadRun,
  events: UploadEvents,
): Promise<UploadResult> {
  const upload: Upload = {
    run,
    events,
    attempts: 0,
    warnings: [],
    payload: undefined,
    answerLost: false,
    serverFailed: false,
  };
  const answer = await answerTo(source, parameters, upload);
  if (answer.outcome === 'hosted') {
    run.siteAccepts = true;
    if (upload.answerLost) {
      upload.warnings.push('The answer to an earlier attempt was lost: the site may hold this file twice.');
    }
    upload.warnings.push(...differences(parameters, answer.hosted));
  }
  const { payload, attempts, warnings } = upload;
  return {
    file,
    sha256: payload?.sha256() ?? null,
    size: payload?.part.size ?? ('size' in source ? source.size : null),
    mime: payload?.media.mime ?? null,
    attempts,
    warnings,
    ...verdict(answer, upload),
  };
}

async function answerTo(source: Source, parameters: UploadParameters, upload: Upload): Promise<Answer> {
  try {
    const { values, warnings, problems } = checkParameters(parameters);
    const [wrong] = problems;
    if (wrong) {
      const { parameter, value, problem, cure } = wrong;
      throw new BadInputError(`The parameter ${parameter} cannot be "${value}": ${problem}`, cure);
    }
    checkSource(source, upload.run.settings.site);
    upload.warnings.push(...warnings.map(({ parameter, warning }) => `${parameter}: ${warning}.`));
    return await uploadSource(source, values, upload);
  } catch (thrown) {
    return { outcome: 'refused', error: thrown instanceof PixvidError ? thrown : unforeseen(thrown) };
  }
}

function verdict(answer: Answer, upload: Upload): Verdict {
  if (answer.outcome === 'hosted') return { status: 'uploaded', hosted: answer.hosted };
  const { error, hosted } = answer;
  if (error instanceof DuplicateError) {
    if (mayHaveArrived(upload)) return { status: 'unknown', error: ownDuplicate(error) };
    return { status: upload.run.settings.onDuplicate === 'skip' ? 'skipped' : 'failed', error };
  }
  if (hosted) return { status: 'failed', error, hosted };
  // A server error is a failure, unless something else came after it.
  const serverFailedEarlier = upload.serverFailed && (error.status ?? 0) < 500;
  const mayBeStored = error.mayBeStored || upload.answerLost || serverFailedEarlier;
  return { status: mayBeStored ? 'unknown' : 'failed', error };
}

/** What the site refused is most likely what an earlier attempt brought there. */
function ownDuplicate({ status, code }: DuplicateError): DuplicateError {
  const message = 'The answer was lost, and the site now has these bytes: the file may have been uploaded';
  return new DuplicateError(message, { status, code });
}

function unforeseen(thrown: unknown): PixvidError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new SourceError(`The upload failed: ${message}`, 'Please report this with the message.', {
    cause: thrown,
  });
}
