import type { ApiError } from '../failure.ts';
import { viewerPath } from '../pages/urls.ts';
import type { SiteState } from '../state.ts';
import type { ImageRecord } from '../storage/records.ts';
import { type Answer, htmlAnswer, jsonAnswer, redirectAnswer } from '../wire/answer.ts';
import type { PhpValue } from '../wire/fields.ts';
import { imageAnswer } from './image-answer.ts';

/** The answer formats; whatever else is asked for is answered as json. */
export type Format = 'json' | 'txt' | 'redirect';

export function requestedFormat(value: PhpValue | undefined): Format {
  return value === 'txt' || value === 'redirect' ? value : 'json';
}

/** @param imgbb the request had a text field `image`: answered in imgBB's shape */
export function successAnswer(site: SiteState, record: ImageRecord, format: Format, imgbb: boolean): Answer {
  const image = imageAnswer(site, record);
  if (format === 'redirect') return redirectAnswer(302, viewerPath(site, record), site.host);
  if (format === 'txt') {
    const { url } = image;
    return htmlAnswer(200, typeof url === 'string' ? url : 'Undefined array key "url"', site.host);
  }
  return jsonAnswer(
    200,
    {
      status_code: 200,
      ...(imgbb ? { status: 200 } : {}),
      success: { message: 'file uploaded', code: 200 },
      ...(imgbb ? { data: { ...image, id: record.idEncoded } } : { image }),
      status_txt: 'OK',
    },
    site.host,
    site.clock.now(),
  );
}

/** Every handled error is a 400 in json, and a 200 holding the bare message in the other formats. */
export function failureAnswer(site: SiteState, error: ApiError, format: Format): Answer {
  const message = error.message.toWellFormed();
  if (format !== 'json') return htmlAnswer(200, message, site.host);
  return jsonAnswer(
    400,
    { status_code: 400, error: { message, code: error.code }, status_txt: 'Bad Request' },
    site.host,
    site.clock.now(),
  );
}
