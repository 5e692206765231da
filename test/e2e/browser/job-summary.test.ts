/** What `npm start` shows of the job summary, looked at in a real browser; screenshots go to out/screenshots. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Browser } from '../chromium.ts';
import { run } from '../machine.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const screenshots = fileURLToPath(new URL('../../../out/screenshots/', import.meta.url));

let browser: Browser;
let summary: string;

beforeAll(async () => {
  summary = await startAndFindPage();
  browser = await openBrowser();
});
afterAll(async () => browser.close());

/** Runs `npm start` with no key, and answers with the address of the page it says it wrote. */
async function startAndFindPage(): Promise<string> {
  const environment = { ...process.env, PIXVID_API_KEY: undefined };
  const { stdout } = await run('npm', ['start'], { cwd: root, env: environment });
  const address = /file:\/\/\S+\.html/.exec(stdout)?.[0];
  if (address === undefined) throw new Error(`npm start told of no page:\n${stdout}`);
  return address;
}

describe.each([
  { name: 'desktop-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
] as const)('the page of the job summary ($name)', ({ name, width, height, colorScheme }) => {
  let page: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    page = await browser.context.newPage();
    page.on('requestfailed', (request) => broken.push(request.url()));
    page.on('pageerror', (error) => broken.push(error.message));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(summary, { waitUntil: 'load' });
    await page.screenshot({ path: `${screenshots}job-summary-${name}.png`, fullPage: true });
  });
  afterAll(async () => page.close());

  it('names every sample', async () => {
    const text = await page.locator('body').innerText();
    for (const sample of await readdir(`${root}samples`)) expect(text).toContain(sample);
  });

  it('shows a picture for every sample, and every one loads', async () => {
    const widths = await page.evaluate('Array.from(document.images, (image) => image.naturalWidth)');
    const samples = await readdir(`${root}samples`);
    expect(widths).toHaveLength(samples.length);
    expect(widths).not.toContain(0);
    expect(broken).toEqual([]);
  });

  it('fits the window', async () => {
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
