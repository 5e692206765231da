/**
 * `npm run n8n:scan`: what n8n's own scanner says of the node, before n8n's reviewers run it.
 *
 * The scanner downloads a published version and lints it twice: the source it was built from, and the tarball.
 * This lints the working tree, and what `npm pack` makes of the last build, with the scanner's configuration
 * and patterns. Its warnings count as findings too.
 */
import glob from 'fast-glob';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installScanner } from '../test/n8n/install.ts';
import { pack, unpack } from '../test/n8n/package.ts';

const root = resolve(import.meta.dirname, '..');

/** Of the tarball the scanner takes these, in `analyzePackageByName`; of the source it exports its patterns. */
const tarballPatterns = ['**/*.js', 'package.json'];

interface Scanner {
  buildScanConfig(): Promise<unknown>;
  SOURCE_FILE_PATTERNS: string[];
}

interface LintResult {
  errorCount: number;
  warningCount: number;
}

/** The scanner brings an ESLint of its own, older than the project's. */
interface EslintModule {
  ESLint: new (options: object) => {
    lintFiles(files: string[]): Promise<LintResult[]>;
    loadFormatter(name: string): Promise<{ format(results: LintResult[]): string | Promise<string> }>;
  };
}

const scannerFile = join(
  await installScanner(),
  'node_modules/@n8n/scan-community-package/scanner/scanner.mjs',
);
const scanner = (await import(pathToFileURL(scannerFile).href)) as Scanner;
const { ESLint } = createRequire(scannerFile)('eslint') as EslintModule;

const tarball = await pack(root);
const unpacked = join(dirname(tarball), 'package');
await unpack(tarball, unpacked);
const clean = [
  await scan('source', root, scanner.SOURCE_FILE_PATTERNS),
  await scan('tarball', unpacked, tarballPatterns),
];
await rm(dirname(tarball), { recursive: true });
process.exitCode = clean.every(Boolean) ? 0 : 1;

async function scan(leg: string, folder: string, patterns: string[]): Promise<boolean> {
  const files = await glob(patterns, { cwd: folder, ignore: ['node_modules/**'] });
  if (!files.some((file) => /\.[jt]s$/.test(file))) {
    throw new Error(`There is no code in the ${leg}: run "npm run build:n8n" first.`);
  }
  const eslint = new ESLint({
    cwd: folder,
    // The scanner does not let a file excuse itself.
    allowInlineConfig: false,
    overrideConfigFile: true,
    overrideConfig: await scanner.buildScanConfig(),
  });
  const results = await eslint.lintFiles(files);
  const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
  console.log(`n8n's scanner, ${leg}: ${isClean ? 'nothing found' : 'findings'} in ${files.length} files`);
  if (!isClean) console.log(await (await eslint.loadFormatter('stylish')).format(results));
  return isClean;
}
