import { describe } from 'vitest';
import { pullRequestEvent } from '../../github/events.ts';
import type { ActionRun } from '../action/run-action.ts';
import { picture, pullRequest, test, type Scene } from './scene.ts';

async function withOnePicture(scene: Scene): Promise<void> {
  await scene.write({ 'shot.png': picture('shot') });
}

function notices(run: ActionRun): string[] {
  return run.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message);
}

/** The files are uploaded and in the summary, the step is green, and one notice says why there is no comment. */
function uploadedWithoutComment(run: ActionRun) {
  return {
    exitCode: run.exitCode,
    uploaded: run.outputs['uploaded-count'],
    inSummary: run.summary.includes('shot.png'),
    comment: run.outputs['comment-id'],
    notices: notices(run).length,
    others: run.annotations.length - notices(run).length,
  };
}

const greenWithoutComment = {
  exitCode: 0,
  uploaded: '1',
  inSummary: true,
  comment: '',
  notices: 1,
  others: 0,
};

describe.concurrent('the comment', () => {
  test('is found behind 130 others, and a stranger’s copy of it is not taken for it', async ({
    open,
    expect,
  }) => {
    const scene = await open();
    await withOnePicture(scene);
    for (let index = 0; index < 130; index += 1) {
      scene.github.addComment({ pr: pullRequest, author: `user-${index}`, body: `Comment ${index}` });
    }
    await scene.run();
    const [first] = scene.ours();
    scene.github.addComment({ pr: pullRequest, author: 'mallory', body: first?.body ?? '' });
    scene.github.addComment({
      pr: pullRequest,
      author: { login: 'other-app[bot]', type: 'Bot' },
      body: first?.body ?? '',
    });
    await scene.write({ 'shot.png': picture('changed') });
    const second = await scene.run();
    expect(second.outputs).toMatchObject({ 'comment-id': String(first?.id), 'changed-count': '1' });
    expect(scene.github.comments(pullRequest)).toHaveLength(133);
    expect(scene.ours()).toHaveLength(1);
    expect(scene.github.violations).toEqual([]);
  });

  test('is not written with the read-only token of a fork, and the step is green', async ({
    open,
    expect,
  }) => {
    const scene = await open();
    await withOnePicture(scene);
    scene.github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
    const pr = scene.github.addPullRequest({ number: 8, headRepo: 'mona/shots', author: 'mona' });
    const run = await scene.run({}, { event: pullRequestEvent(scene.github, pr) });
    expect(uploadedWithoutComment(run)).toEqual(greenWithoutComment);
    expect(notices(run)[0]).toMatch(/pull-requests: write.*workflow_run/);
    expect(scene.github.requests.filter(({ write }) => write)).toHaveLength(1);
  });

  test('is not written without the permission, which is asked for once', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    const run = await scene.run({}, { token: scene.github.tokens.none });
    expect(uploadedWithoutComment(run)).toEqual(greenWithoutComment);
    expect(notices(run)[0]).toContain('pull-requests: write');
    expect(scene.github.requests.filter(({ write }) => write)).toHaveLength(1);
  });

  test('is not written in a private repository the token cannot read', async ({ open, expect }) => {
    const scene = await open({ private: true });
    await withOnePicture(scene);
    const run = await scene.run({}, { token: scene.github.tokens.none });
    expect(uploadedWithoutComment(run)).toEqual(greenWithoutComment);
  });

  test('is not written into a locked conversation', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    scene.github.changePullRequest(pullRequest, { locked: true });
    const run = await scene.run();
    expect(uploadedWithoutComment(run)).toEqual(greenWithoutComment);
    expect(notices(run)[0]).toContain('locked');
  });

  test.for([404, 410] as const)(
    'is not written for a deleted pull request (%i)',
    async (status, { open, expect }) => {
      const scene = await open();
      await withOnePicture(scene);
      const event = pullRequestEvent(scene.github, scene.github.changePullRequest(pullRequest, {}));
      scene.github.changePullRequest(pullRequest, { deleted: status });
      const run = await scene.run({}, { event });
      expect(uploadedWithoutComment(run)).toEqual(greenWithoutComment);
    },
  );

  test('of a closed pull request is written', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    scene.github.changePullRequest(pullRequest, { state: 'closed' });
    const run = await scene.run();
    expect([run.exitCode, scene.ours().length]).toEqual([0, 1]);
  });

  test('that somebody deleted is made anew, also when it happens between reading and writing', async ({
    open,
    expect,
  }) => {
    const scene = await open();
    await withOnePicture(scene);
    await scene.run();
    const [first] = scene.ours();
    scene.github.faults.add({
      kind: 'meanwhile',
      on: 'issues/update-comment',
      run: () => scene.github.deleteComment(first?.id ?? 0),
    });
    await scene.write({ 'shot.png': picture('changed') });
    const second = await scene.run();
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.outputs['changed-count']).toBe('1');
    expect(scene.ours()).toHaveLength(1);
    expect(second.outputs['comment-id']).toBe(String(scene.ours()[0]?.id));
    scene.github.deleteComment(scene.ours()[0]?.id ?? 0);
    const third = await scene.run();
    expect(third.outputs['comment-id']).toBe(String(scene.ours()[0]?.id));
  });

  test('that is minimised is left alone', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    await scene.run();
    const [first] = scene.ours();
    scene.github.changeComment(first?.id ?? 0, { minimized: 'outdated' });
    const second = await scene.run();
    expect(second.outputs['comment-id']).not.toBe(String(first?.id));
    expect(scene.ours().map(({ minimized }) => minimized)).toEqual(['outdated', null]);
  });

  test('waits as long as GitHub’s rate limits ask, and comes through failures', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    scene.github.faults.add({ kind: 'secondary rate limit', on: 'graphql', retryAfter: 1 });
    scene.github.faults.add({ kind: 'server error', on: 'graphql', status: 502 });
    scene.github.faults.add({ kind: 'primary rate limit', on: 'issues/create-comment', resetAfter: 2 });
    scene.github.faults.add({ kind: 'connection reset', on: 'issues/create-comment', applied: true });
    const run = await scene.run();
    expect(run.exitCode, run.stdout).toBe(0);
    expect(scene.ours()).toHaveLength(1);
    expect(run.outputs['comment-id']).toBe(String(scene.ours()[0]?.id));
    expect(scene.github.requests.length).toBeLessThan(12);
  });

  test('is written on GitHub Enterprise Server by the runner’s addresses', async ({ open, expect }) => {
    const scene = await open({ ghes: true });
    await withOnePicture(scene);
    const run = await scene.run();
    expect([run.exitCode, scene.ours().length]).toEqual([0, 1]);
    expect(scene.ours()[0]?.body).toContain(`${scene.github.serverUrl}/octo-org/shots/actions/runs/`);
    expect(scene.ours()[0]?.body).not.toContain('github.com');
    expect(scene.github.violations).toEqual([]);
  });

  test('of several comment keys stays apart', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    await scene.run({ 'comment-key': 'one' });
    await scene.run({ 'comment-key': 'two' });
    expect(scene.ours()).toHaveLength(2);
  });
});

describe.concurrent('comment-mode', () => {
  async function twice(scene: Scene, mode: string): Promise<ActionRun> {
    await withOnePicture(scene);
    await scene.run({ 'comment-mode': mode });
    await scene.write({ 'shot.png': picture('changed') });
    return scene.run({ 'comment-mode': mode });
  }

  test('recreate makes a new one and deletes the old one', async ({ open, expect }) => {
    const scene = await open();
    const second = await twice(scene, 'recreate');
    expect(scene.ours().map(({ id }) => String(id))).toEqual([second.outputs['comment-id']]);
    expect(second.outputs['changed-count']).toBe('1');
  });

  test('hide-and-recreate makes a new one and minimises the old one', async ({ open, expect }) => {
    const scene = await open();
    await twice(scene, 'hide-and-recreate');
    expect(scene.ours().map(({ minimized }) => minimized)).toEqual(['outdated', null]);
    expect(scene.github.violations).toEqual([]);
  });

  test('new leaves the old one, and prunes nothing it shows', async ({ open, expect }) => {
    const scene = await open();
    await twice(scene, 'new');
    await scene.write({ 'shot.png': picture('changed again') });
    const third = await scene.run({ 'comment-mode': 'new' });
    expect(third.outputs).toMatchObject({ 'changed-count': '1', 'pruned-count': '0' });
    expect(scene.ours().map(({ minimized }) => minimized)).toEqual([null, null, null]);
    expect(scene.site.images()).toHaveLength(3);
  });

  test('delete removes it and the files it showed', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    await scene.run();
    const run = await scene.run({ 'comment-mode': 'delete' });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(scene.ours()).toEqual([]);
  });
});

describe.concurrent('comment-when', () => {
  test('failed begins none while all is well, and one when something failed', async ({ open, expect }) => {
    const scene = await open();
    await withOnePicture(scene);
    await scene.run({ 'comment-when': 'failed' });
    expect(scene.ours()).toEqual([]);
    await scene.write({ 'broken.png': 'not a picture', 'shot.png': picture('changed') });
    const run = await scene.run({ 'comment-when': 'failed', 'on-error': 'warn' });
    expect(run.exitCode).toBe(0);
    expect(scene.ours()[0]?.body).toContain('1 file could not be uploaded');
  });

  test('changed begins none while everything is as on the base branch', async ({ open, expect }) => {
    const scene = await open();
    await scene.write({ 'a.png': picture('a'), 'b.png': picture('b') });
    const main = await scene.run({ comment: 'false', 'manifest-path': 'main.json' });
    expect(main.outputs['manifest-path']).toBe(`${scene.workspace}/main.json`);
    const inputs = { 'comment-when': 'changed', baseline: 'main.json' };
    const same = await scene.run(inputs);
    expect(same.outputs).toMatchObject({ 'unchanged-count': '2', 'reused-count': '2', 'comment-id': '' });
    expect(scene.ours()).toEqual([]);
    await scene.write({ 'a.png': picture('changed') });
    const changed = await scene.run(inputs);
    expect(changed.outputs).toMatchObject({
      'unchanged-count': '1',
      'changed-count': '1',
      'uploaded-count': '1',
    });
    expect(scene.ours()[0]?.body).toContain('<th>Before</th>');
    // What the main branch uploaded is not this comment's to delete.
    const closed = await scene.run({ mode: 'cleanup', path: '' });
    expect(closed.outputs['pruned-count']).toBe('1');
    expect(scene.site.images()).toHaveLength(2);
  });
});
