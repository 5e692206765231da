import { describe, expect, test } from 'vitest';
import { bytes, count, elapsed, playingTime, rate } from '../../../src/action/figures.ts';

describe('figures', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [11_068, '11.1 KB'],
    [99_960, '100 KB'],
    [999_400, '999 KB'],
    [999_500, '1 MB'],
    [2_147_483_648, '2.1 GB'],
    [5e15, '5000 TB'],
  ])('%d bytes are %s', (number, text) => {
    expect(bytes(number)).toBe(text);
  });

  test.each([
    [0, '0:00'],
    [12.4, '0:12'],
    [59.6, '1:00'],
    [3723, '1:02:03'],
  ])('%d seconds play for %s', (seconds, text) => {
    expect(playingTime(seconds)).toBe(text);
  });

  test.each([
    [0, '0.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms are %s', (ms, text) => {
    expect(elapsed(ms)).toBe(text);
  });

  test('counts and rates', () => {
    expect([count(0, 'file'), count(1, 'file'), count(2, 'file')]).toEqual(['0 files', '1 file', '2 files']);
    expect(rate(3_000_000, 2000)).toBe('1.5 MB/s');
    expect(rate(0, 0)).toBe('0 B/s');
  });
});
