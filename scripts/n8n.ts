/**
 * `npm run n8n`: a real n8n with the built node in it, to try a change or to see the node for the first time.
 *
 * It has a saved credential for the embedded server and an example workflow. With PIXVID_API_KEY (and
 * PIXVID_BASE_URL) the credential is for the real site. Ctrl+C ends it and leaves nothing behind.
 */
import { cp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pack } from '../test/n8n/package.ts';
import { OWNER, RealN8n } from '../test/n8n/real-n8n.ts';
import { chain, manualTrigger, node, readFiles } from '../test/n8n/workflow.ts';
import { openSite } from './start/open-site.ts';
import { bold, heading } from './start/terminal.ts';

/** n8n's own port. */
const PORT = 5678;

const root = resolve(import.meta.dirname, '..');
const site = await openSite();
const tarball = await pack(root);
const n8n = await RealN8n.prepare(tarball);
await rm(dirname(tarball), { recursive: true });

process.once('SIGINT', () => {
  console.log('\nEnding n8n.');
  void n8n[Symbol.asyncDispose]().then(() => site.close());
});

heading('Preparing n8n');
await cp(join(root, 'samples'), n8n.files, { recursive: true });
const credential = { id: 'pixvidSample', name: 'Pixvid account' };
const { baseUrl, apiKey } = site;
await n8n.importCredentials([{ ...credential, type: 'pixvidApi', data: { baseUrl, apiKey } }]);
await n8n.importWorkflows([
  chain(
    'uploadSamples',
    manualTrigger(),
    readFiles(join(n8n.files, '*.{png,jpg,gif,webp,mp4}')),
    node(
      'Pixvid',
      'n8n-nodes-pixvid.pixvid',
      { resource: 'file', operation: 'upload', source: 'binary', binaryPropertyName: 'data' },
      { credentials: { pixvidApi: credential } },
    ),
  ),
]);
const { url } = await n8n.start({ port: PORT });

heading('n8n is ready');
console.log(`${bold('Example workflow')}  ${url}/workflow/uploadSamples`);
console.log(`${bold('Log in with')}       ${OWNER.email}  ${OWNER.password}`);
console.log(`${bold('Uploads go to')}     ${baseUrl}`);
console.log('Ctrl+C ends it.');
