import { describe } from 'vitest';
import { workflowDispatchEvent, workflowRunEvent } from '../../github/events.ts';
import { picture, pullRequest, test } from './scene.ts';

describe.concurrent('the memory in the comment', () => {
  test('with one character changed is no memory, said in the log', async ({ open, expect }) => {
    const { write, run, ours, github } = await open();
    await write({ 'a.png': picture('a') });
    await run();
    const [comment] = ours();
    const body = comment?.body ?? '';
    const at = body.indexOf('<!-- pixvid-state ') + 60;
    github.changeComment(comment?.id ?? 0, {
      body: body.slice(0, at) + (body[at] === 'A' ? 'B' : 'A') + body.slice(at + 1),
    });
    const second = await run({ 'on-duplicate': 'reupload' });
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.outputs).toMatchObject({ 'uploaded-count': '1', 'reused-count': '0', 'pruned-count': '0' });
    expect(second.stdout).toContain('cannot be read with this api-key');
    expect(ours()).toHaveLength(1);
  });

  test('is shut for another key, which cleans nothing up and keeps it', async ({ open, expect }) => {
    const { write, run, ours, site } = await open();
    await write({ 'a.png': picture('a') });
    await run();
    const before = ours()[0]?.body;
    const closed = await run({ mode: 'cleanup', path: '', 'api-key': site.keys.admin });
    expect(closed.exitCode, closed.stdout).toBe(0);
    expect(closed.outputs['pruned-count']).toBe('0');
    expect(closed.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('cannot be read with this api-key'),
    ]);
    expect(ours()[0]?.body).toBe(before);
    expect(site.images()).toHaveLength(1);
    const again = await run({ mode: 'cleanup', path: '' });
    expect(again.outputs['pruned-count']).toBe('1');
  });

  test('shows no delete URL and no key, in the comment or the log', async ({ open, expect }) => {
    const { write, run, ours, site } = await open();
    await write({ 'a.png': picture('a') });
    const first = await run();
    await write({ 'a.png': picture('b') });
    const second = await run();
    const codes = second.masks.filter((mask) => mask.length >= 32 && !mask.startsWith('http'));
    expect(codes.length).toBeGreaterThan(0);
    for (const { body } of ours()) expect(body).not.toMatch(/delete\/|chv_/);
    const unmasked = (first.lines.join('\n') + second.lines.join('\n')).replaceAll(site.baseUrl, '');
    for (const secret of [...codes, site.keys.user]) expect(unmasked).not.toContain(secret);
  });

  test('does not reuse what the site has deleted by now', async ({ open, expect }) => {
    const { write, run, site } = await open();
    site.setClock(-6 * 60_000);
    await write({ 'a.png': picture('a') });
    const inputs = { expiration: 'PT5M', 'on-duplicate': 'reupload' };
    await run(inputs);
    const second = await run(inputs);
    expect(second.outputs).toMatchObject({
      'uploaded-count': '1',
      'reused-count': '0',
      'unchanged-count': '1',
    });
  });

  test('of a later run is not overwritten by an earlier one that ends late', async ({ open, expect }) => {
    const { write, run, ours, site } = await open();
    await write({ 'a.png': picture('new') });
    await run({}, { environment: { GITHUB_RUN_ID: '19000000900' } });
    const body = ours()[0]?.body;
    await write({ 'a.png': picture('old') });
    const late = await run({}, { environment: { GITHUB_RUN_ID: '19000000100' } });
    expect(late.exitCode, late.stdout).toBe(0);
    expect(late.annotations).toEqual([expect.objectContaining({ level: 'notice' })]);
    expect(ours()[0]?.body).toBe(body);
    // What it sent for nothing is deleted again.
    expect(late.outputs['pruned-count']).toBe('1');
    expect(site.images()).toHaveLength(1);
  });

  test('keeps what could not be deleted, for the next clean-up', async ({ open, expect }) => {
    const { write, run, site, ours } = await open();
    await write({ 'a.png': picture('a'), 'b.png': picture('b') });
    await run();
    site.faults.add({ kind: 'status', status: 503, on: 'delete', first: 1 });
    const first = await run({ mode: 'cleanup', path: '' });
    expect(first.exitCode).toBe(1);
    expect(first.outputs['pruned-count']).toBe('1');
    expect(first.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('Not deleted from the site: 1.'),
    ]);
    expect(ours()[0]?.body).toContain('1 file was deleted');
    expect(ours()[0]?.body).toContain('1 file could not be deleted');
    const second = await run({ mode: 'cleanup', path: '' });
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.outputs['pruned-count']).toBe('1');
    expect(site.images()).toEqual([]);
  });

  test('of files the site was sent with a mark inside knows their own bytes', async ({ open, expect }) => {
    const { write, run } = await open();
    await write({ 'a.png': picture('a') });
    await run({ comment: 'false' });
    const first = await run({ 'on-duplicate': 'reupload' });
    expect(first.outputs['uploaded-count']).toBe('1');
    const second = await run({ 'on-duplicate': 'reupload' });
    expect(second.outputs).toMatchObject({
      'uploaded-count': '0',
      'reused-count': '1',
      'unchanged-count': '1',
    });
  });
});

describe.concurrent('the pull request', () => {
  test('of a fork is commented by the workflow_run that follows', async ({ open, expect }) => {
    const { write, run, github } = await open();
    await write({ 'a.png': picture('a') });
    github.addRepository({ fullName: 'mona/shots', forkOf: 'octo-org/shots' });
    const pr = github.addPullRequest({ number: 8, headRepo: 'mona/shots', headRef: 'patch', author: 'mona' });
    const step = await run({}, { event: workflowRunEvent(github, pr) });
    expect(step.exitCode, step.stdout).toBe(0);
    expect(github.comments(8).map(({ body }) => body)).toEqual([expect.stringContaining(pr.headSha)]);

    github.changePullRequest(8, { headSha: 'f'.repeat(40) });
    const late = await run({ 'on-duplicate': 'reupload' }, { event: workflowRunEvent(github, pr) });
    expect(late.exitCode).toBe(0);
    const notices = late.annotations.filter(({ level }) => level === 'notice');
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('no open pull request from mona:patch has'),
    ]);
    expect(late.outputs['uploaded-count']).toBe('1');
    expect(github.violations).toEqual([]);
  });

  test('of a dispatch is the given one', async ({ open, expect }) => {
    const { write, run, github, ours } = await open();
    await write({ 'a.png': picture('a') });
    const event = workflowDispatchEvent(github);
    const without = await run({}, { event });
    expect(without.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('pr-number is empty'),
    ]);
    const step = await run({ 'pr-number': String(pullRequest), 'on-duplicate': 'reupload' }, { event });
    expect(step.exitCode, step.stdout).toBe(0);
    expect(ours()).toHaveLength(1);
  });

  test('shows its pictures by a template, in the columns asked for', async ({ open, expect }) => {
    const { write, run, ours } = await open();
    await write({
      'a.png': picture('a'),
      'b.png': picture('b'),
      'layout.md': '**{{label}}** {{figures}}\n\n{{pictures}}',
    });
    const step = await run({
      'comment-template': 'layout.md',
      columns: '1',
      thumbnail: '40',
      'comment-title': 'Hello <b>',
      section: 'Mine',
    });
    expect(step.exitCode, step.stdout).toBe(0);
    const body = ours()[0]?.body ?? '';
    expect(body).toContain('<h3>Hello &#60;b&#62;</h3>');
    expect(body).toMatch(/^\*\*<a [^>]*>Mine<\/a>\*\* 2 files$/m);
    expect(body.match(/<tr>/g)).toHaveLength(2);
    expect(body).toContain('width="40"');
  });
});
