import type { Answer } from './answer.ts';
import { sendUntilAnswered } from './attempts.ts';
import { BadInputError, DuplicateError, PixvidError, UrlRefusedError, WidthRefusedError } from './errors.ts';
import type { UploadParameters } from './parameters.ts';
import { decoded, preparePayload, type Payload } from './payload.ts';
import { pictureWidth } from './picture-width.ts';
import { whileReading } from './reading.ts';
import { downloadSource } from './remote.ts';
import { parseRemoteUrl } from './remote-url.ts';
import { retryDelay } from './retry.ts';
import type { BinarySource, Source, UrlSource } from './source.ts';
import { fileRequest, urlRequest } from './upload-request.ts';
import { mayHaveArrived, type Upload, type UploadRun } from './upload-run.ts';

/** Brings a source to the site, the way its kind and the settings ask for. */
export async function uploadSource(
  source: Source,
  values: UploadParameters,
  upload: Upload,
): Promise<Answer> {
  switch (source.kind) {
    case 'binary':
      return uploadBytes(source, values, upload);
    case 'base64':
      return uploadBytes(decoded(source, upload.run.ports), values, upload);
    case 'url':
      return uploadUrl(source, values, upload);
  }
}

async function uploadUrl(source: UrlSource, values: UploadParameters, upload: Upload): Promise<Answer> {
  const { run } = upload;
  const { remote } = run.settings;
  if (remote === 'site' || (remote === 'auto' && !run.siteRefusesUrls)) {
    const answer = await letSiteFetch(source, values, upload);
    const isRefused = answer.outcome === 'refused' && answer.error instanceof UrlRefusedError;
    if (remote === 'site' || !isRefused) return answer;
    run.siteRefusesUrls = true;
  }
  return uploadBytes(await download(source, run), values, upload);
}

async function letSiteFetch(source: UrlSource, values: UploadParameters, upload: Upload): Promise<Answer> {
  const { settings, ports } = upload.run;
  if (settings.method === 'get' && settings.auth === 'field') {
    throw new BadInputError(
      'The key cannot be sent as a field with the method GET',
      'Send it in the header: a key in a URL would end up in logs.',
    );
  }
  const { href } = parseRemoteUrl(source.url, settings.site);
  return sendUntilAnswered(() => urlRequest(href, values, settings, ports.random), values, upload);
}

async function download(source: UrlSource, { settings, ports, signal }: UploadRun): Promise<BinarySource> {
  for (let failures = 1; ; failures++) {
    try {
      return await downloadSource(source, settings.site, ports, { timeout: settings.timeout, signal });
    } catch (error) {
      const mayRetry = error instanceof PixvidError && error.retryable && failures <= settings.retries;
      if (!mayRetry) throw error;
      await ports.sleep(retryDelay(failures, error.retryAfter, ports.random()), signal);
    }
  }
}

async function uploadBytes(source: BinarySource, values: UploadParameters, upload: Upload): Promise<Answer> {
  const { ports, settings, signal } = upload.run;
  const reading = { timeout: settings.timeout, signal };
  const payload = await whileReading(ports, reading, async () => preparePayload(source, ports));
  try {
    return await uploadPayload(payload, values, upload);
  } finally {
    payload.close();
  }
}

async function uploadPayload(payload: Payload, values: UploadParameters, upload: Upload): Promise<Answer> {
  const { settings, ports } = upload.run;
  const { width, ...withoutWidth } = values;
  let sentValues = isNarrower(payload, width, upload) ? withoutWidth : values;
  const send = async (sent: Payload) => {
    upload.payload = sent;
    const request = () => fileRequest(sent.part, sentValues, settings, ports.random);
    return sendUntilAnswered(request, sentValues, upload);
  };

  let answer = await send(payload);
  if (answer.outcome === 'refused' && answer.error instanceof WidthRefusedError) {
    upload.warnings.push(`Kept at its own width, as it is narrower than ${width ?? ''} pixels.`);
    sentValues = withoutWidth;
    answer = await send(payload);
  }
  const isKnown = answer.outcome === 'refused' && answer.error instanceof DuplicateError;
  if (!isKnown || settings.onDuplicate !== 'reupload' || mayHaveArrived(upload)) return answer;
  const distinct = payload.distinct(`uploaded again: ${Math.floor(ports.random() * 1e15).toString(36)}`);
  if (!distinct) return answer;
  upload.warnings.push(
    'The site had these bytes already: sent again with a mark inside that makes them differ.',
  );
  return send(distinct);
}

/** Real servers refuse a width above the picture's own, so it is left out for pictures that are narrower. */
function isNarrower({ head, media }: Payload, width: string | undefined, upload: Upload): boolean {
  const own = pictureWidth(head, media.mime);
  if (width === undefined || own === undefined || own > Number(width)) return false;
  if (own < Number(width)) {
    upload.warnings.push(`Kept at its own width of ${own} pixels: width ${width} only shrinks.`);
  }
  return true;
}
