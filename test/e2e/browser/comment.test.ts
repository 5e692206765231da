/**
 * The pull request's comment as GitHub shows it: its Markdown pipeline, its sanitiser, its stylesheet, a real
 * browser. The screenshots are kept for the documents, in docs/pictures.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderSection } from '../../../src/action/comment/render/render-section.ts';
import type { Picture, Section } from '../../../src/action/comment/section.ts';
import { hostileNames } from '../../unit/comment/hostile-names.ts';
import { renderLikeGitHub } from '../../unit/comment/gfm.ts';
import { picture, remote, section, thread } from '../../unit/comment/samples.ts';
import { openBrowser, type Browser } from '../chromium.ts';

const root = new URL('../../../', import.meta.url);
const kept = fileURLToPath(new URL('docs/pictures/', root));

/** Which sample stands for a picture, and its size. */
const samples = {
  light: { file: 'dashboard-light.png', width: 1280, height: 800 },
  dark: { file: 'dashboard-dark.png', width: 1280, height: 800 },
  settings: { file: 'settings.webp', width: 1024, height: 640 },
  phone: { file: 'phone.png', width: 390, height: 844 },
  banner: { file: 'banner.png', width: 1600, height: 500 },
  landscape: { file: 'landscape.jpg', width: 1500, height: 1000 },
} as const;
type Sample = keyof typeof samples;

function shot(name: string, sample: Sample, more: Partial<Picture> = {}): Picture {
  return { ...picture(name), remote: hosted(sample), ...more };
}

function hosted(sample: Sample) {
  const { file, width, height } = samples[sample];
  const url = `https://pixvid.example/${file}`;
  return remote(file, { url, mediumUrl: null, thumbnailUrl: url, width, height });
}

function film(name: string): Picture {
  const poster = { ...hosted('dark'), mime: 'video/mp4', duration: 12, frameUrl: hosted('dark').url };
  return { ...picture(name), remote: poster };
}

const kinds: Sample[] = ['light', 'settings', 'dark', 'landscape'];
const pages = [
  'home',
  'search',
  'settings',
  'reports',
  'billing',
  'members',
  'profile',
  'inbox',
  'login',
  'help',
  'map',
  'export',
];

function many(count: number): Picture[] {
  return Array.from({ length: count }, (_, index) =>
    shot(
      `shots/${pages[index % pages.length] ?? ''}${index < pages.length ? '' : `-${Math.floor(index / pages.length) + 1}`}.png`,
      kinds[index % kinds.length] ?? 'light',
    ),
  );
}

const scenes: Record<string, Partial<Section>> = {
  one: { pictures: [shot('shots/home.png', 'light')] },
  three: {
    pictures: [
      shot('shots/home.png', 'light'),
      shot('shots/settings.png', 'settings'),
      shot('shots/map.png', 'landscape'),
    ],
  },
  twelve: { pictures: many(12) },
  sixty: { pictures: many(60) },
  phones: {
    pictures: ['home', 'search', 'inbox', 'profile'].map((name) => shot(`ios/${name}.png`, 'phone')),
  },
  pairs: {
    pictures: [
      shot('shots/home.png', 'dark', { change: 'changed', before: hosted('light') }),
      shot('shots/export.png', 'settings', { change: 'new' }),
      ...many(12)
        .slice(1, 11)
        .map((one) => ({ ...one, change: 'unchanged' as const })),
    ],
    removed: ['shots/login-old.png'],
    removedCount: 1,
  },
  'video-and-failures': {
    pictures: [
      film('walkthrough.mp4'),
      shot('shots/home.png', 'light', {
        remote: { ...hosted('light'), expiresAt: '2026-12-24T18:00:00.000Z' },
      }),
    ],
    failures: [
      { name: 'shots/report.pdf', reason: 'The content is not a picture or a video, whatever the name says' },
      {
        name: 'shots/panorama.png',
        reason: 'The file is larger than the site takes: 64 MB of at most 50 MB',
      },
    ],
    failedCount: 2,
  },
};

const views = [
  { view: 'light', width: 1012, colorScheme: 'light' },
  { view: 'dark', width: 1012, colorScheme: 'dark' },
  { view: 'narrow', width: 390, colorScheme: 'light' },
] as const;

let browser: Browser;
let css: string;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  css = await readFile(new URL('node_modules/github-markdown-css/github-markdown.css', root), 'utf8');
  await browser.context.route('https://pixvid.example/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    await route.fulfill({ path: fileURLToPath(new URL(`samples/${name}`, root)) });
  });
  page = await browser.context.newPage();
  page.on('requestfailed', (request) => broken.push(request.url()));
  page.on('pageerror', (error) => broken.push(error.message));
});
afterAll(async () => browser.close());

/** A comment in GitHub's frame: the padding of its box, and the width of the column it stands in. */
function conversation(comment: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; padding: 16px; background: #fff; color-scheme: light dark; font: 14px/1.5 -apple-system, "Segoe UI", "Liberation Sans", sans-serif; }
    .comment { max-width: 860px; margin: 0 auto; border: 1px solid #d1d9e0; border-radius: 6px; }
    .who { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e; }
    .markdown-body { padding: 16px; border-radius: 0 0 6px 6px; font-size: 14px; }
    @media (prefers-color-scheme: dark) {
      body { background: #0d1117; } .comment { border-color: #3d444d; }
      .who { background: #151b23; border-color: #3d444d; color: #9198a1; }
    }</style>
    <div class="comment"><div class="who"><b>github-actions</b> bot commented</div>
    <div class="markdown-body">${comment}</div></div>`;
}

async function show(content: Partial<Section>, view: (typeof views)[number]): Promise<void> {
  broken.length = 0;
  await page.setViewportSize({ width: view.width, height: 200 });
  await page.emulateMedia({ colorScheme: view.colorScheme });
  const drawn = renderSection(section({ label: 'e2e (chromium)', ...content }), thread, 60_000);
  await page.setContent(conversation(renderLikeGitHub(`<h3>Screenshots</h3>\n\n${drawn}`)), {
    waitUntil: 'load',
  });
}

describe.each(views)('the comment ($view)', (view) => {
  it.each(Object.entries(scenes))('with %s', async (name, content) => {
    await show(content, view);
    await page.screenshot({ path: `${kept}comment-${name}-${view.view}.png`, fullPage: true });
    const shown: unknown = await page.evaluate(
      'Array.from(document.images, (image) => image.checkVisibility() ? image.naturalWidth : -1)',
    );
    expect(shown).not.toContain(0);
    expect(broken).toEqual([]);
    const overflow: unknown = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('hostile names in a real browser', () => {
  it.each(hostileNames)('%j make no element, link or script of their own', async (name) => {
    const content = (word: string): Partial<Section> => ({
      label: word,
      pictures: [
        shot(word, 'light'),
        { ...film(word), change: 'new' },
        shot(`${word}2`, 'dark', { change: 'changed', before: hosted('light') }),
      ],
      removed: [word],
      removedCount: 1,
      failures: [{ name: word, reason: word }],
      failedCount: 1,
    });
    const elements =
      'Array.from(document.querySelectorAll(".markdown-body *"), (one) => [one.tagName, ...Array.from(one.attributes, ({ name, value }) => name === "alt" ? name : `${name}=${value}`)].join(" "))';
    await show(content('harmless'), views[0]);
    const expected: unknown = await page.evaluate(elements);
    await show(content(name), views[0]);
    expect(await page.evaluate(elements)).toEqual(expected);
    expect(broken).toEqual([]);
  });
});
