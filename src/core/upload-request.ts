import { multipartForm, randomBoundary, type FilePart } from './multipart.ts';
import type { UploadParameters } from './parameters.ts';
import { parameterNames, parameters } from './parameters.ts';
import type { HttpRequest } from './ports.ts';
import type { UploadSettings } from './settings.ts';

type Request = Omit<HttpRequest, 'signal'>;

/** A POST with the file's bytes. */
export function fileRequest(
  part: FilePart,
  values: UploadParameters,
  settings: UploadSettings,
  random: () => number,
): Request {
  return post(formFields(values, settings), part, settings, random);
}

/** A request that asks the site to fetch `url` itself. */
export function urlRequest(
  url: string,
  values: UploadParameters,
  settings: UploadSettings,
  random: () => number,
): Request {
  const fields = { source: url, ...formFields(values, settings) };
  if (settings.method === 'post') return post(fields, undefined, settings, random);
  // Only with the slash does a query reach the API: `/api/1/upload?…` is answered with 301 (seen on 4.2.0).
  const query = new URLSearchParams(fields).toString();
  return { method: 'GET', url: `${settings.site.uploadUrl}/?${query}`, headers: headers(settings) };
}

function post(
  fields: Readonly<Record<string, string>>,
  part: FilePart | undefined,
  settings: UploadSettings,
  random: () => number,
): Request {
  const form = multipartForm(fields, part, randomBoundary(random));
  return {
    method: 'POST',
    url: settings.site.uploadUrl,
    headers: { ...headers(settings), 'content-type': form.contentType },
    body: form.body,
  };
}

function headers({ auth, apiKey }: UploadSettings): Record<string, string> {
  return { accept: 'application/json', ...(auth === 'header' && { 'x-api-key': apiKey }) };
}

function formFields(values: UploadParameters, { auth, apiKey }: UploadSettings): Record<string, string> {
  const fields: Record<string, string> = auth === 'field' ? { key: apiKey } : {};
  for (const parameter of parameterNames) {
    const value = values[parameter];
    if (value !== undefined) fields[parameters[parameter].field] = value;
  }
  return fields;
}
