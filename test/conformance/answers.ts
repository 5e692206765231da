import { expect } from 'vitest';
import type { Answer } from './wire.ts';

export type JsonObject = Record<string, unknown>;

/** The `image` of a successful answer. */
export function accepted(answer: Answer): JsonObject {
  const { image } = success(answer);
  return object(image, 'image');
}

/** The whole JSON of a successful answer. */
export function success(answer: Answer): JsonObject {
  expect(answer.status, `HTTP status of: ${answer.text.slice(0, 300)}`).toBe(200);
  const json = jsonOf(answer);
  expect(json).toMatchObject({
    status_code: 200,
    success: { message: 'file uploaded', code: 200 },
    status_txt: 'OK',
  });
  return json;
}

/** A refusal in the one envelope there is; the whole of it is compared. */
export function expectRefusal(answer: Answer, message: string | RegExp, code: number | string): void {
  const json = jsonOf(answer);
  expect(json).toEqual({
    status_code: 400,
    error: {
      message: typeof message === 'string' ? message : matching(message),
      code,
    },
    status_txt: 'Bad Request',
  });
  expect(answer.status).toBe(400);
}

/** Any string like this, within a comparison of objects. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** PHP died on it: an HTML page under 500. */
export function expectServerError(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 300)).toBe(500);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(answer.text).toContain('Something went wrong');
}

export function expectHtmlPage(answer: Answer, status: number): void {
  expect(answer.status, answer.text.slice(0, 300)).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(answer.text).toMatch(/<html/i);
}

export function jsonOf(answer: Answer): JsonObject {
  expect(answer.headers['content-type'], answer.text.slice(0, 300)).toBe('application/json; charset=UTF-8');
  return object(JSON.parse(answer.text), 'the body');
}

export function object(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${what} should be a JSON object, but is ${JSON.stringify(value)}`);
  }
  return { ...value };
}

export function text(container: JsonObject, key: string): string {
  const value = container[key];
  if (typeof value !== 'string')
    throw new Error(`${key} should be a string, but is ${JSON.stringify(value)}`);
  return value;
}

/** A member of a member: `nested(image, 'thumb', 'url')`. */
export function nested(container: JsonObject, outer: string, inner: string): string {
  return text(object(container[outer], outer), inner);
}

/** `2026-11-23 09:21:55`, which is UTC, as milliseconds. */
export function utc(date: string): number {
  expect(date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  return Date.parse(`${date.replace(' ', 'T')}Z`);
}

/** Width and height from the header of a PNG. */
export function pngSize(picture: Buffer): { width: number; height: number } {
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
}

export function isJpeg(picture: Buffer): boolean {
  return picture.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
}
