import { randomBytes } from 'node:crypto';
import { withoutAccents } from './accents.ts';

/** Longest stem Chevereto gives a file. */
const maxStemLength = 200;

/** The extension as PHP's pathinfo sees it: what follows the last dot, nothing where there is none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

/** The client's name without folder and extension. */
export function sourceName(clientName: string): string {
  const extension = extensionOf(clientName);
  return extension === '' ? clientName.replace(/\.$/, '') : clientName.slice(0, -(extension.length + 1));
}

/** The title an upload gets when none was asked for; null when nothing is left. */
export function titleFromName(clientName: string): string | null {
  const title = sourceName(clientName)
    .replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '')
    .replace(/[-_\s]+/g, ' ');
  return title === '' ? null : title;
}

/** The stem of the stored file: ASCII letters, digits, `_`, `-` and dots. */
export function storedStem(clientName: string, extension: string): string {
  let name = sourceName(clientName).replace(/^\.+/, '');
  if (extensionOf(name).toLowerCase() === extension) name = sourceName(name);
  const withoutSuffix = `${name}.${extension}`.replace(/(.*)\.(?:th|md|original|lg)\.(\w+)$/s, '$1.$2');
  const stem = withoutAccents(withoutSuffix.slice(0, -(extension.length + 1)))
    .replace(/\s+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/[^.\w-]/g, '');
  return stem === '' ? randomBytes(16).toString('hex') : stem.slice(0, maxStemLength);
}

/** What is tried while a name is taken: sixteen hex digits behind the stem. */
export function alternativeStem(stem: string): string {
  return stem.slice(0, maxStemLength - 16) + randomBytes(8).toString('hex');
}
