import { parseArgs } from 'node:util';
import { startSite } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'data-dir': { type: 'string', default: 'build/server' },
    'base-path': { type: 'string', default: '' },
  },
});

const site = await startSite({
  port: Number(values.port),
  dataDir: values['data-dir'],
  basePath: values['base-path'],
});
console.log(`Site:  ${site.baseUrl}`);
for (const [owner, key] of Object.entries(site.keys)) console.log(`Key of ${owner}: ${key}`);
