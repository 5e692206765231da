import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { formatBody, markerId, parseBody } from '../../../src/action/comment/body.ts';
import { renderSection } from '../../../src/action/comment/render/render-section.ts';
import type { Section } from '../../../src/action/comment/section.ts';
import { plainLine } from '../../../src/core/index.ts';
import { parseLikeGitHub } from './gfm.ts';
import { hostileNames } from './hostile-names.ts';
import { picture, section, thread, video } from './samples.ts';

/** The same section, once with a harmless word and once with the hostile one wherever text from outside goes. */
function everywhere(word: string): Section {
  const safe = { ...picture('safe.png', 'new') };
  return section({
    label: word,
    layout: {
      columns: 'auto',
      thumbnail: 'auto',
      title: word,
      template: '<b>{{title}}</b>\n\n{{label}} {{pictures}}\n\n{{changed}}\n\n{{removed}}',
    },
    pictures: [
      { ...safe, name: word },
      { ...safe, ...picture('changed.png', 'changed'), name: `${word} changed` },
      { ...video('clip.mp4'), name: `${word} video` },
      {
        ...picture('gone.heic', 'none', { mime: 'image/heic', mediumUrl: null, thumbnailUrl: null }),
        name: `${word} link`,
      },
    ],
    removed: [word],
    removedCount: 1,
    failures: [{ name: word, reason: word }],
    failedCount: 1,
  });
}

function drawn(word: string): string {
  return renderSection(everywhere(word), thread, 60_000);
}

type Node = Root | Root['children'][number];

/** What a page is made of: elements with their attributes, the texts and names in them left out. */
function skeleton(node: Node): unknown {
  const children =
    'children' in node ? node.children.map(skeleton).filter((child) => child !== undefined) : [];
  if (node.type !== 'element') return node.type === 'root' ? children : undefined;
  const { alt, ...properties } = node.properties;
  return [node.tagName, { ...properties, ...(alt !== undefined && { alt: 'some' }) }, children];
}

/** What a reader sees; with `except`, without what stands in such elements. */
function textIn(node: Node, except: readonly string[] = []): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && except.includes(node.tagName))) return '';
  return node.children.map((child) => textIn(child, except)).join('');
}

const expected = skeleton(parseLikeGitHub(drawn('harmless')));

describe('hostile names', () => {
  it('are at least 60', () => {
    expect(new Set(hostileNames).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileNames)('%j adds no element, link or attribute', (name) => {
    expect(skeleton(parseLikeGitHub(drawn(name)))).toEqual(expected);
  });

  it.each(hostileNames)('%j still shows', (name) => {
    const shown = textIn(parseLikeGitHub(drawn(name))).replaceAll('\u200b', '');
    expect(shown).toContain([...plainLine(name).trim()].slice(0, 40).join('').trim());
  });

  it.each(hostileNames)('%j pings and references nobody', (name) => {
    const linkable = textIn(parseLikeGitHub(drawn(name)), ['code', 'a']);
    expect(linkable).not.toMatch(/@[\w-]|#\d|\bGH-\d|:\/\/|\bwww\.|:[a-z0-9_+-]+:|\$[^\u200b]/i);
  });

  it.each(hostileNames)('%j cannot pass for a mark of the comment', (name) => {
    const revision = { run: 1, attempt: 1, step: 0, writer: 1 };
    const frame = { key: markerId('comment', name), write: '00000000', created: revision, closed: null };
    const block = { id: markerId('section', name), revision, html: drawn(name), state: 'AAAA' };
    const body = parseBody(formatBody({ ...frame, blocks: [block] }, `<h3>x</h3>`));
    expect(body).toEqual({ ...frame, blocks: [block] });
  });
});
