import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach } from 'vitest';
import type { TestContext } from 'vitest';
import type { Album, Site, SiteSettings } from '../server/index.ts';
import { object } from './answers.ts';
import { file, multipart, urlencoded } from './body.ts';
import type { Body, Part } from './body.ts';
import { send } from './wire.ts';
import type { Answer, WireRequest } from './wire.ts';

export type Skip = TestContext['skip'];
export type KeyOwner = 'user' | 'admin' | 'other' | 'guest' | 'banned';

export interface UploadOptions extends WireRequest {
  /** The key to send as `X-API-Key`; the user's when not given; `null` sends none. */
  key?: string | null;
  path?: string;
  /** Whether a flood refusal is the answer wanted, not one to wait out. */
  floodIsTheAnswer?: boolean;
}

/** The one upload endpoint. */
export const endpoint = '/api/1/upload';

/**
 * Opens the site that the tests of a file talk to: the one named by PIXVID_BASE_URL and PIXVID_API_KEY (and
 * PIXVID_ADMIN_API_KEY, when there is one), else an embedded server of their own. What a test needs and a real
 * site does not give (another user's key, a changed setting, a later hour) skips that test, with the reason.
 */
export async function openSite({ evenIfItRefusesKeys = false } = {}): Promise<SiteUnderTest> {
  const site = new SiteUnderTest(real() ?? (await embedded()));
  const refusesKeys = await site.refusesKeys();
  beforeEach(({ skip }) => {
    if (refusesKeys && !evenIfItRefusesKeys) skip('needs a site that takes uploads by API key');
  });
  afterEach(() => site.tidy());
  afterAll(() => site.close());
  return site;
}

/** Where the tests are sent, and with what. `owner` is there when the site is ours to rule. */
interface Target {
  baseUrl: string;
  keys: { user: string } & Partial<Record<KeyOwner, string>>;
  owner?: Site;
}

async function embedded(): Promise<Target> {
  const { startSite } = await import('../server/index.ts');
  const owner = await startSite();
  return { baseUrl: owner.baseUrl, keys: owner.keys, owner };
}

/** Only `npm run test:conformance` talks to a real site: `npm test` stays on this machine whatever is exported. */
function real(): Target | undefined {
  const { PIXVID_BASE_URL, PIXVID_API_KEY, PIXVID_ADMIN_API_KEY, npm_lifecycle_event } = process.env;
  if (!PIXVID_BASE_URL || npm_lifecycle_event !== 'test:conformance') return undefined;
  if (!PIXVID_API_KEY)
    throw new Error('PIXVID_BASE_URL names a site: give PIXVID_API_KEY, a user key for it, too.');
  return {
    baseUrl: PIXVID_BASE_URL.replace(/\/+$/, ''),
    keys: { user: PIXVID_API_KEY, ...(PIXVID_ADMIN_API_KEY ? { admin: PIXVID_ADMIN_API_KEY } : {}) },
  };
}

export class SiteUnderTest {
  readonly baseUrl: string;
  /** The key of an ordinary user. */
  readonly key: string;
  private readonly target: Target;
  private readonly settings: SiteSettings | undefined;
  private deleteUrls: string[] = [];

  constructor(target: Target) {
    this.target = target;
    this.baseUrl = target.baseUrl;
    this.key = target.keys.user;
    this.settings = target.owner && structuredClone(target.owner.settings);
  }

  /** Sends what may be an upload. When it was one, the picture is deleted after the test. */
  async request(body: Body, options: UploadOptions = {}): Promise<Answer> {
    const { key = this.key, path = endpoint, floodIsTheAnswer = false, ...wire } = options;
    const request = {
      method: 'POST',
      ...wire,
      headers: { ...(key === null ? {} : { 'X-API-Key': key }), ...body.headers, ...wire.headers },
      body: body.body,
    };
    for (let waited = 0; ; waited += floodPauseMs) {
      const answer = await send(this.baseUrl + path, request);
      this.remember(answer);
      const flooded = /^Flooding detected.* per minute$/.test(refusalOf(answer));
      if (!flooded || floodIsTheAnswer || waited > floodWindowMs) return answer;
      await sleep(floodPauseMs);
    }
  }

  /** Uploads a multipart body. */
  upload(parts: readonly Part[], options?: UploadOptions): Promise<Answer> {
    return this.request(multipart(parts), options);
  }

  /** A request with everything but a source. */
  uploadNothing(options?: UploadOptions): Promise<Answer> {
    return this.request(urlencoded({ title: 'nothing' }), options);
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return send(url, { headers });
  }

  /** The key of someone else than the ordinary user. */
  keyOf(owner: Exclude<KeyOwner, 'user'>, skip: Skip): string {
    const key = this.target.keys[owner];
    return key ?? skip(`needs the ${owner} key${owner === 'admin' ? ' (PIXVID_ADMIN_API_KEY)' : ''}`);
  }

  /** An address of this machine that the site does not see otherwise: on Linux, all of 127.0.0.0/8 are. */
  anotherAddress(skip: Skip): string {
    if (process.platform !== 'linux') skip('needs a second loopback address, which Linux has');
    if (!new URL(this.baseUrl).hostname.startsWith('127.')) skip('needs a site on the loopback interface');
    return '127.0.0.2';
  }

  /** Changes settings for the rest of the test. */
  change(changes: Partial<SiteSettings>, skip: Skip): void {
    const what = Object.keys(changes).join(', ');
    Object.assign(this.ruled(skip, `changing the site's settings (${what})`).settings, changes);
  }

  /** An album that exists on the site. */
  album(wanted: Omit<Album, 'id'>, skip: Skip): string {
    const { settings } = this.ruled(
      skip,
      `a ${wanted.private ? 'private' : 'public'} album of the ${wanted.owner}`,
    );
    const album = settings.albums.find(
      ({ owner, private: hidden }) => owner === wanted.owner && hidden === wanted.private,
    );
    if (!album) throw new Error(`The embedded site has no album like ${JSON.stringify(wanted)}.`);
    return album.id;
  }

  /** Lets the site believe that time has passed, until the end of the test. */
  passTime(milliseconds: number, skip: Skip): void {
    this.ruled(skip, "moving the site's clock").setClock(milliseconds);
  }

  async runCron(skip: Skip): Promise<void> {
    await this.ruled(skip, "running the site's cron job").runCron();
  }

  /** Whether this is a site with its own settings, where a row about a default may not hold. */
  get isReal(): boolean {
    return this.target.owner === undefined;
  }

  /** For rows whose wording is GD's: a real site may be built with Imagick. */
  async requireGd(skip: Skip): Promise<void> {
    if (!this.isReal) return;
    const { truncatedPng } = await import('../media/index.ts');
    const answer = await this.upload([file(truncatedPng(fresh()))]);
    if (!refusalOf(answer).includes('gd-png')) skip('needs a site that works with GD');
  }

  /** For rows about duplicates: a site may allow them, and does to its administrators. */
  async requireDuplicateRefusal(skip: Skip): Promise<void> {
    if (!this.isReal) return;
    const { png } = await import('../media/index.ts');
    const picture = png(8, 8, fresh());
    await this.upload([file(picture)]);
    const second = await this.upload([file(picture)]);
    if (refusalOf(second) !== 'Duplicated upload')
      skip('needs a site and a key that duplicates are refused to');
  }

  /** Whether the site denies uploads to a valid key, as a stock free edition does. */
  async refusesKeys(): Promise<boolean> {
    const message = refusalOf(await this.uploadNothing());
    if (message === 'Empty upload source' || message === 'Request denied')
      return message === 'Request denied';
    throw new Error(`${this.baseUrl} does not take the key of PIXVID_API_KEY: "${message}"`);
  }

  /** Puts the settings and the clock back, then deletes what the test uploaded. */
  async tidy(): Promise<void> {
    const { owner } = this.target;
    if (owner && this.settings) {
      Object.assign(owner.settings, structuredClone(this.settings));
      owner.setClock(0);
    }
    const urls = this.deleteUrls;
    this.deleteUrls = [];
    await Promise.all(urls.map((url) => send(url)));
  }

  async close(): Promise<void> {
    await this.target.owner?.close();
  }

  private remember(answer: Answer): void {
    if (answer.status !== 200 || !answer.text.startsWith('{')) return;
    const { image, data } = object(JSON.parse(answer.text), 'the answer');
    const { delete_url } = object(image ?? data, 'image');
    if (typeof delete_url === 'string') this.deleteUrls.push(delete_url);
  }

  private ruled(skip: Skip, need: string): Site {
    return this.target.owner ?? skip(`needs ${need}`);
  }
}

/** A stock site takes 50 uploads a minute from one address. */
const floodWindowMs = 65_000;
const floodPauseMs = 5_000;

/** The message of a refusal in the JSON envelope, else nothing. */
export function refusalOf(answer: Answer): string {
  if (!answer.text.startsWith('{')) return '';
  const { error } = object(JSON.parse(answer.text), 'the answer');
  if (error === undefined) return '';
  const { message } = object(error, 'error');
  return typeof message === 'string' ? message : '';
}

/** A seed for a file that no site has seen. */
export function fresh(): string {
  return `conformance ${randomUUID()}`;
}
