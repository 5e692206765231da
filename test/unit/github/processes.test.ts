import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { pullRequestEvent } from '../../github/events.ts';
import { startGitHub } from '../../github/index.ts';

const STEP = `
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_JOB, TOKEN } = process.env;
  const reply = await fetch(GITHUB_API_URL + '/repos/' + GITHUB_REPOSITORY + '/issues/7/comments', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + TOKEN },
    body: JSON.stringify({ body: GITHUB_JOB }),
  });
  console.log(reply.status);
`;

test('steps in processes of their own write at the same time', async () => {
  const github = await startGitHub({ latency: { min: 5, max: 50, seed: 1 } });
  const { env, token } = pullRequestEvent(github, github.addPullRequest({ number: 7 }));
  const jobs = ['a', 'b', 'c', 'd'];
  const runs = jobs.map((job) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', STEP], {
      env: { ...env, GITHUB_JOB: job, TOKEN: github.tokens[token] },
    }),
  );
  const outputs = await Promise.all(runs);
  expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(['201', '201', '201', '201']);
  expect(github.comments(7).map(({ body }) => body)).toHaveLength(4);
  expect(new Set(github.comments(7).map(({ body }) => body))).toEqual(new Set(jobs));
  expect(github.violations).toEqual([]);
  await github.close();
});
