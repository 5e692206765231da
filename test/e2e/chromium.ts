/** A real Chromium for the tests: found on the machine, or fetched as Debian's package. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findCommand, installDebianPackages, type Say } from './machine.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const flags = [
  // Tests run as root in CI, where Chromium's sandbox refuses to start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages under test need nothing but this machine; anything else fails at once instead of hanging.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * @returns the path of Chromium (or Chrome)
 * @throws Error when there is none and none can be installed
 */
export async function installChromium(say: Say): Promise<string> {
  const present = await findCommand(commands);
  if (present !== undefined) return present;
  // Without a typeface, screenshots would show boxes for letters.
  await installDebianPackages(['chromium', 'fonts-liberation'], say);
  const installed = await findCommand(commands);
  if (installed === undefined)
    throw new Error(`Debian installed chromium, yet no ${commands.join(', ')} is on PATH.`);
  return installed;
}

export interface Browser {
  /** A headless window with a profile of its own, empty at first. */
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Opens a fresh browser; close it, or its process outlives the test. */
export async function openBrowser(options: { width?: number; height?: number } = {}): Promise<Browser> {
  const executablePath = await findCommand(commands);
  if (executablePath === undefined) throw new Error('No Chromium here; `npm run test:e2e` installs it.');
  const { width = 1280, height = 800 } = options;
  const profile = await mkdtemp(join(tmpdir(), 'pixvid-browser-'));
  const removeProfile = async (): Promise<void> =>
    rm(profile, { recursive: true, force: true, maxRetries: 3 });
  try {
    const viewport = { width, height };
    const settings = { executablePath, headless: true, args: flags, viewport };
    const context = await chromium.launchPersistentContext(profile, settings);
    const close = async (): Promise<void> => context.close().finally(removeProfile);
    return { context, close };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}
