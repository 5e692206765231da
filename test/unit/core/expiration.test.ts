import { describe, expect, test } from 'vitest';
import { expirationSeconds } from '../../../src/core/expiration.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

describe('expirationSeconds', () => {
  test.each([
    ['PT5M', 5 * minute],
    ['PT90M', 90 * minute],
    ['PT12H', 12 * hour],
    ['PT300S', 300],
    ['P3D', 3 * day],
    ['P1W', 7 * day],
    ['P1M', (365 * day) / 12],
    ['P12M', 365 * day],
    ['P1Y', 365 * day],
    ['P1DT12H', 36 * hour],
    ['P1M2W3DT4H5M6S', (365 * day) / 12 + 17 * day + 4 * hour + 5 * minute + 6],
    ['PT0S', 0],
    ['3600', 3600],
    ['0', 0],
  ])('%s is %d seconds', (text, seconds) => {
    expect(expirationSeconds(text)).toBe(seconds);
  });

  test.each([
    'pt5m',
    'PT5m',
    'p3d',
    '-PT5M',
    '+PT5M',
    'P',
    'PT',
    'P3DT',
    'T5M',
    '5M',
    'P5H',
    'PT3D',
    'PD',
    'P1D1Y',
    'P1.5D',
    'PT1,5H',
    '3600.5',
    '1e5',
    '-300',
    '+300',
    ' PT5M',
    'PT5M\n',
    '٣٠٠',
    '2030-01-01',
    '2030-01-01 00:00:00',
    'garbage',
    '',
  ])('%j is none', (text) => {
    expect(expirationSeconds(text)).toBeUndefined();
  });
});
