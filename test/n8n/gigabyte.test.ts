/**
 * A gigabyte through a real n8n in filesystem mode: this node against n8n's own HTTP Request node, in turns, in
 * the same n8n. With N8N_WRITE_DOCS=1 the table goes to docs/n8n-performance.md.
 */
import { open, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mp4 } from '../media/index.ts';
import { startSite, type Site } from '../server/index.ts';
import { N8N_VERSION } from './install.ts';
import { credentialFor, pixvid, roomySite } from './pixvid.ts';
import { measureMemory, RealN8n, type N8nServer } from './real-n8n.ts';
import { chain, manualTrigger, node, readFiles } from './workflow.ts';

const GiB = 1024 ** 3;
const rounds = 3;
const nodes = { pixvid: 'Pixvid', httpRequest: 'HTTP Request' } as const;
type NodeUnderTest = keyof typeof nodes;

interface Measured {
  milliseconds: number;
  rise: number;
}

let site: Site;
let n8n: RealN8n;
let server: N8nServer;
beforeAll(async () => {
  site = await startSite({
    settings: {
      ...roomySite,
      appLimitBytes: 2 * GiB,
      phpUploadLimitBytes: 2 * GiB,
      phpPostLimitBytes: 2 * GiB,
    },
  });
  n8n = await RealN8n.prepare(inject('tarball'));
  const read = readFiles(join(n8n.files, 'film.mp4'));
  await n8n.importCredentials([credentialFor(site)]);
  await n8n.importWorkflows([
    chain('pixvid', manualTrigger(), read, pixvid({ source: 'binary', binaryPropertyName: 'data' })),
    chain('httpRequest', manualTrigger(), read, httpRequest()),
  ]);
  server = await n8n.start();
});
afterAll(async () => {
  await n8n[Symbol.asyncDispose]();
  await site.close();
});

/** The upload as one builds it without this node. */
function httpRequest() {
  return node(
    nodes.httpRequest,
    'n8n-nodes-base.httpRequest',
    {
      method: 'POST',
      url: `${site.baseUrl}/api/1/upload`,
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'X-API-Key', value: site.keys.user }] },
      sendBody: true,
      contentType: 'multipart-form-data',
      bodyParameters: {
        parameters: [{ parameterType: 'formBinaryData', name: 'source', inputDataFieldName: 'data' }],
      },
      options: {},
    },
    { typeVersion: 4.2 },
  );
}

test(
  'streams with exact length, in little memory, faster than the HTTP Request node',
  { timeout: 600_000 },
  async () => {
    const film = join(n8n.files, 'film.mp4');
    // The first uploads load code, which is not what is measured.
    await writeFile(film, mp4('warm-up'));
    for (const which of ['pixvid', 'httpRequest', 'pixvid'] as const) await measure(which);
    await extend(film, 64 * 1024 ** 2);
    for (const which of ['pixvid', 'httpRequest'] as const) await measure(which);
    await extend(film, GiB);

    const measured: Record<NodeUnderTest, Measured[]> = { pixvid: [], httpRequest: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const which of ['pixvid', 'httpRequest'] as const) measured[which].push(await measure(which));
    }
    const table = asTable(measured);
    console.log(table);
    if (process.env.N8N_WRITE_DOCS === '1') await writeDocument(table);
    const [ours, theirs] = [medianOf(measured.pixvid), medianOf(measured.httpRequest)];
    expect(ours.rise).toBeLessThanOrEqual(40e6);
    expect(ours.milliseconds / theirs.milliseconds).toBeLessThanOrEqual(0.6);
  },
);

/** Runs the workflow, and reads from the site that the file came whole and with its length. */
async function measure(which: NodeUnderTest): Promise<Measured> {
  await site.reset();
  const { result: execution, rise } = await measureMemory(server.pid, () => server.run(which));
  expect(execution.summary).toBe('success');
  expect(site.requests).toHaveLength(1);
  const [request] = site.requests;
  expect(request?.transfer).toBe('length');
  expect(request?.headers).not.toHaveProperty('transfer-encoding');
  expect(request?.receivedBytes).toBe(request?.declaredLength);
  const milliseconds = execution.runData[nodes[which]]?.[0]?.executionTime ?? Number.NaN;
  await n8n.removeBinaryData();
  return { milliseconds, rise };
}

async function extend(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.truncate(bytes);
  await file.close();
}

function medianOf(runs: readonly Measured[]): Measured {
  const median = (numbers: number[]) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  return {
    milliseconds: median(runs.map((run) => run.milliseconds)),
    rise: median(runs.map(({ rise }) => rise)),
  };
}

function asTable(measured: Record<NodeUnderTest, Measured[]>): string {
  const seconds = ({ milliseconds }: Measured) => (milliseconds / 1000).toFixed(1);
  const megabytes = ({ rise }: Measured) => `${rise < 0 ? '−' : '+'}${Math.abs(rise / 1e6).toFixed(0)}`;
  const row = (which: NodeUnderTest) => {
    const runs = measured[which];
    const median = medianOf(runs);
    const cells = [
      nodes[which],
      runs.map(seconds).join(', '),
      `**${seconds(median)}**`,
      runs.map(megabytes).join(', '),
      `**${megabytes(median)}**`,
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const ratio = medianOf(measured.pixvid).milliseconds / medianOf(measured.httpRequest).milliseconds;
  return [
    '| Node | Seconds | Median | Memory peak, MB over before | Median |',
    '| --- | --- | --- | --- | --- |',
    row('pixvid'),
    row('httpRequest'),
    '',
    `Pixvid takes ${ratio.toFixed(2)} of the time.`,
  ].join('\n');
}

async function writeDocument(table: string): Promise<void> {
  const machine = `${cpus().length} cores, ${(totalmem() / GiB).toFixed(0)} GiB of memory, Node ${process.versions.node}`;
  const text = `# One gigabyte through n8n

1 GiB of video from n8n's file store (filesystem mode) to a site on the same machine, in n8n ${N8N_VERSION}: the Pixvid node and n8n's own HTTP Request node in turns, ${rounds} rounds after a warm-up. Time is the node's execution time; memory is the peak of n8n's processes from the kernel's books (VmHWM). Machine: ${machine}.

${table}

Both send an exact Content-Length and nothing chunked. The HTTP Request node keeps the whole file in memory while it sends; the Pixvid node holds some chunks of 256 KiB, and hashes them on the way.

\`N8N_WRITE_DOCS=1 npx vitest run --project n8n test/n8n/gigabyte.test.ts\` writes this page.
`;
  await writeFile(resolve(import.meta.dirname, '../../docs/n8n-performance.md'), text);
}
