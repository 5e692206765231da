import { defineConfig } from 'vitest/config';

/** Machines of CI are shared and stall at times: a test that met such a moment gets a second try there. */
const retry = process.env.CI === undefined ? 0 : 1;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          retry,
        },
      },
      {
        test: {
          name: 'blackbox',
          include: ['test/blackbox/**/*.test.ts'],
          retry,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          retry,
          // A real site may make a test wait until its flood window of a minute is over.
          testTimeout: 150_000,
          hookTimeout: 150_000,
          // Files would count into one another's flood window there.
          fileParallelism: process.env.PIXVID_BASE_URL === undefined,
        },
      },
      {
        // The packed node in n8n's execution engine, which is installed when first needed.
        test: {
          name: 'engine',
          include: ['test/n8n-engine/**/*.test.ts'],
          retry,
          globalSetup: ['test/n8n/setup-engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The packed node in a whole n8n, with a queue and a browser: `npm run test:n8n`.
        test: {
          name: 'n8n',
          include: ['test/n8n/**/*.test.ts'],
          retry,
          globalSetup: ['test/n8n/setup-n8n.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // Memory and time are measured there: one file at a time.
          fileParallelism: false,
        },
      },
      {
        // Needs more than Node and npm: scripts/e2e.ts installs it and runs this project.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          retry,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
