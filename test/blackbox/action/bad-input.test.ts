import { chmodSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { picture, test } from './scene.ts';

/** Inputs that cannot be used: which, and what the log must say of them. */
const cases: [title: string, inputs: Record<string, string>, ...sentences: (string | RegExp)[]][] = [
  ['an empty path', { path: '' }, 'path: it names nothing to upload. Give files'],
  ['a path of comments', { path: '# a.png\n\n#b.png' }, 'path: it names nothing to upload.'],
  [
    'a path that leaves the workspace',
    { path: '../a.png' },
    'path: "../a.png" contains a . or .. segment. Write',
  ],
  ['a segment that goes back', { path: 'x/../a.png' }, 'path: "x/../a.png" contains a . or .. segment.'],
  ['an exclude of nothing', { path: 'a.png\n!' }, 'path: "!" excludes nothing.'],
  [
    'an exclude of a URL',
    { path: 'a.png\n!https://example.com/a.png' },
    'path: "!https://example.com/a.png" excludes a URL.',
  ],
  [
    'a URL of another scheme',
    { path: 'ftp://example.com/a.png' },
    'path: "ftp://example.com/a.png" is neither a path nor an http(s) URL.',
  ],
  [
    'a URL with a password',
    { path: 'https://me:geheim@93.184.216.34/a.png' },
    /path: "https:\/\/…@93\.184\.216\.34\/a\.png": .*user name or password\. \S/,
  ],
  [
    'a URL of another scheme with secrets',
    { path: 's3://me:geheim@bucket/a.png?sig=geheim' },
    'path: "s3://…@bucket/a.png?…" is neither',
  ],
  [
    'a data URI with bad base64',
    { path: 'data:image/png;base64,iVBOR*w0K' },
    /path: "data:image\/png;base64,iVBOR\*w0K": .*alphabet at position 6\. \S/,
  ],
  [
    'a data URI that is cut off',
    { path: 'data:image/png;base64,iVBORw0KG' },
    /path: "data:.*": .*padding.*\. \S/,
  ],
  ['a data URI without base64', { path: 'data:image/png,plain' }, /path: "data:.*": .*not base64\. \S/],
  ['no key', { 'api-key': '' }, /^api-key: .*empty.*\. \S/],
  ['a key with a line break', { 'api-key': 'geheim1\ngeheim2' }, /^api-key: .*control characters.*\. \S/],
  ['a key with a space', { 'api-key': 'geheim1 geheim2' }, /^api-key: .*spaces.*\. \S/],
  ['a base URL without scheme', { 'base-url': 'pixvid.org' }, /^base-url: .*"pixvid\.org".*scheme.*\. \S/],
  [
    'a base URL with another scheme',
    { 'base-url': 'ftp://pixvid.org' },
    /^base-url: .*"ftp:\/\/pixvid\.org".*\. \S/,
  ],
  [
    'a base URL with credentials',
    { 'base-url': 'https://me:geheim@pixvid.org' },
    /^base-url: .*user name or password.*\. \S/,
  ],
  ['a base URL with a query', { 'base-url': 'https://pixvid.org/?key=geheim' }, /^base-url: .*query.*\. \S/],
  [
    'a base URL with a fragment',
    { 'base-url': 'https://pixvid.org/#geheim' },
    /^base-url: .*fragment.*\. \S/,
  ],
  ['a base URL of the API', { 'base-url': 'https://pixvid.org/api/1/upload' }, /^base-url: .*API.*\. \S/],
  ...(
    [
      ['auth', 'cookie', 'Use header or field, or leave it out for header.'],
      ['method', 'put', 'Use post or get, or leave it out for post.'],
      ['remote', 'ask', 'Use auto, site or download, or leave it out for auto.'],
      ['on-duplicate', 'keep', 'Use reuse, reupload, skip or fail, or leave it out for reuse.'],
      ['on-error', 'ignore', 'Use fail or warn, or leave it out for fail.'],
      ['if-no-files-found', 'fail', 'Use warn, error or ignore, or leave it out for warn.'],
    ] as const
  ).map(([input, value, cure]): (typeof cases)[number] => [
    `an unknown value of ${input}`,
    { [input]: value },
    `${input}: "${value}" is not a value of this input. ${cure}`,
  ]),
  ...(
    [
      ['concurrency', '0', 'from 1 to 32'],
      ['concurrency', '33', 'from 1 to 32'],
      ['concurrency', 'many', 'from 1 to 32'],
      ['retries', '-1', 'from 0 to 10'],
      ['retries', '11', 'from 0 to 10'],
      ['retries', '2.5', 'from 0 to 10'],
      ['timeout', '0', 'from 1 to 3600'],
      ['timeout', '1e2', 'from 1 to 3600'],
      ['timeout', '99999999999999999999', 'from 1 to 3600'],
      ['max-per-minute', '0x10', 'from 0 to 10000'],
      ['max-per-minute', '10001', 'from 0 to 10000'],
    ] as const
  ).map(([input, value, range]): (typeof cases)[number] => [
    `${input} of ${value}`,
    { [input]: value },
    `${input}: "${value}" is not a whole number ${range}. Use one, or leave it out for`,
  ]),
  ...['include-hidden-files', 'follow-symbolic-links', 'summary', 'expose-delete-urls'].map(
    (input): (typeof cases)[number] => [
      `${input} of yes`,
      { [input]: 'yes' },
      `${input}: "yes" is neither true nor false. Use one of them, or leave it out for`,
    ],
  ),
  ...['nsfw', 'use-file-date'].map((input): (typeof cases)[number] => [
    `${input} of maybe`,
    { [input]: 'maybe' },
    `${input}: "maybe" is neither true nor false. Give true or false.`,
  ]),
  [
    'an expiration in lower case',
    { expiration: 'pt5m' },
    /^expiration: "pt5m" is not an expiration.*PT5M.*$/,
  ],
  [
    'an expiration that is a date',
    { expiration: '2030-01-01' },
    /^expiration: "2030-01-01" is not an expiration/,
  ],
  [
    'an expiration below five minutes',
    { expiration: 'PT1M' },
    /^expiration: "PT1M" is shorter than 5 minutes.*\. \S/,
  ],
  ['an expiration above a year', { expiration: 'P2Y' }, /^expiration: "P2Y" is longer than 1 year.*\. \S/],
  ['a negative width', { width: '-5' }, 'width: "-5" is not a width in pixels. Give'],
  ['a width that is no number', { width: '60px' }, 'width: "60px" is not a width in pixels. Give'],
  [
    'a tag of 33 characters',
    { tags: 'short,' + 'x'.repeat(33) },
    /^tags: ".*" is wrong: the tag "x{33}" has 33 characters.*\. \S/,
  ],
  ['a tag with #', { tags: 'a,b#c' }, /^tags: "a,b#c" is wrong: the tag "b#c" contains # or \/.*\. \S/],
  [
    'a tag with / from a placeholder',
    { tags: '{path}', path: 'x/a.png' },
    /^tags: "x\/a\.png" is wrong: the tag/,
  ],
  [
    'an album ID with other characters',
    { 'album-id': 'a/b' },
    /^album-id: "a\/b" is not the ID of an album.*\. \S/,
  ],
  [
    'a category that is no number',
    { 'category-id': 'pets' },
    /^category-id: "pets" is not the number of a category\. \S/,
  ],
  ['an unknown format', { format: 'xml' }, /^format: "xml" is not a format of the API\. \S/],
  [
    'an unknown placeholder',
    { title: '{name} of {user}' },
    'title: "{name} of {user}" has the unknown placeholder {user}. Known are {name} {path}',
  ],
  [
    'an inherited name as placeholder',
    { description: '{constructor}' },
    'has the unknown placeholder {constructor}.',
  ],
  ['a single brace', { tags: 'a{' }, 'tags: "a{" has a single {. Write {{'],
  ['GET for a file', { method: 'get' }, 'method: "get" is for URLs only, and "a.png" is none. Use post.'],
  [
    'GET with the key in a field',
    { method: 'get', auth: 'field' },
    'auth: "field" does not go with method "get". Use header',
  ],
  [
    'GET of what is downloaded',
    { method: 'get', remote: 'download' },
    'remote: "download" does not go with method "get". Use',
  ],
  ['a results file that is a directory', { 'results-file': 'x' }, 'results-file: "x" is a directory. Give'],
  [
    'a results file below a file',
    { 'results-file': 'a.png/results.json' },
    /^results-file: "a\.png\/results\.json" cannot be written \(.+\)\. \S/,
  ],
  [
    'a results file below /proc',
    { 'results-file': '/proc/x/y' },
    /^results-file: "\/proc\/x\/y" cannot be written \(.+\)\. \S/,
  ],
  [
    'several at once',
    { path: '', concurrency: '99', summary: 'yes', expiration: 'tomorrow' },
    'path: it names nothing',
    'concurrency: "99"',
    'summary: "yes"',
    'expiration: "tomorrow"',
  ],
];

describe.concurrent('tells before any upload of', () => {
  for (const [title, inputs, ...sentences] of cases) {
    test(title, async ({ open, expect }) => {
      const { run, site } = await open({ files: { 'a.png': picture('a'), 'x/a.png': picture('x') } });
      const step = await run({ path: 'a.png', ...inputs });
      const messages = step.annotations
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message);
      for (const sentence of sentences) {
        expect(messages).toContainEqual(
          typeof sentence === 'string' ? expect.stringContaining(sentence) : expect.stringMatching(sentence),
        );
      }
      expect(messages).toHaveLength(sentences.length);
      expect(step.exitCode).toBe(1);
      expect(site.requests).toEqual([]);
      expect(step.outputs).toMatchObject({ count: '0', urls: '[]', results: '[]', 'failed-count': '0' });
      expect(step.stdout + step.stderr).not.toMatch(/^\s+at .+:\d+/m);
      expect(step.lines.join('\n') + messages.join('\n') + step.stderr).not.toContain('geheim');
    });
  }

  test('a results file that is to be uploaded, and stays what it is', async ({ open, expect }) => {
    const { run, site, workspace } = await open({ files: { 'a.png': picture('a'), 'b.png': picture('b') } });
    const step = await run({ path: '*.png', 'results-file': './b.png' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map(({ message }) => message)).toEqual([
      'results-file: "./b.png" is among the files that path finds. Exclude it there, or give another path.',
    ]);
    expect(site.requests).toEqual([]);
    expect(readFileSync(`${workspace}/b.png`)).toEqual(picture('b'));
  });

  test('a results file where this user may not write', async ({ open, expect }) => {
    const { run, site, outside } = await open({ files: { 'a.png': picture('a') } });
    chmodSync(outside, 0o500);
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const step = await run({ path: 'a.png', 'results-file': `${outside}/results.json` }, uid);
    expect(step.exitCode).toBe(1);
    expect(step.annotations[0]?.message).toMatch(/^results-file: ".*" cannot be written \(EACCES.*\)\. \S/);
    expect(site.requests).toEqual([]);
  });

  test('a proxy that is no address', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    const step = await run({ path: 'a.png' }, { environment: { https_proxy: 'ftp://me:geheim@proxy' } });
    expect(step.annotations).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringMatching(
          /^The environment variable https_proxy is not the address of an HTTP proxy\. Set/,
        ) as string,
      }),
    ]);
    expect(step.exitCode).toBe(1);
    expect(site.requests).toEqual([]);
    expect(step.stdout).not.toContain('geheim');
  });
});
