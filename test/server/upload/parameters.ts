import { ApiError, ServerError } from '../failure.ts';
import type { Fields } from '../wire/fields.ts';

/** What the request asks for beside the source. Falsy values (`0`, empty) count as not given. */
export interface Parameters {
  title: string | undefined;
  description: string | undefined;
  tags: string | undefined;
  albumId: string | undefined;
  categoryId: string | undefined;
  width: string | undefined;
  expiration: string | undefined;
  nsfw: string | undefined;
}

/**
 * Reads the parameters; an array where text is wanted fails as PHP's functions fail on it.
 * @throws ApiError for `expiration[]` and `tags[]`, ServerError for the others.
 */
export function readParameters(request: Fields): Parameters {
  return {
    title: text(request, request.has('title') ? 'title' : 'name', unhandled),
    description: text(request, 'description', unhandled),
    tags: text(request, 'tags', () => new ApiError('Array to string conversion', 0)),
    albumId: text(request, 'album_id', unhandled),
    categoryId: text(request, 'category_id', unhandled),
    width: text(request, 'width', unhandled),
    expiration: text(request, 'expiration', arrayAsDigits),
    nsfw: text(request, 'nsfw', unhandled),
  };
}

function text(request: Fields, name: string, failure: () => Error): string | undefined {
  const value = request.get(name);
  if (Array.isArray(value)) throw failure();
  return value === '' || value === '0' ? undefined : value;
}

const unhandled = () => new ServerError('A parameter was an array where text was expected');

const arrayAsDigits = () =>
  new ApiError('ctype_digit(): Argument of type array will be interpreted as string in the future', 0);
