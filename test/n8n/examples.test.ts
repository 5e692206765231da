/** The example workflows, imported as they are and run in a real n8n; mail server and model are stand-ins. */
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { selectors } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser } from '../e2e/chromium.ts';
import { png } from '../media/index.ts';
import { startSite, type Site } from '../server/index.ts';
import { credentialFor, roomySite } from './pixvid.ts';
import { OWNER, RealN8n, type N8nServer, type SavedWorkflow } from './real-n8n.ts';

const root = resolve(import.meta.dirname, '../..');
const kept = join(root, 'docs/pictures');
const examples = ['form-to-mail', 'webhook-to-url', 'agent-with-tool'] as const;

let site: Site;
let elsewhere: Site;
const mails: string[] = [];
let mailServer: Server;
let model: Model;
let n8n: RealN8n;
let server: N8nServer;
const ids = new Map<string, string>();
beforeAll(async () => {
  site = await startSite({ settings: roomySite });
  elsewhere = await startSite();
  mailServer = await startMailServer(mails);
  model = await startModel();
  n8n = await RealN8n.prepare(inject('tarball'));
  const workflows: SavedWorkflow[] = [];
  for (const example of examples) {
    const saved = JSON.parse(
      await readFile(join(root, 'examples/n8n', `${example}.json`), 'utf8'),
    ) as SavedWorkflow;
    ids.set(example, saved.id);
    workflows.push(saved);
  }
  // The example's chat is for people who are logged in; the test comes in by its webhook.
  const chat = workflows.flatMap(({ nodes }) => nodes).find(({ name }) => name === 'Chat');
  Object.assign(chat?.parameters ?? {}, { public: true, mode: 'webhook' });
  await n8n.importCredentials([
    credentialFor(site),
    {
      id: 'smtpAccount',
      name: 'SMTP account',
      type: 'smtp',
      data: {
        host: '127.0.0.1',
        port: portOf(mailServer),
        secure: false,
        disableStartTls: true,
        user: '',
        password: '',
      },
    },
    {
      id: 'openAiAccount',
      name: 'OpenAI account',
      type: 'openAiApi',
      data: { apiKey: 'key', url: model.url },
    },
  ]);
  // For the pictures, copies that are not published: n8n covers the others with advice.
  const copies = workflows.map((saved) => ({ ...saved, id: `${saved.id}Copy` }));
  await n8n.importWorkflows([...workflows, ...copies]);
  for (const id of ids.values()) await n8n.publish(id);
  server = await n8n.start();
}, 240_000);
beforeEach(() => site.reset());
afterAll(async () => {
  await n8n[Symbol.asyncDispose]();
  await site.close();
  await elsewhere.close();
  mailServer.close();
  model.close();
});

test('form → upload → mail', async () => {
  const form = new FormData();
  form.set('field-0', 'someone@example.com');
  form.append('field-1', picture('one'), 'one.png');
  form.append('field-1', picture('two'), 'two.png');
  const sent = await fetch(`${server.url}/form/pixvid-send-pictures`, { method: 'POST', body: form });
  expect(sent.status).toBe(200);
  await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(1);
  expect(mails[0]).toContain('To: someone@example.com');
  const html = (mails[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  expect(site.images()).toHaveLength(2);
  for (const { viewerUrl } of site.images()) expect(html).toContain(viewerUrl);
  for (const { fields } of site.requests) expect(fields.expiration).toEqual(['P1M']);
});

test('webhook → upload → URL', async () => {
  const form = new FormData();
  form.set('title', 'From a script');
  form.set('file', picture('webhook'), 'shot.png');
  const answer = await fetch(`${server.url}/webhook/pixvid-upload`, { method: 'POST', body: form });
  expect(answer.status).toBe(200);
  const [image] = site.images();
  expect(await answer.json()).toEqual({ url: image?.url, viewer: image?.viewerUrl });
  expect(site.requests[0]?.fields.title).toEqual(['From a script']);
});

test('webhook: what is no picture is answered with the error', async () => {
  const form = new FormData();
  form.set('file', new Blob(['just text']), 'notes.png');
  const answer = await fetch(`${server.url}/webhook/pixvid-upload`, { method: 'POST', body: form });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({
    error: '"notes.png": The content is not a picture or a video, whatever the name says [item 0]',
    advice: expect.stringContaining('Use a format the site takes') as unknown,
  });
});

test('AI agent with the node as tool', async () => {
  const form = new FormData();
  form.set('source', picture('elsewhere'), 'elsewhere.png');
  await fetch(`${elsewhere.baseUrl}/api/1/upload`, {
    method: 'POST',
    headers: { 'X-API-Key': elsewhere.keys.user },
    body: form,
  });
  const [image] = elsewhere.images();
  model.toolArguments = { url: image?.url, title: 'A chart' };
  const answer = await fetch(`${server.url}/webhook/pixvid-agent/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action: 'sendMessage', sessionId: 'one', chatInput: `Keep ${image?.url}` }),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Done');
  expect(site.images()).toHaveLength(1);
  expect(site.requests.at(-1)?.fields.title).toEqual(['A chart']);
  // The model was told what the tool answered.
  expect(model.told).toContain(site.images()[0]?.url);
  expect(model.offered).toMatchObject({ properties: { url: { type: 'string' }, title: { type: 'string' } } });
});

test('they look well in the editor', async () => {
  selectors.setTestIdAttribute('data-test-id');
  const browser = await openBrowser({ width: 1200, height: 700 });
  try {
    const page = await browser.context.newPage();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const example of examples) {
        await page.goto(`${server.url}/workflow/${ids.get(example)}Copy`);
        const nodes = page.getByTestId('canvas-node');
        const login = page.getByTestId('emailOrLdapLoginId');
        await nodes.or(login).first().waitFor();
        if (await login.isVisible()) {
          await login.locator('input').fill(OWNER.email);
          await page.getByTestId('password').locator('input').fill(OWNER.password);
          await page.getByTestId('form-submit-button').click();
        }
        await nodes.first().waitFor();
        expect(await nodes.count()).toBe(4);
        await page.waitForFunction(
          `[...document.querySelectorAll('[data-test-id=canvas-node] img')].every(({ naturalWidth }) => naturalWidth > 0)`,
        );
        await page.mouse.move(0, 0);
        await page.waitForTimeout(1_000);
        const path = join(kept, `n8n-${example}-${colorScheme}.png`);
        const box = await page.getByTestId('canvas-wrapper').boundingBox();
        if (!box) throw new Error('There is no canvas');
        await page.screenshot({ path, clip: { ...box, y: box.y + 90, height: box.height - 180 } });
      }
    }
  } finally {
    await browser.close();
  }
});

function picture(seed: string): Blob {
  return new Blob([new Uint8Array(png(32, 24, seed))], { type: 'image/png' });
}

function portOf(listening: Server): number {
  return (listening.address() as AddressInfo).port;
}

/** Takes every mail, by as much of SMTP as it needs. */
async function startMailServer(mails: string[]): Promise<Server> {
  const listening = createServer((socket) => {
    let mail: string | undefined;
    let rest = '';
    socket.setEncoding('latin1').write('220 ready\r\n');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (mail !== undefined && line !== '.') {
          mail += `${line}\r\n`;
        } else if (mail !== undefined) {
          mails.push(mail);
          mail = undefined;
          socket.write('250 taken\r\n');
        } else if (line === 'DATA') {
          mail = '';
          socket.write('354 go on\r\n');
        } else {
          socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n');
        }
      }
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return listening;
}

interface Model {
  url: string;
  /** What it calls the one tool with. */
  toolArguments: Record<string, unknown>;
  /** The tool's answer, as the model got it. */
  told: string;
  /** The parameters of the tool, as the model got them. */
  offered: unknown;
  close: () => void;
}

interface Completion {
  tools?: { function: { name: string; parameters: unknown } }[];
  messages: { role: string; content: unknown }[];
}

/** A chat model that calls its tool once and then says "Done", by OpenAI's protocol. */
async function startModel(): Promise<Model> {
  const answerTo = async (request: IncomingMessage) => {
    const asked = JSON.parse(await text(request)) as Completion;
    const told = asked.messages.find(({ role }) => role === 'tool');
    if (told) {
      started.told = JSON.stringify(told.content);
      return { message: { role: 'assistant', content: 'Done' }, finish_reason: 'stop' };
    }
    const [tool] = asked.tools ?? [];
    started.offered = tool?.function.parameters;
    const call = { name: tool?.function.name, arguments: JSON.stringify(started.toolArguments) };
    const toolCalls = [{ id: 'call_1', type: 'function', function: call }];
    return {
      message: { role: 'assistant', content: null, tool_calls: toolCalls },
      finish_reason: 'tool_calls',
    };
  };
  const listening = createHttpServer((request, response) => {
    void answerTo(request).then((choice) => {
      response.setHeader('Content-Type', 'application/json');
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      response.end(
        JSON.stringify({
          id: '1',
          object: 'chat.completion',
          model: 'm',
          choices: [{ index: 0, ...choice }],
          usage,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const started: Model = {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/v1`,
    toolArguments: {},
    told: '',
    offered: undefined,
    close: () => listening.close(),
  };
  return started;
}
