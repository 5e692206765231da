import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type KeyOwner = 'user' | 'other' | 'admin' | 'guest' | 'banned';
export type SiteKeys = Record<KeyOwner, string>;

/** bcrypt looks at no more than this many bytes of what it hashes. */
const bcryptBytes = 72;

const accounts = ['admin', 'user', 'other', 'banned'] as const;

/** The keys of this data directory; made on its first use, kept for every later start. */
export async function openKeys(dataDir: string): Promise<SiteKeys> {
  const path = join(dataDir, 'keys.json');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return parseKeys(kept, path);
  const keys: SiteKeys = {
    admin: accountKey('xB'),
    user: accountKey('yR'),
    other: accountKey('zK'),
    banned: accountKey('wM'),
    guest: randomBytes(32).toString('hex'),
  };
  await writeFile(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

function accountKey(encodedId: string): string {
  return `chv_${encodedId}_${randomBytes(64).toString('hex')}`;
}

function parseKeys(text: string, path: string): SiteKeys {
  const value: unknown = JSON.parse(text);
  const key = (owner: KeyOwner): string => {
    const found: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, owner) : undefined;
    if (typeof found !== 'string')
      throw new Error(`${path}: no key of "${owner}"; delete the file for new keys`);
    return found;
  };
  return {
    user: key('user'),
    other: key('other'),
    admin: key('admin'),
    guest: key('guest'),
    banned: key('banned'),
  };
}

/** Whose key this is. An account's key is compared as bcrypt does; the guest key must match entirely. */
export function keyOwner(keys: SiteKeys, presented: string): KeyOwner | undefined {
  const account = accounts.find((owner) => hashedPart(keys[owner]) === hashedPart(presented));
  return account ?? (presented === keys.guest ? 'guest' : undefined);
}

function hashedPart(key: string): string {
  return Buffer.from(key).subarray(0, bcryptBytes).toString('latin1');
}
