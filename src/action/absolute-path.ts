import { slashed, type Place } from './place.ts';

/** The absolute path a line names when it is taken word by word. */
export function absolutePath(text: string, place: Place): string {
  return slashed(
    rooted(text, place, (directory) => directory),
    place.platform,
  );
}

/** The line as an absolute pattern. A slash at its end is kept: it asks for directories. */
export function absolutePattern(text: string, place: Place): string {
  const pattern = rooted(text, place, (directory) => escapeWildcards(directory, place.platform));
  const plain = slashed(pattern, place.platform);
  return asksForDirectory(text, place) && !plain.endsWith('/') ? `${plain}/` : plain;
}

/** Whether the line ends with a slash. */
export function asksForDirectory(text: string, { platform }: Place): boolean {
  return text.endsWith('/') || (platform === 'win32' && text.endsWith('\\'));
}

/** Puts the directory in front that a relative line starts from, written as `quote` says. */
function rooted(text: string, place: Place, quote: (directory: string) => string): string {
  const { platform, workspace, home } = place;
  const given = platform === 'win32' ? text.replaceAll('\\', '/') : text;
  if (/^~(?=\/|$)/.test(given)) return quote(home) + given.slice(1);
  if (/^\.(?=\/|$)/.test(given)) return quote(workspace) + given.slice(1);
  if (platform === 'win32') {
    const drive = /^[a-z]:/i.exec(given)?.[0];
    if (drive !== undefined) return onDrive(drive, given.slice(2), workspace, quote);
    if (/^\/(?!\/)/.test(given)) return quote(rootOf(workspace)) + given;
  }
  return given.startsWith('/') ? given : `${quote(workspace)}/${given}`;
}

/** `C:\x` is absolute; `C:x` starts from the workspace when that is on the same drive. */
function onDrive(
  drive: string,
  rest: string,
  workspace: string,
  quote: (directory: string) => string,
): string {
  if (rest.startsWith('/')) return drive + rest;
  const isOurs = workspace.toLowerCase().startsWith(`${drive.toLowerCase()}/`);
  return isOurs ? `${quote(workspace)}/${rest}` : `${drive}/${rest}`;
}

/** The drive or share a Windows path is on. */
function rootOf(path: string): string {
  return /^([a-z]:|\/\/[^/]+\/[^/]+)/i.exec(path)?.[0] ?? '';
}

function escapeWildcards(directory: string, platform: Place['platform']): string {
  const backslashes = platform === 'win32' ? directory : directory.replaceAll('\\', '\\\\');
  return backslashes.replace(/[[?*]/g, '[$&]');
}
