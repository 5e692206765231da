import { describe } from 'vitest';
import { picture, resultsOf, test } from './scene.ts';

/** File names that try to be more than names. */
const names = [
  '::error::forged.png',
  '::set-output name=url::forged.png',
  ' ::add-mask::a.png',
  'x##[error]forged.png',
  '##[set-env name=PATH]forged.png',
  '###[error]forged.png',
  'a\n::error::forged.png',
  'a\r::error::forged.png',
  'a\u2028::error::forged.png',
  '<script>alert(1)<.png',
  '<img src=x onerror=alert(1)>.png',
  '"><b>.png',
  "'onmouseover='x.png",
  '](https:evil.example).png',
  '![x](y)`<!--.png',
  '@octocat #1 octo#1.png',
  '\u202egnp.exe',
  'zero\u200bwidth\ufeff.png',
  '\u001b[31mred\u001b[0m.png',
  '%0A::error::percent.png',
  '{name}${{ secrets.KEY }}.png',
  '日本語 ü 😀.png',
];

describe.concurrent('hostile names', () => {
  test('forge nothing when they are uploaded', async ({ open, expect }) => {
    const { run, site } = await open({
      files: Object.fromEntries(names.map((name) => [name, picture(name)])),
    });
    const step = await run({ path: '.' });
    expect(step.exitCode).toBe(0);
    expect(site.images()).toHaveLength(names.length);
    expect(
      resultsOf(step)
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual(names.toSorted());
    expectHarmless(step);
    for (const name of ['forged.png', 'alert(1)', '日本語 ü 😀.png']) expect(step.stdout).toContain(name);
  });

  test('forge nothing when they fail', async ({ open, expect }) => {
    const { run } = await open({ files: Object.fromEntries(names.map((name) => [name, `text ${name}`])) });
    const step = await run({ path: '.' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations).toHaveLength(10);
    expect(step.annotations.every(({ level, title }) => level === 'error' && title === 'Pixvid upload')).toBe(
      true,
    );
    expect(step.outputs['failed-count']).toBe(String(names.length));
    expectHarmless(step);
  });

  test('forge nothing when nothing is found for them', async ({ open, expect }) => {
    const { run } = await open();
    const step = await run({ path: 'x::error::a*\nx##[error]b*\n::error::c*' });
    expect(step.annotations).toHaveLength(1);
    expectHarmless(step);
  });

  test('of links and directories forge nothing', async ({ open, expect }) => {
    const { run } = await open({ files: { '::error::dir/##[error]x/a.png': picture('a') } });
    const step = await run({ path: '**/*.png', title: '{path}', description: '{dir}' });
    expect(step.exitCode).toBe(0);
    expect(step.annotations).toEqual([]);
    expectHarmless(step);
  });
});

describe.concurrent('hostile answers', () => {
  test('URLs that are no web addresses are no URLs', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    site.faults.add({ kind: 'hostile-url', url: 'javascript:alert(1)' });
    const step = await run({ path: 'a.png', retries: '0' });
    expect(step.outputs).toMatchObject({ url: '', urls: '[]', 'uploaded-count': '0' });
    expect(step.exitCode).toBe(1);
    expect(step.summary).not.toContain('javascript:');
  });

  test('URLs that hold mark-up are escaped', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    site.faults.add({ kind: 'hostile-url', url: 'https://x.example/"><script>alert(1)</script>)](y)' });
    const step = await run({ path: 'a.png', retries: '0' });
    expect(step.summary + (step.outputs.html ?? '')).not.toContain('<script');
    expect(step.outputs.markdown ?? '').not.toContain(')](y)');
  });

  test('HTML under 200 is shown as text', async ({ open, expect }) => {
    const { run, site } = await open({ files: { 'a.png': picture('a') } });
    site.faults.add({ kind: 'html' });
    const step = await run({ path: 'a.png', retries: '0' });
    expect(step.exitCode).toBe(1);
    expect(resultsOf(step)[0]?.url).toBeNull();
    expect(step.summary).not.toMatch(/<(html|body|script|title)/i);
  });
});

interface Shown {
  stdout: string;
  summary: string;
  outputs: Record<string, string>;
}

const ownCommands = /^::(add-mask|group|endgroup|(error|warning|notice) title=Pixvid upload)/;
const ownTags =
  /^<\/?(h3|p|table|tr|th|td|a|img|br|sub|details|summary|ul|li)( (href|src|alt|width|align|valign)="[^"<>]*")*>$/;

/** The runner finds no command that the Action did not mean, and GitHub no tag, mention or reordered text. */
function expectHarmless({ stdout, summary, outputs }: Shown): void {
  const html = `${summary}\n${outputs.html ?? ''}`;
  const problems = [
    ...stdout.split(/[\n\r\u2028\u2029]/).filter((line) => /^\s*::/.test(line) && !ownCommands.test(line)),
    ...(stdout.match(/##\[/g) ?? []),
    ...(stdout.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u200b\ufeff]/g) ??
      []),
    ...(html.match(/<[^>]*>?/g) ?? []).filter((tag) => !ownTags.test(tag)),
    ...(html.match(/\u202e/g) ?? []),
    ...(summary.replace(/<[^>]*>/g, '').match(/@(?=\w)/g) ?? []),
  ];
  if (problems.length > 0) throw new Error(`Not harmless: ${JSON.stringify(problems)}`);
}
