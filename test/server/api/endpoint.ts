import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../exchange.ts';
import { ApiError } from '../failure.ts';
import { strikeBeforeWork, strikeNamed } from '../faults/strike.ts';
import { type KeyOwner, keyOwner } from '../keys.ts';
import type { SiteState } from '../state.ts';
import type { ImageRecord } from '../storage/records.ts';
import { removeTemp } from '../storage/temp-files.ts';
import { readParameters } from '../upload/parameters.ts';
import { fetchSource } from '../upload/remote-source.ts';
import { readSource } from '../upload/source.ts';
import { storeUpload } from '../upload/store.ts';
import type { Answer } from '../wire/answer.ts';
import type { Fields } from '../wire/fields.ts';
import { discardForm, type Form, readForm } from '../wire/form.ts';
import { failureAnswer, requestedFormat, successAnswer } from './answers.ts';

/** `/api/<version>/<action>`, any method. The body is read first, as PHP does. */
export async function apiEndpoint(exchange: Exchange, segments: string[]): Promise<Answer> {
  const form = await readForm(exchange);
  try {
    strikeNamed(exchange, '');
    await strikeBeforeWork(exchange);
    const { headers } = exchange.request;
    return await exchange.site.sessions.run(headers.cookie, () => answerCall(exchange, segments, form));
  } finally {
    await discardForm(form);
  }
}

async function answerCall(exchange: Exchange, segments: string[], form: Form): Promise<Answer> {
  const { site } = exchange;
  const parameters = exchange.query.mergedWith(form.fields);
  const format = requestedFormat(parameters.get('format'));
  try {
    const owner = checkCall(site, segments, presentedKey(exchange, parameters));
    const record = await upload(exchange, owner, form, parameters);
    return successAnswer(site, record, format, parameters.has('image'));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failureAnswer(site, error, format);
  }
}

/** The header wins over the field, even when it is empty. */
function presentedKey({ request }: Exchange, parameters: Fields): string {
  const key = request.headers['x-api-key'] ?? parameters.get('key') ?? '';
  return Array.isArray(key) ? 'Array' : key;
}

/** @throws ApiError unless version, action and key are there and may be used, in that order */
function checkCall(site: SiteState, [version = '', action = '']: string[], key: string): KeyOwner {
  for (const [name, value] of Object.entries({ version, action, key })) {
    if (value === '') throw new ApiError(`No ${name} provided`, 100);
  }
  if (version !== '1') throw new ApiError('Invalid API version.', 110);
  const owner = keyOwner(site.keys, key);
  if (owner === undefined || (owner === 'guest' && site.settings.freeEdition)) {
    throw new ApiError('Invalid API key.', 100);
  }
  // The site asks its browser session whether it may upload, and an API call has none.
  if (site.settings.freeEdition || site.settings.private) throw new ApiError('Request denied', 401);
  if (action !== 'upload') throw new ApiError('Invalid API action', 120);
  return owner;
}

async function upload(
  exchange: Exchange,
  owner: KeyOwner,
  form: Form,
  parameters: Fields,
): Promise<ImageRecord> {
  const { site, request, clientIp } = exchange;
  const uploader = { owner, clientIp };
  const source = await readSource(request.method ?? '', form, parameters, site.temp);
  const wishes = readParameters(parameters);
  await sleep(site.settings.latencyMs);
  const file = source.kind === 'url' ? await fetchSource(site, uploader, source.url) : source.file;
  try {
    return await storeUpload(site, uploader, file, wishes);
  } finally {
    await removeTemp(file.stored);
  }
}
