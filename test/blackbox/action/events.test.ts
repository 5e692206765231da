import { readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { pictures, test } from './scene.ts';

const repository = { full_name: 'octo/pictures' };
const fork = { full_name: 'stranger/pictures' };

function pullRequest(head: { full_name: string } | null, author = 'octocat') {
  return {
    pull_request: { number: 7, base: { repo: repository }, head: { repo: head }, user: { login: author } },
  };
}

describe.concurrent('without a key, a run is skipped', () => {
  const skipped: [title: string, name: string, payload: unknown, actor: string, why: string][] = [
    ['for a fork’s pull request', 'pull_request', pullRequest(fork), 'stranger', 'comes from a fork'],
    ['for a deleted fork’s pull request', 'pull_request', pullRequest(null), 'stranger', 'comes from a fork'],
    ['for a review of a fork’s', 'pull_request_review', pullRequest(fork), 'octocat', 'comes from a fork'],
    ['of Dependabot', 'push', {}, 'dependabot[bot]', 'Dependabot'],
    [
      'for Dependabot’s pull request',
      'pull_request',
      pullRequest(repository, 'dependabot[bot]'),
      'octocat',
      'Dependabot',
    ],
  ];
  for (const [title, name, payload, actor, why] of skipped) {
    test(title, async ({ open, expect }) => {
      const { run, site } = await open({ files: pictures('a.png') });
      const step = await run(
        { path: 'a.png', 'api-key': '' },
        { event: { name, payload }, environment: { GITHUB_ACTOR: actor } },
      );
      expect(step.exitCode).toBe(0);
      expect(step.annotations).toMatchObject([
        { level: 'notice', message: expect.stringContaining(why) as string },
      ]);
      expect(step.outputs).toMatchObject({
        url: '',
        urls: '[]',
        results: '[]',
        count: '0',
        'uploaded-count': '0',
      });
      expect(site.requests).toEqual([]);
    });
  }

  const failed: [title: string, name: string, payload: unknown][] = [
    ['a pull request of the repository itself', 'pull_request', pullRequest({ full_name: 'Octo/Pictures' })],
    ['pull_request_target, which has secrets', 'pull_request_target', pullRequest(fork)],
    ['a push', 'push', {}],
    ['a payload that is no object', 'pull_request', ['pull_request']],
    ['a payload of other types', 'pull_request', { pull_request: { base: 'x', head: 5, user: [] } }],
  ];
  for (const [title, name, payload] of failed) {
    test(`but not for ${title}`, async ({ open, expect }) => {
      const { run } = await open({ files: pictures('a.png') });
      const step = await run({ path: 'a.png', 'api-key': '' }, { event: { name, payload } });
      expect(step.exitCode).toBe(1);
      expect(step.annotations).toMatchObject([
        { level: 'error', message: expect.stringMatching(/^api-key: /) as string },
      ]);
    });
  }

  test('what later steps read is there all the same', async ({ open, expect }) => {
    const { run, workspace } = await open({ files: pictures('a.png') });
    const step = await run(
      { path: 'a.png', 'api-key': '', 'results-file': 'results.json', 'expose-delete-urls': 'true' },
      { event: { name: 'pull_request', payload: pullRequest(fork) } },
    );
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ 'delete-urls': '[]', 'results-path': `${workspace}/results.json` });
    expect(JSON.parse(readFileSync(`${workspace}/results.json`, 'utf8'))).toEqual([]);
  });

  test('with a key a fork’s run uploads', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png') });
    const step = await run(
      { path: 'a.png' },
      { event: { name: 'pull_request', payload: pullRequest(fork) } },
    );
    expect(step.exitCode).toBe(0);
    expect(site.images()).toHaveLength(1);
  });
});

describe.concurrent('the event', () => {
  const told = 'This repository is private, but what is uploaded is public';

  test('of a private repository is told that uploads are public', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run(
      { path: 'a.png' },
      { event: { name: 'push', payload: { repository: { private: true } } } },
    );
    expect(step.lines.filter((line) => line.startsWith(told))).toHaveLength(1);
  });

  test('of a public one is not', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run(
      { path: 'a.png' },
      { event: { name: 'push', payload: { repository: { private: false } } } },
    );
    expect(step.stdout).not.toContain(told);
  });

  test('may be missing', async ({ open, expect }) => {
    const { run } = await open({ files: pictures('a.png') });
    const step = await run({ path: 'a.png' }, { environment: { GITHUB_EVENT_PATH: '/nowhere/event.json' } });
    expect(step.exitCode).toBe(0);
  });

  test('gives {pr} the number of an issue that is a pull request', async ({ open, expect }) => {
    const { run, site } = await open({ files: pictures('a.png', 'b.png') });
    const title = 'for {pr}.';
    const comment = (issue: object) => ({ event: { name: 'issue_comment', payload: { issue } } });
    await run({ path: 'a.png', title }, comment({ number: 9, pull_request: {} }));
    await run({ path: 'b.png', title }, comment({ number: 9 }));
    expect(site.requests.map(({ fields }) => fields.title)).toEqual([['for 9.'], ['for .']]);
  });
});
