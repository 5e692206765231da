/** The node in n8n's editor, looked at in a browser. The screenshots are kept for the documents. */
import { join, resolve } from 'node:path';
import { selectors, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, type Browser } from '../e2e/chromium.ts';
import { startSite, type Site } from '../server/index.ts';
import { credentialFor, pixvid } from './pixvid.ts';
import { OWNER, RealN8n, type N8nServer } from './real-n8n.ts';
import { chain, manualTrigger } from './workflow.ts';

const kept = resolve(import.meta.dirname, '../../docs/pictures');

/** One node each, so that every operation and source can be opened, with the fields that must show and no others. */
const looks = {
  'Upload Binary Data': {
    parameters: { operation: 'upload', source: 'binary' },
    subtitle: 'upload: binary data',
    shows: ['binaryPropertyName', 'fileName'],
  },
  'Upload Base64': {
    parameters: { operation: 'upload', source: 'base64', base64: '={{ $json.picture }}' },
    subtitle: 'upload: base64',
    shows: ['base64', 'fileName'],
  },
  'Upload URL': {
    parameters: { operation: 'upload', source: 'url', url: 'https://example.com/picture.png' },
    subtitle: 'upload: URL',
    shows: ['url', 'fileName'],
  },
  'Delete File': {
    parameters: { operation: 'delete', deleteUrl: '={{ $json.deleteUrl }}' },
    subtitle: 'delete: file',
    shows: ['deleteUrl'],
  },
};
const ownFields = ['binaryPropertyName', 'base64', 'url', 'fileName', 'deleteUrl'];

/** Everything the collections hold, for one long picture of all fields. */
const everyField = {
  operation: 'upload',
  source: 'url',
  url: 'https://example.com/picture.png',
  additionalFields: {
    title: 'Checkout page',
    description: 'After the last step',
    tags: 'release, checkout',
    albumId: 'bXk',
    categoryId: 3,
    width: 1280,
    expiration: 'P3D',
    nsfw: false,
    useFileDate: false,
    format: 'json',
  },
  options: {
    auth: 'header',
    concurrency: 8,
    includeDeleteUrl: false,
    maxPerMinute: 0,
    onDuplicate: 'reuse',
    outputField: 'pixvid',
    retries: 4,
    timeout: 60,
    remote: 'auto',
  },
};

let site: Site;
let n8n: RealN8n;
let server: N8nServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  selectors.setTestIdAttribute('data-test-id');
  site = await startSite();
  n8n = await RealN8n.prepare(inject('tarball'));
  await n8n.importCredentials([credentialFor(site)]);
  await n8n.importWorkflows([
    chain(
      'editor',
      manualTrigger(),
      ...Object.entries(looks).map(([name, { parameters }]) => ({ ...pixvid(parameters), id: name, name })),
      { ...pixvid(everyField), id: 'Every Field', name: 'Every Field' },
    ),
  ]);
  server = await n8n.start();
  browser = await openBrowser({ width: 1440, height: 1000 });
  page = await browser.context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${server.url}/workflow/editor`);
  await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
  await page.getByTestId('password').locator('input').fill(OWNER.password);
  await page.getByTestId('form-submit-button').click();
  await page.getByTestId('canvas-node').first().waitFor();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await n8n[Symbol.asyncDispose]();
  await site.close();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  /** Keeps a picture of an element, or of its upper part. */
  const keep = async (what: Locator, name: string, height?: number) => {
    await settled();
    const path = join(kept, `n8n-${name}-${colorScheme}.png`);
    const box = await what.boundingBox();
    if (!box) throw new Error(`There is nothing to see of ${name}`);
    await page.screenshot({ path, clip: { ...box, height: height ?? box.height } });
  };

  beforeAll(async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${server.url}/workflow/editor`);
    await page.getByTestId('canvas-node').first().waitFor();
  });

  test('the canvas shows icon, name and what each node does', async () => {
    for (const [name, { subtitle }] of Object.entries(looks)) {
      const shown = page.getByTestId('canvas-node').filter({ hasText: name });
      expect(await shown.innerText()).toContain(subtitle);
      const icon = shown.locator('img').first();
      expect(await icon.getAttribute('src')).toContain(
        colorScheme === 'dark' ? 'pixvid.dark.svg' : 'pixvid.svg',
      );
    }
    await page.waitForFunction(
      `[...document.querySelectorAll('[data-test-id=canvas-node] img')].every(({ naturalWidth }) => naturalWidth > 0)`,
    );
    await keep(page.getByTestId('canvas-wrapper'), 'canvas');
  });

  test.each(['pixvid', 'chevereto', 'screenshot'])('is found by searching for "%s"', async (words) => {
    await page.getByTestId('node-creator-plus-button').click();
    await page.getByTestId('node-creator-search-bar').fill(words);
    const found = page.getByTestId('node-creator-item-name').filter({ hasText: /^Pixvid$/ });
    await found.first().waitFor();
    if (words === 'chevereto') await keep(page.getByTestId('node-creator'), 'search', 220);
    if (words === 'pixvid') {
      await found.first().click();
      for (const action of ['Upload a file', 'Delete a file']) await page.getByText(action).first().waitFor();
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('node-creator').waitFor({ state: 'hidden' });
  });

  test.each(Object.entries(looks))(
    '%s shows the fields that apply, and no others',
    async (name, { shows }) => {
      await open(name);
      for (const field of ownFields) {
        expect([field, await parameter(field).count()]).toEqual([field, shows.includes(field) ? 1 : 0]);
      }
      expect(await parameter('simplify').count()).toBe(name === 'Delete File' ? 0 : 1);
      await keep(page.getByTestId('ndv'), name.toLowerCase().replaceAll(' ', '-'));
      await close();
    },
  );

  test('every field of the collections has its place', async () => {
    await page.setViewportSize({ width: 1440, height: 2160 });
    await open('Every Field');
    for (const field of Object.keys({ ...everyField.additionalFields, ...everyField.options })) {
      await parameter(field).first().waitFor();
    }
    await keep(page.getByTestId('node-parameters'), 'every-field');
    await close();
    await page.setViewportSize({ width: 1440, height: 1000 });
  });

  test('a credential is filled in, saved and tested by clicking', async () => {
    await open('Upload URL');
    await page.getByTestId('credential-edit-button').click();
    const modal = page.getByTestId('editCredential-modal');
    await modal.waitFor();
    await fill('apiKey', 'chv_wrong');
    await page.getByTestId('credential-save-button').click();
    await modal.getByText('More details').click();
    await modal.getByText('The site does not know this API key').first().waitFor();
    await fill('baseUrl', `${site.baseUrl}/`);
    await fill('apiKey', site.keys.user);
    await page.getByTestId('credential-save-button').click();
    await modal.getByText('Connection tested successfully').first().waitFor();
    await keep(modal, 'credential');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    await close();
    expect(site.requests.length).toBeGreaterThanOrEqual(2);
  });
});

async function open(name: string): Promise<void> {
  await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
  await page.getByTestId('ndv').waitFor();
  await parameter('operation').waitFor();
}

async function close(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

function parameter(name: string): Locator {
  return page.getByTestId(`parameter-input-${name}`);
}

async function fill(field: string, value: string): Promise<void> {
  await parameter(field).locator('input').fill(value);
}

/** Waits for what moves in to have moved in. */
async function settled(): Promise<void> {
  await page.waitForFunction(`document.getAnimations().every(({ playState }) => playState !== 'running')`);
}
