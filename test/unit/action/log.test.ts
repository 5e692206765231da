import { describe, expect, test } from 'vitest';
import { harmless } from '../../../src/action/log.ts';

describe('a line of the log', () => {
  test.each([
    ['plain', 'plain'],
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['\t::error::x', ' : :error::x'],
    [':::x', ': ::x'],
    ['a ::error::x', 'a ::error::x'],
    ['a##[error]x', 'a# #[error]x'],
    ['###[error]x', '## #[error]x'],
    ['a\n::error::x', 'a ::error::x'],
    ['\r\n::error::x', ' : :error::x'],
    ['\u200b::error::x', ': :error::x'],
    ['\u202e##[error]', '# #[error]'],
    ['\u001b[31mred', '\ufffd[31mred'],
    ['#\u200b#[error]', '# #[error]'],
  ])('%j becomes %j', (text, line) => {
    expect(harmless(text)).toBe(line);
  });
});
