import { ApiError } from '../failure.ts';
import { phpNumber } from './php-number.ts';

/**
 * The category as MariaDB stores what it is given: numbers rounded, existing or not.
 * @throws ApiError with the database's own words for what is no number.
 */
export function categoryNumber(categoryId: string | undefined): number | null {
  if (categoryId === undefined) return null;
  const number = phpNumber(categoryId);
  if (number === undefined) {
    throw new ApiError(
      'SQLSTATE[22007]: Invalid datetime format: 1366 Incorrect integer value: ' +
        `'${categoryId}' for column \`chevereto\`.\`chv_images\`.\`image_category_id\` at row 1`,
      '22007',
    );
  }
  if (!Number.isSafeInteger(Math.round(number))) {
    throw new ApiError(
      "SQLSTATE[22003]: Numeric value out of range: 1264 Out of range value for column 'image_category_id' at row 1",
      '22003',
    );
  }
  return Math.sign(number) * Math.round(Math.abs(number));
}
