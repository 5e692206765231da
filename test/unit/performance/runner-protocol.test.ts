import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as toolkit from '@actions/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as runner from '../../../src/action/runner.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const texts = ['', 'plain', 'a%b', 'line\r\nline\nline', 'a:b,c::d', '::error::x', 'ü 😀 \u2028'];

function printed(act: () => void): string {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  act();
  write.mockRestore();
  return text;
}

test.each(texts)('prints what @actions/core prints: %j', (text) => {
  for (const [own, theirs] of [
    [
      () => {
        runner.info(text);
      },
      () => {
        toolkit.info(text);
      },
    ],
    [
      () => {
        runner.debug(text);
      },
      () => {
        toolkit.debug(text);
      },
    ],
    [
      () => {
        runner.setSecret(text);
      },
      () => {
        toolkit.setSecret(text);
      },
    ],
    [
      () => {
        runner.startGroup(text);
      },
      () => {
        toolkit.startGroup(text);
      },
    ],
    [
      () => {
        runner.endGroup();
      },
      () => {
        toolkit.endGroup();
      },
    ],
    [
      () => {
        runner.notice(text, { title: 'a:b,c%' });
      },
      () => {
        toolkit.notice(text, { title: 'a:b,c%' });
      },
    ],
    [
      () => {
        runner.warning(text, { title: 'a:b' });
      },
      () => {
        toolkit.warning(text, { title: 'a:b' });
      },
    ],
    [
      () => {
        runner.error(text, { title: 'a' });
      },
      () => {
        toolkit.error(text, { title: 'a' });
      },
    ],
  ] as const) {
    expect(printed(own)).toBe(printed(theirs));
  }
});

test.each(texts)('reads inputs as @actions/core does: %j', (text) => {
  vi.stubEnv('INPUT_SOME_INPUT-NAME', `  ${text}\n`);
  expect(runner.getInput('some input-name')).toBe(toolkit.getInput('some input-name'));
  expect(runner.getInput('missing')).toBe(toolkit.getInput('missing'));
});

test.each(texts)('sets outputs as @actions/core does: %j', (text) => {
  const file = join(mkdtempSync(join(tmpdir(), 'runner-')), 'output');
  const written = (act: () => void) => {
    writeFileSync(file, '');
    act();
    return readFileSync(file, 'utf8').replaceAll(/ghadelimiter_[0-9a-f-]{36}/g, 'delimiter');
  };
  vi.stubEnv('GITHUB_OUTPUT', file);
  const own = written(() => {
    runner.setOutput('some-name', text);
  });
  expect(own).toBe(
    written(() => {
      toolkit.setOutput('some-name', text);
    }),
  );
  expect(own).toContain('delimiter');

  vi.stubEnv('GITHUB_OUTPUT', '');
  expect(
    printed(() => {
      runner.setOutput('name', text);
    }),
  ).toBe(
    printed(() => {
      toolkit.setOutput('name', text);
    }),
  );
});

test('adds to the summary as @actions/core does, and says why where it cannot', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'runner-')), 'summary');
  vi.stubEnv('GITHUB_STEP_SUMMARY', file);
  expect(() => {
    runner.addToSummary('<p>');
  }).toThrow(file);
  writeFileSync(file, '');
  runner.addToSummary('<p>one</p>');
  await toolkit.summary.addRaw('<p>two</p>').write();
  expect(readFileSync(file, 'utf8')).toBe('<p>one</p><p>two</p>');
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
  expect(() => {
    runner.addToSummary('<p>');
  }).toThrow('GITHUB_STEP_SUMMARY');
});
