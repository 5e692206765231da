import { describe } from 'vitest';
import { renderLikeGitHub } from '../../unit/comment/gfm.ts';
import { picture, test } from './scene.ts';

const names = Array.from({ length: 500 }, (_, index) => `shots/page-${index + 1}.png`);

describe('500 pictures', () => {
  test(
    'stand in one comment within GitHub’s limit, with all tags closed',
    { timeout: 180_000 },
    async ({ open, expect }) => {
      const { write, run, ours, github, site } = await open();
      site.settings.flood = { minute: 5_000, hour: 5_000, day: 5_000, week: 5_000, month: 5_000 };
      await write(Object.fromEntries(names.map((name) => [name, picture(name)])));
      const first = await run();
      expect(first.exitCode, first.stdout.slice(-2_000)).toBe(0);
      expect(first.outputs['uploaded-count']).toBe('500');
      const body = ours()[0]?.body ?? '';
      expect(body.length).toBeLessThanOrEqual(65_536);
      for (const tag of ['table', 'tr', 'td', 'details', 'summary', 'a', 'sub', 'code']) {
        const opened = body.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
        expect(body.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0, tag).toBe(opened);
      }
      const shown = renderLikeGitHub(body).match(/<img /g)?.length ?? 0;
      expect(shown).toBeGreaterThan(60);
      expect(body).toContain(`>${500 - shown} more</a> in the job summary`);
      expect(first.summary).toContain('page-500.png');

      await write({ 'shots/page-1.png': picture('changed') });
      const second = await run({ 'on-duplicate': 'skip' });
      expect(second.outputs['changed-count']).toBe('1');
      expect(Number(second.outputs['reused-count'])).toBeGreaterThan(200);
      expect(github.violations).toEqual([]);
    },
  );
});
