import { ApiError, ServerError } from '../failure.ts';
import { phpNumber } from './php-number.ts';

export interface Size {
  width: number;
  height: number;
}

/**
 * The size a picture is to be resized to; undefined when the wish changes nothing or is no number.
 * @throws ApiError when wider than the picture, ServerError when negative: GD fails on it.
 */
export function targetSize(width: string | undefined, picture: Size): Size | undefined {
  const wanted = width === undefined ? undefined : phpNumber(width);
  if (wanted === undefined || wanted === picture.width) return undefined;
  const whole = Math.trunc(wanted);
  if (whole < 0) throw new ServerError(`width ${whole} is negative`);
  if (whole === 0) throw new ApiError('Missing width and/or height', 602);
  if (whole > picture.width) {
    throw new ApiError('Target width is greater than the original image width', 610);
  }
  return atWidth(picture, whole);
}

/** The size whose height follows the width. */
export function atWidth(size: Size, width: number): Size {
  return { width, height: Math.max(1, Math.round((width * size.height) / size.width)) };
}
