import { ApiError } from '../failure.ts';

/** Refuses, as the database does, text that is too long for its column or not UTF-8. */
export function refuseBadText(text: string, column: string, maxLength: number): void {
  if (!text.isWellFormed()) {
    throw new ApiError(
      'SQLSTATE[22007]: Invalid datetime format: 1366 Incorrect string value: ' +
        `'${escapedBytes(text)}' for column \`chevereto\`.\`chv_images\`.\`${column}\` at row 1`,
      '22007',
    );
  }
  if ([...text].length > maxLength) {
    throw new ApiError(
      `SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column '${column}' at row 1`,
      '22001',
    );
  }
}

function escapedBytes(text: string): string {
  return text.replace(/\p{Cs}/gu, '\\xFF').slice(0, 64);
}
