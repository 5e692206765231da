import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bigVideo, png } from '../../media/index.ts';
import type { Site } from '../../server/index.ts';

const main = new URL('../../server/main.ts', import.meta.url).pathname;

interface Announced {
  baseUrl: string;
  keys: Site['keys'];
  control?: { url: string; token: string };
}

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'process-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const running = new Set<ChildProcess>();
async function stopAll(): Promise<void> {
  for (const child of running) await stopped(child, 'SIGKILL');
}

/** Starts the site as a process and waits for what it prints first. */
async function start(...options: string[]): Promise<{ child: ChildProcess; announced: Announced }> {
  const child = spawn(process.execPath, [main, '--json', '--data-dir', dataDir, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const text = await new Promise<string>((done, failed) => {
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => {
      printed += String(piece);
      if (printed.endsWith('\n')) done(printed);
    });
    child.once('exit', (code) => failed(new Error(`the site stopped with ${code}`)));
  });
  return { child, announced: announcement(text) };
}

function announcement(text: string): Announced {
  const value: unknown = JSON.parse(text);
  if (!isAnnounced(value)) throw new Error(`Not an announcement: ${text}`);
  return value;
}

function isAnnounced(value: unknown): value is Announced {
  return typeof value === 'object' && value !== null && 'baseUrl' in value && 'keys' in value;
}

/** Ends a process; its exit code. */
async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  running.delete(child);
  if (child.exitCode !== null) return child.exitCode;
  const exit = exitCode(child);
  child.kill(signal);
  return exit;
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once('close', done));
}

/** Asks the control door. */
async function ask({ control }: Announced, command: string, argument?: unknown, token = control?.token) {
  const answer = await fetch(`${control?.url ?? ''}/${command}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token ?? ''}` },
    body: argument === undefined ? null : JSON.stringify(argument),
  });
  return { status: answer.status, value: await readJson(answer) };
}

async function readJson(answer: Response): Promise<unknown> {
  return answer.json();
}

async function uploadTo({ baseUrl, keys }: Announced, name: string, file = picture(name), expiration = '') {
  const form = new FormData();
  form.append('source', file, name);
  form.append('expiration', expiration);
  const headers = { 'X-API-Key': keys.user };
  return fetch(`${baseUrl}/api/1/upload`, { method: 'POST', headers, body: form });
}

function picture(seed: string): Blob {
  return new Blob([Uint8Array.from(png(8, 6, seed))], { type: 'image/png' });
}

describe('the control door', () => {
  let announced: Announced;
  beforeAll(async () => {
    ({ announced } = await start('--control', '--setting', 'duplicates=allow'));
  });
  afterAll(stopAll);

  test('shows requests and pictures, sets settings and adds faults', async () => {
    expect(await ask(announced, 'settings', { latencyMs: 1 })).toMatchObject({
      status: 200,
      value: { latencyMs: 1, duplicates: 'allow' },
    });
    await ask(announced, 'add-fault', { kind: 'status', status: 503, first: 1 });
    expect((await uploadTo(announced, 'seen.png')).status).toBe(503);
    expect((await uploadTo(announced, 'seen.png')).status).toBe(200);
    const file = { name: 'seen.png' };
    expect(await ask(announced, 'requests')).toMatchObject({
      value: [
        { answeredStatus: 503, file },
        { answeredStatus: 200, file },
      ],
    });
    expect(await ask(announced, 'images')).toMatchObject({
      value: [{ originalFilename: 'seen.png', keyOwner: 'user' }],
    });
    await ask(announced, 'reset');
    expect(await ask(announced, 'images')).toEqual({ status: 200, value: [] });
  });

  test('moves the clock and runs the cron job', async () => {
    await uploadTo(announced, 'c.png', picture('cron'), 'PT10M');
    await ask(announced, 'cron');
    expect(await ask(announced, 'images')).toMatchObject({ value: [{ originalFilename: 'c.png' }] });
    await ask(announced, 'clock', 11 * 60_000);
    await ask(announced, 'cron');
    expect(await ask(announced, 'images')).toMatchObject({ value: [] });
  });

  test.for([
    { command: 'settings', argument: { latencyMs: 'soon' }, error: 'Setting "latencyMs": takes a number' },
    { command: 'settings', argument: { spelling: '5' }, error: 'takes one of 4.2, newer' },
    { command: 'settings', argument: { nonsense: 1 }, error: 'there is no such setting' },
    { command: 'settings', argument: { flood: { minute: 1 } }, error: 'takes minute, hour, day' },
    { command: 'add-fault', argument: { kind: 'fire' }, error: 'There is no fault "fire"' },
    { command: 'add-fault', argument: { kind: 'reset' }, error: 'needs "at"' },
    { command: 'add-fault', argument: { kind: 'html', evry: 2 }, error: '"evry" is not known to it' },
    { command: 'add-fault', argument: { kind: 'html', file: '(' }, error: 'takes a regular expression' },
    { command: 'clock', argument: 'noon', error: 'takes a number of milliseconds' },
    { command: 'toString', argument: {}, error: 'There is no command "toString"' },
  ])('refuses $command $argument', async ({ command, argument, error }) => {
    const answer = await ask(announced, command, argument);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.value)).toContain(JSON.stringify(error).slice(1, -1));
  });

  test('opens to its token alone', async () => {
    expect((await ask(announced, 'images', undefined, 'guess')).status).toBe(403);
    expect((await fetch(`${announced.control?.url ?? ''}/images`)).status).toBe(403);
  });
});

describe('the process', () => {
  afterEach(stopAll);

  test('has no control door unless asked for', async () => {
    expect((await start()).announced.control).toBeUndefined();
  });

  test('a kill loses nothing that was answered', async () => {
    const first = await start();
    expect((await uploadTo(first.announced, 'before-the-kill.png')).status).toBe(200);
    await stopped(first.child, 'SIGKILL');
    const second = await start('--control');
    expect(second.announced.keys).toEqual(first.announced.keys);
    expect(await ask(second.announced, 'images')).toMatchObject({
      value: [{ originalFilename: 'before-the-kill.png' }],
    });
  });

  test('SIGTERM ends it with 0', async () => {
    const { child } = await start();
    expect(await stopped(child, 'SIGTERM')).toBe(0);
  });

  test.for([
    { options: ['--port', 'high'], error: '--port high: give a number' },
    { options: ['--setting', 'latencyMs'], error: '--setting latencyMs: give name=value' },
    { options: ['--setting', 'latencyMs=soon'], error: 'the value is not JSON' },
    { options: ['--setting', 'colour=1'], error: 'Setting "colour": there is no such setting' },
    { options: ['--prot', '1'], error: "Unknown option '--prot'" },
  ])('$options is refused in a sentence', async ({ options, error }) => {
    const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => (said += String(piece)));
    expect(await exitCode(child)).toBe(1);
    expect(said).toContain(error);
    expect(said).not.toContain(' at ');
  });

  test('a port that is taken is said to be', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = spawn(process.execPath, [main, '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => (said += String(piece)));
    expect(await exitCode(child)).toBe(1);
    other.close();
    expect(said).toContain('EADDRINUSE');
  });

  test('a video of 256 MiB is taken without memory to match', async () => {
    const limits = ['appLimitBytes', 'phpUploadLimitBytes', 'phpPostLimitBytes'];
    const { announced } = await start(
      '--control',
      ...limits.flatMap((name) => ['--setting', `${name}=1e12`]),
    );
    const path = join(dataDir, 'big.mp4');
    const peakAfter = async (bytes: number) => {
      await bigVideo(path, bytes, bytes);
      const video = await openAsBlob(path, { type: 'video/mp4' });
      expect(await (await uploadTo(announced, 'big.mp4', video)).json()).toMatchObject({
        image: { size: bytes },
      });
      return Number((await ask(announced, 'peak-memory')).value);
    };
    const small = await peakAfter(1024 * 1024);
    const large = await peakAfter(256 * 1024 * 1024);
    expect(large - small).toBeLessThan(100 * 1024 * 1024);
  }, 60_000);
});
