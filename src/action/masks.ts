import * as runner from './runner.ts';

/**
 * Has the runner replace the key by asterisks in all that is logged from now on, in every form in which a
 * message could quote it. Called before anything else is done with the key.
 */
export function maskKey(key: string): void {
  const bytes = Buffer.from(key, 'utf8');
  maskAll([
    key,
    encodeURIComponent(key.toWellFormed()),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
}

/** The same for a delete URL. Its last part alone is masked too, since that is the secret in every spelling of it. */
export function maskDeleteUrl(url: string): void {
  const hash = /\/([^/?#]{16,})\/?(?:[?#].*)?$/.exec(url)?.[1];
  maskAll(hash === undefined ? [url] : [url, hash]);
}

/** The same for the password inside a proxy's address, as it stands there and decoded. */
export function maskPassword(password: string): void {
  maskAll([password, decoded(password)]);
}

/** A raw `%` in a password encodes nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function maskAll(secrets: string[]): void {
  for (const secret of new Set(secrets)) {
    if (secret !== '') runner.setSecret(secret);
  }
}
