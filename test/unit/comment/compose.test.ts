import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatBlock, parseBody, type Block } from '../../../src/action/comment/body.ts';
import {
  CommentFullError,
  composeComment,
  fairShare,
  longestComment,
  type OpenBlock,
} from '../../../src/action/comment/compose.ts';
import { Sealer } from '../../../src/action/comment/state/seal.ts';
import type { Picture, Section } from '../../../src/action/comment/section.ts';
import { renderLikeGitHub } from './gfm.ts';
import { pictures, section, thread } from './samples.ts';

const revision = { run: 9, attempt: 1, step: 0, writer: 1 };
const frame = { key: '0123456789abcdef0123', write: '00000000', created: revision, closed: null };
const sealer = new Sealer('chv_key', 'https://pixvid.example');
const bindingOf = ({ id, revision: at }: { id: string; revision: OpenBlock['revision'] }) => ({
  repository: thread.repository,
  pullRequest: thread.pullRequest,
  commentKey: 'Screenshots',
  section: id,
  revision: at,
});
const composer = {
  thread,
  seal: (block: OpenBlock) => sealer.seal(block.section, bindingOf(block)),
  open: (block: Block) => sealer.open(block.state, bindingOf(block)),
};

function own(content: Section): OpenBlock {
  return { id: 'a'.repeat(20), revision, section: content };
}

/** Pictures whose hashes and delete codes cannot be compressed, as real ones. */
function real(count: number, change: Picture['change'] = 'none'): Picture[] {
  return pictures(count, change).map((one) => ({
    ...one,
    sha: randomBytes(16).toString('hex'),
    remote: {
      ...one.remote,
      deleteUrl: `${one.remote.viewerUrl ?? ''}/delete/${randomBytes(32).toString('hex')}`,
    },
  }));
}

function open(text: string): Section[] {
  return (parseBody(text)?.blocks ?? []).map(composer.open).filter((one) => one !== undefined);
}

describe('a comment', () => {
  it('of 500 pictures stays within the limit, with all tags closed and its state whole', () => {
    const text = composeComment(frame, own(section({ pictures: real(500) })), [], composer);
    expect(text.length).toBeLessThanOrEqual(longestComment);
    const [kept] = open(text);
    expect((kept?.pictures.length ?? 0) + (kept?.forgotten ?? 0)).toBe(500);
    expect(kept?.pictures.length).toBeGreaterThan(250);
    const html = renderLikeGitHub(text);
    const shown = html.match(/<img /g)?.length ?? 0;
    expect(shown).toBeGreaterThan(60);
    expect(html).toContain(`>${500 - shown} more</a>`);
    for (const tag of ['table', 'tr', 'td', 'details', 'a', 'sub']) {
      expect(text.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(
        text.match(new RegExp(`</${tag}>`, 'g'))?.length,
      );
    }
  });

  it('of changed and unchanged pictures forgets the unchanged ones first', () => {
    const content = section({ pictures: [...real(700, 'unchanged').slice(100), ...real(100, 'changed')] });
    const [kept] = open(composeComment(frame, own(content), [], composer));
    expect(kept?.pictures.filter(({ change }) => change === 'changed')).toHaveLength(100);
    expect(kept?.forgotten).toBeGreaterThan(0);
  });

  it('keeps a section it cannot open as it stands', () => {
    const foreign: Block = { id: 'b'.repeat(20), revision, html: '<p>theirs</p>', state: 'AAAA' };
    const text = composeComment(frame, own(section({ pictures: real(500) })), [foreign], composer);
    expect(text).toContain(formatBlock(foreign));
    expect(text.length).toBeLessThanOrEqual(longestComment);
  });

  it('gives 32 sections a fair share, and leaves small ones whole', { timeout: 30_000 }, () => {
    let others: Block[] = [];
    for (let index = 1; index < 32; index += 1) {
      const content = section({ label: `leg ${index}`, pictures: real(index === 5 ? 1 : 30) });
      const one = { id: String(index).padStart(20, '0'), revision, section: content };
      others = parseBody(composeComment(frame, one, others, composer))?.blocks ?? [];
    }
    const text = composeComment(
      frame,
      own(section({ label: 'leg 0', pictures: real(30) })),
      others,
      composer,
    );
    expect(text.length).toBeLessThanOrEqual(longestComment);
    const sections = open(text);
    expect(sections.map(({ label }) => label)).toEqual(
      Array.from({ length: 32 }, (_, index) => `leg ${index}`),
    );
    const small = sections.find(({ label }) => label === 'leg 5');
    expect([small?.pictures.length, small?.forgotten]).toEqual([1, 0]);
    expect(text.match(/ more<\/a> in the job summary/g)).toHaveLength(31);
  });

  it('is refused when others leave no room', () => {
    const foreign: Block = { id: 'b'.repeat(20), revision, html: `<p>${'x'.repeat(65_000)}</p>`, state: '' };
    expect(() => composeComment(frame, own(section({ pictures: real(3) })), [foreign], composer)).toThrow(
      CommentFullError,
    );
  });
});

describe('a fair share', () => {
  it.each([
    [[100, 100], 300, 300],
    [[100, 500, 500], 700, 300],
    [[1000, 1000], 100, 50],
  ])('of %j in %i is %i', (needs, total, share) => {
    expect(
      fairShare(
        needs.map((need) => ({ need, fixed: false })),
        total,
      ),
    ).toBe(share);
  });

  it('leaves out what cannot shrink', () => {
    expect(
      fairShare(
        [
          { need: 400, fixed: true },
          { need: 900, fixed: false },
        ],
        1000,
      ),
    ).toBe(600);
  });
});
