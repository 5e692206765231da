import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Clock } from './clock.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { AnswerInstead, NothingToAnswer } from './faults/interrupted.ts';
import { FaultPlans } from './faults/plans.ts';
import { sendFaulty } from './faults/send-faulty.ts';
import { strikeAtHead, strikeBeforeWork } from './faults/strike.ts';
import { openKeys, type SiteKeys } from './keys.ts';
import { errorPage } from './pages/html.ts';
import { type ReceivedRequest, receivedFrom } from './received.ts';
import { route } from './routes.ts';
import { defaultSettings, type SiteSettings } from './settings.ts';
import type { SiteState } from './state.ts';
import { PictureFiles } from './storage/picture-files.ts';
import { Records } from './storage/records.ts';
import { type StoredImage, storedImage } from './storage/stored-image.ts';
import { TempFiles } from './storage/temp-files.ts';
import { send } from './wire/send.ts';

export interface SiteOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Kept after closing; a new temporary directory, removed by closing, when absent. */
  dataDir?: string;
  settings?: Partial<SiteSettings>;
  /** `/sub`: the site lives below it. */
  basePath?: string;
  /** PEM texts; the site then speaks https. */
  tls?: { key: string; cert: string };
}

/** A running site. */
export interface Site {
  baseUrl: string;
  keys: SiteKeys;
  settings: SiteSettings;
  faults: FaultPlans;
  requests: ReceivedRequest[];
  images(): StoredImage[];
  openConnections(): number;
  setClock(offsetMs: number): void;
  runCron(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a Chevereto-compatible site on the loopback interface. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const dataDir = resolve(options.dataDir ?? (await mkdtemp(join(tmpdir(), 'chevereto-'))));
  await mkdir(dataDir, { recursive: true });
  const state = await openState(dataDir, options);
  const server = listen(options, (request, response) => void answer(state, request, response));
  const port = await listening(server, options.port ?? 0);
  state.baseUrl = `${options.tls === undefined ? 'http' : 'https'}://${state.host}:${port}${state.basePath}`;
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => (connections -= 1));
  });
  return {
    baseUrl: state.baseUrl,
    keys: state.keys,
    settings: state.settings,
    faults: state.faults,
    requests: state.requests,
    images: () => state.records.all().map((record) => storedImage(state, record)),
    openConnections: () => connections,
    setClock: (offsetMs) => (state.clock.offsetMs = offsetMs),
    runCron: () => removeExpired(state),
    reset: async () => {
      for (const record of state.records.all()) await removeImage(state, record.id);
      state.requests.length = 0;
      state.faults.clear();
    },
    close: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await state.records.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openState(dataDir: string, options: SiteOptions): Promise<SiteState> {
  const records = new Records(dataDir);
  await records.open();
  const files = new PictureFiles(dataDir);
  await files.open(records.all());
  const temp = new TempFiles(dataDir);
  await temp.open();
  return {
    settings: { ...defaultSettings(), ...options.settings },
    clock: new Clock(),
    keys: await openKeys(dataDir),
    records,
    files,
    temp,
    faults: new FaultPlans(),
    requests: [],
    baseUrl: '',
    basePath: options.basePath?.replace(/\/$/, '') ?? '',
    host: '127.0.0.1',
  };
}

function listen({ tls }: SiteOptions, listener: RequestListener): Server {
  const limits = { requestTimeout: 0, maxHeaderSize: 16 * 1024 };
  return tls === undefined
    ? createHttpServer(limits, listener)
    : createHttpsServer({ ...limits, ...tls }, listener);
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(site: SiteState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = receivedFrom(request);
  site.requests.push(received);
  const exchange = openExchange(site, request, response, received);
  try {
    strikeAtHead(exchange);
    if (exchange.kind !== 'upload') await strikeBeforeWork(exchange);
    const result = await route(exchange);
    received.answeredStatus = result.status;
    await sendFaulty(exchange, result);
  } catch (error) {
    await answerError(exchange, error).catch(() => response.destroy());
  }
}

async function answerError(exchange: Exchange, error: unknown): Promise<void> {
  const { request, response, received, site } = exchange;
  if (error instanceof NothingToAnswer) return;
  if (response.headersSent || (request.destroyed && !request.complete)) {
    response.destroy();
    return;
  }
  const answer = error instanceof AnswerInstead ? error.answer : errorPage(site);
  received.answeredStatus = answer.status;
  await send(exchange, answer);
}

/** What Chevereto's cron job does: only it removes what has expired. */
async function removeExpired(site: SiteState): Promise<void> {
  const now = site.clock.now();
  for (const { id, expiresAt } of site.records.all()) {
    if (expiresAt !== null && expiresAt < now) await removeImage(site, id);
  }
}

async function removeImage(site: SiteState, id: number): Promise<void> {
  const record = site.records.all().find((candidate) => candidate.id === id);
  if (record === undefined) return;
  await site.records.remove(id);
  await site.files.remove(record);
}
