import { describe, expect, it } from 'vitest';
import { renderSection } from '../../../src/action/comment/render/render-section.ts';
import type { Section } from '../../../src/action/comment/section.ts';
import { renderLikeGitHub } from './gfm.ts';
import { picture, pictures, remote, section, thread, video } from './samples.ts';

const roomy = 60_000;

function render(more: Partial<Section>, budget = roomy): string {
  return renderSection(section(more), thread, budget);
}

/** Each is kept as a file, so that a change of the layout is seen in review. */
const goldens: Record<string, Partial<Section>> = {
  'one picture': { pictures: pictures(1) },
  'three pictures': { pictures: pictures(3) },
  'phone screenshots': { pictures: pictures(4, 'none', { width: 390, height: 844 }) },
  'twelve pictures, two changed': {
    pictures: [...pictures(2, 'changed'), ...pictures(12, 'unchanged').slice(2)],
  },
  'new, removed, failed, expiring': {
    pictures: [
      picture('a.png', 'unchanged', { expiresAt: '2026-12-01T10:00:00.000Z' }),
      picture('b.png', 'new'),
    ],
    removed: ['old.png'],
    removedCount: 1,
    failures: [{ name: 'broken.png', reason: 'The site is full.' }],
    failedCount: 1,
  },
  'a video and pictures camo refuses': {
    pictures: [
      video('walkthrough.mp4'),
      picture('huge.png', 'none', { size: 9 * 1024 * 1024 }),
      picture('modern.avif', 'none', { mime: 'image/avif', mediumUrl: null }),
      picture('phone.heic', 'none', { mime: 'image/heic', mediumUrl: null, thumbnailUrl: null }),
    ],
  },
  'pairs by name and differences': {
    pictures: [
      picture('hero-before.png'),
      picture('hero-after.png'),
      { ...picture('menu.png', 'changed'), difference: remote('difference of menu') },
    ],
  },
  'a template': {
    pictures: [...pictures(2, 'changed'), ...pictures(4, 'unchanged').slice(2)],
    layout: {
      columns: 2,
      thumbnail: 120,
      title: 'Screenshots',
      template: '**{{label}}** at {{commit}}\n\n{{pictures}}\n\n<sub>{{figures}}</sub>',
    },
  },
};

describe('a section', () => {
  for (const [name, content] of Object.entries(goldens)) {
    it(`with ${name} looks as agreed`, async () => {
      await expect(render(content)).toMatchFileSnapshot(`goldens/${name.replaceAll(/\W+/g, '-')}.md`);
    });
  }

  it('is the same text for the same pictures in any order', () => {
    const shots = [...pictures(5, 'new'), ...pictures(9, 'changed').slice(5)];
    expect(render({ pictures: shots.toReversed() })).toBe(render({ pictures: shots }));
  });

  it('has all its elements kept by GitHub’s sanitiser', () => {
    for (const content of Object.values(goldens)) {
      const drawn = render(content);
      const kept = renderLikeGitHub(drawn);
      for (const tag of ['img', 'td', 'details', 'th', 'a ', 'li']) {
        expect(kept.split(`<${tag}`).length, tag).toBe(drawn.split(`<${tag}`).length);
      }
      expect(kept).not.toContain('&lt;');
    }
  });

  it.each([600, 1_500, 4_000, 12_000, 30_000])('drops whole rows to stay within %i characters', (budget) => {
    const drawn = render(
      { pictures: [...pictures(40, 'changed'), ...pictures(300, 'unchanged').slice(40)] },
      budget,
    );
    if (budget > 1_500) expect(drawn.length).toBeLessThanOrEqual(budget);
    expect(drawn).toMatch(/… and <a href="[^"]+runs\/19000000001">\d+ more<\/a> in the job summary/);
    expect(unclosed(drawn)).toEqual([]);
    const shown = drawn.match(/ after" width/g)?.length ?? 0;
    const inFold = drawn.split('<details>')[1]?.match(/<img /g)?.length ?? 0;
    expect(drawn).toContain(`>${300 - shown - inFold} more</a>`);
  });
});

/** Tags that are opened more often than closed, or the other way round. */
function unclosed(html: string): string[] {
  return ['table', 'tr', 'td', 'th', 'details', 'summary', 'a', 'sub', 'code', 'p', 'b', 'ul', 'li'].filter(
    (tag) =>
      html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length !== html.match(new RegExp(`</${tag}>`, 'g'))?.length,
  );
}
