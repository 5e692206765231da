import { describe } from 'vitest';
import { pullRequestEvent } from '../../github/events.ts';
import { picture, pullRequest, test, type Scene } from './scene.ts';

const twelve = Array.from({ length: 12 }, (_, index) => `shots/page-${index + 1}.png`);

async function firstPush({ write }: Scene) {
  await write(Object.fromEntries(twelve.map((name) => [name, picture(name)])));
}

describe.concurrent('memory', () => {
  test('sends what changed only, and writes nothing when nothing changed', async ({ open, expect }) => {
    const scene = await open();
    await firstPush(scene);
    const first = await scene.run();
    expect(first.stderr).toBe('');
    expect(first.exitCode, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ 'uploaded-count': '12', 'new-count': '0', 'changed-count': '0' });
    expect(scene.ours()).toHaveLength(1);
    expect(first.outputs['comment-id']).toBe(String(scene.ours()[0]?.id));

    await scene.write({ 'shots/page-2.png': picture('two'), 'shots/page-11.png': picture('eleven') });
    const second = await scene.run();
    expect(second.outputs).toMatchObject({
      'uploaded-count': '2',
      'reused-count': '10',
      'changed-count': '2',
      'unchanged-count': '10',
      'pruned-count': '0',
    });
    expect(scene.ours()).toHaveLength(1);
    const [comment] = scene.ours();
    expect(comment?.body).toContain('<th>Before</th><th>After</th>');
    expect(comment?.body.match(/ before" width/g)).toHaveLength(2);
    expect(scene.site.images()).toHaveLength(14);

    const requests = scene.site.requests.length;
    const writes = scene.github.requests.filter(({ write }) => write).length;
    const third = await scene.run();
    expect(third.outputs).toMatchObject({
      'uploaded-count': '0',
      'reused-count': '12',
      'unchanged-count': '12',
    });
    expect(third.outputs['comment-url']).toBe(first.outputs['comment-url']);
    expect(scene.site.requests).toHaveLength(requests);
    expect(scene.github.requests.filter(({ write }) => write)).toHaveLength(writes);
    expect(scene.ours()[0]?.body).toBe(comment?.body);
    expect(scene.github.violations).toEqual([]);
  });

  test('prunes what is shown no more, and cleans up on close', async ({ open, expect }) => {
    const scene = await open();
    await firstPush(scene);
    await scene.run();
    await scene.write({ 'shots/page-2.png': picture('two') });
    await scene.remove('shots/page-3.png');
    const second = await scene.run();
    // page-2's old version is shown as before; page-3 is gone.
    expect(second.outputs).toMatchObject({ 'pruned-count': '1', 'removed-count': '1' });
    expect(scene.site.images()).toHaveLength(12);
    expect(scene.ours()[0]?.body).toContain('Removed: <code>shots/page-3.png</code>');
    await scene.write({ 'shots/page-4.png': picture('four') });
    const third = await scene.run();
    expect(third.outputs).toMatchObject({
      'pruned-count': '1',
      'changed-count': '1',
      'unchanged-count': '10',
    });

    scene.github.changePullRequest(pullRequest, { state: 'closed' });
    const event = pullRequestEvent(scene.github, scene.github.changePullRequest(pullRequest, {}));
    const closed = await scene.run({ mode: 'cleanup', path: '' }, { event });
    expect(closed.exitCode, closed.stdout).toBe(0);
    expect(closed.outputs).toMatchObject({ 'pruned-count': '12', 'comment-id': String(scene.ours()[0]?.id) });
    expect(scene.site.images()).toEqual([]);
    expect(scene.ours()).toHaveLength(1);
    expect(scene.ours()[0]?.body).toContain('12 files were deleted');
    expect(scene.github.violations).toEqual([]);
  });
});
