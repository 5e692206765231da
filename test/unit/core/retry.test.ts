import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryAfterMilliseconds, retryDelay } from '../../../src/core/retry.ts';

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('retryDelay', () => {
  test('is spread over all of a bound that doubles up to 30 seconds', () => {
    const bounds = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000];
    for (const [index, bound] of bounds.entries()) {
      expect(retryDelay(index + 1, undefined, 0)).toBe(0);
      expect(retryDelay(index + 1, undefined, 0.5)).toBe(bound / 2);
      expect(retryDelay(index + 1, undefined, 1)).toBe(bound);
    }
  });

  test('is never before the site asked for, and not much later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.nat(600_000),
        fraction,
        (attempt, retryAfter, random) => {
          const delay = retryDelay(attempt, retryAfter, random);
          expect(delay).toBeGreaterThanOrEqual(retryAfter);
          expect(delay).toBeLessThanOrEqual(retryAfter + 30_000);
          expect(Number.isSafeInteger(delay)).toBe(true);
        },
      ),
    );
  });

  test('grows with the attempt, for the same luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fraction, (attempt, random) => {
        expect(retryDelay(attempt + 1, undefined, random)).toBeGreaterThanOrEqual(
          retryDelay(attempt, undefined, random),
        );
      }),
    );
  });
});

describe('retryAfterMilliseconds', () => {
  const now = Date.parse('2026-11-23T09:21:55Z');

  test.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['Mon, 23 Nov 2026 09:22:05 GMT', 10_000],
    ['Monday, 23-Nov-26 09:22:05 GMT', 10_000],
    ['Mon, 23 Nov 2026 09:21:00 GMT', 0],
    ['Mon Nov 23 09:22:05 2026', 10_000],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-11-23', undefined],
  ])('%j is %j', (header, milliseconds) => {
    expect(retryAfterMilliseconds(header, now)).toBe(milliseconds);
  });

  test('takes any number of digits', () => {
    expect(retryAfterMilliseconds('9'.repeat(400), now)).toBe(Number.POSITIVE_INFINITY);
  });

  test('takes every date that is written as HTTP has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (seconds) => {
        expect(retryAfterMilliseconds(new Date(now + seconds * 1000).toUTCString(), now)).toBe(
          seconds * 1000,
        );
      }),
    );
  });
});
