import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answerRequest } from './answering.ts';
import { Clock } from './clock.ts';
import { FaultPlans } from './faults/plans.ts';
import { openKeys, type SiteKeys } from './keys.ts';
import type { ReceivedRequest } from './received.ts';
import { peerOf } from './faults/strike.ts';
import { defaultSettings, type SiteSettings } from './settings.ts';
import type { SiteState } from './state.ts';
import { PictureFiles } from './storage/picture-files.ts';
import { Records } from './storage/records.ts';
import { removeExpired, removeUpload } from './storage/removal.ts';
import { type StoredImage, storedImage } from './storage/stored-image.ts';
import { TempFiles } from './storage/temp-files.ts';
import { SessionLocks } from './wire/session-lock.ts';

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
  const answering = new Set<Promise<void>>();
  const server = listen(options, (request, response) => {
    const answer = answerRequest(state, request, response).finally(() => answering.delete(answer));
    answering.add(answer);
  });
  const port = await listening(server, options.port ?? 0);
  state.baseUrl = `${options.tls === undefined ? 'http' : 'https'}://${state.host}:${port}${state.basePath}`;
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    state.connections.set(peer, socket);
    socket.once('close', () => state.connections.delete(peer));
  });
  return {
    baseUrl: state.baseUrl,
    keys: state.keys,
    settings: state.settings,
    faults: state.faults,
    requests: state.requests,
    images: () => state.records.all().map((record) => storedImage(state, record)),
    openConnections: () => state.connections.size,
    setClock: (offsetMs) => (state.clock.offsetMs = offsetMs),
    runCron: () => removeExpired(state),
    reset: async () => {
      for (const record of state.records.all()) await removeUpload(state, record);
      state.requests.length = 0;
      state.faults.clear();
    },
    close: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await Promise.all(answering);
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
    sessions: new SessionLocks(),
    requests: [],
    connections: new Map(),
    baseUrl: '',
    basePath: (options.basePath ?? '').replace(/^\/*(?=[^/])/, '/').replace(/\/+$/, ''),
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
