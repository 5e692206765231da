import { describe } from 'vitest';
import { workflowDispatchEvent } from '../../github/events.ts';
import { picture, pullRequest, test } from './scene.ts';

const manifest = (results: unknown, version: unknown = 1) => JSON.stringify({ version, results });
const entry = { file: 'a.png', status: 'uploaded', url: 'https://x.example/a.png', sha256: 'a'.repeat(64) };

/** Inputs, and what the error must say. */
const cases: [string, Record<string, string>, RegExp][] = [
  [
    'an unknown mode',
    { mode: 'remove' },
    /^mode: "remove" is not a value of this input\. Use upload or cleanup/,
  ],
  ['an unknown comment-mode', { 'comment-mode': 'append' }, /^comment-mode: "append" is not a value/],
  ['an unknown comment-when', { 'comment-when': 'never' }, /^comment-when: "never" is not a value/],
  ['a switch that is none', { comment: 'yes' }, /^comment: "yes" is neither true nor false/],
  ['no token', { 'github-token': '' }, /^github-token: it is empty, and the comment needs it/],
  [
    'a pull request that is no number',
    { 'pr-number': '7a' },
    /^pr-number: "7a" is not the number of a pull request/,
  ],
  ['pull request 0', { 'pr-number': '0' }, /^pr-number: "0"/],
  ['a negative pull request', { 'pr-number': '-7' }, /^pr-number: "-7"/],
  [
    'a pull request of another repository',
    { 'pr-number': '4711' },
    /^pr-number: "4711" is no pull request of octo-org\/shots/,
  ],
  [
    'a section with a comment in it',
    { section: 'a --> b' },
    /^section: "a --> b" contains the mark of an HTML comment/,
  ],
  ['a key with a comment in it', { 'comment-key': '<!-- x' }, /^comment-key: "<!-- x" contains the mark/],
  ['a section of two lines', { section: 'a\nb' }, /^section: .*contains control characters/],
  [
    'a section that is too long',
    { section: 'x'.repeat(101) },
    /^section: .*has 101 characters\. Use at most 100/,
  ],
  ['too many columns', { columns: '9' }, /^columns: "9" is neither auto nor a whole number from 1 to 8/],
  ['no columns', { columns: '0' }, /^columns: "0"/],
  ['half a column', { columns: '2.5' }, /^columns: "2.5"/],
  [
    'a thumbnail that is too small',
    { thumbnail: '8' },
    /^thumbnail: "8" is neither auto nor a whole number from 32 to 1200/,
  ],
  [
    'a missing template',
    { 'comment-template': 'nowhere.md' },
    /^comment-template: "nowhere.md" cannot be read/,
  ],
  ['a template that is a directory', { 'comment-template': '.' }, /^comment-template: "." cannot be read/],
  [
    'a template with an unknown hole',
    { 'comment-template': 'unknown-hole.md' },
    /has the unknown hole \{\{picture\}\}\. Known are/,
  ],
  ['a template without pictures', { 'comment-template': 'no-pictures.md' }, /has no hole for the pictures/],
  ['a template that leaves a fold open', { 'comment-template': 'open.md' }, /leaves <details> open/],
  [
    'a template that leaves a comment open',
    { 'comment-template': 'comment.md' },
    /leaves a comment <!-- open/,
  ],
  ['a template with our mark', { 'comment-template': 'mark.md' }, /contains <!-- pixvid-/],
  ['a missing baseline', { baseline: 'nowhere.json' }, /^baseline: "nowhere.json" cannot be read/],
  ['a baseline that is no JSON', { baseline: 'text.json' }, /^baseline: "text.json" is not JSON/],
  ['a baseline of something else', { baseline: 'package.json' }, /is neither a manifest nor a results file/],
  ['a baseline of a later version', { baseline: 'later.json' }, /has another version than 1/],
  ['a baseline with a script for a URL', { baseline: 'script.json' }, /entry 1 has a url that is none/],
  ['a baseline with a bad hash', { baseline: 'hash.json' }, /entry 1 has a sha256 that is none/],
  ['a baseline of numbers', { baseline: 'numbers.json' }, /entry 1 has no file and status/],
  [
    'a baseline nobody serves',
    { baseline: 'http://127.0.0.1:9/main.json?token=secret' },
    /^baseline: "http:\/\/127\.0\.0\.1:9\/main\.json\?…" cannot be read/,
  ],
  ['a manifest-path that is a directory', { 'manifest-path': './' }, /^manifest-path: "\.\/" is a directory/],
];

const files = {
  'shot.png': picture('shot'),
  'unknown-hole.md': '{{pictures}} {{picture}}',
  'no-pictures.md': '{{label}}',
  'open.md': '<details>\n{{pictures}}',
  'comment.md': '{{pictures}} <!-- here',
  'mark.md': '{{pictures}} <!-- pixvid-end -->',
  'text.json': 'hello',
  'package.json': '{"name":"x"}',
  'later.json': manifest([entry], 2),
  'script.json': manifest([{ ...entry, url: 'javascript:alert(1)' }]),
  'hash.json': manifest([{ ...entry, sha256: '../../etc' }]),
  'numbers.json': '[1,2,3]',
};

describe.concurrent('bad input of the comment is told before any upload:', () => {
  test.for(cases)('%s', async ([, inputs, message], { open, expect }) => {
    const scene = await open();
    await scene.write(files);
    const run = await scene.run(inputs, { event: workflowDispatchEvent(scene.github) });
    expect(run.exitCode).toBe(1);
    const errors = run.annotations.filter(({ level }) => level === 'error');
    expect(errors.map((annotation) => annotation.message)).toEqual([expect.stringMatching(message)]);
    expect(run.stdout).not.toMatch(/secret|\n\s+at /);
    expect(scene.site.requests).toEqual([]);
    expect(scene.github.comments(pullRequest)).toEqual([]);
  });
});
