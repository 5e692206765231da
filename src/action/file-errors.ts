import { SourceError } from '../core/index.ts';

/** Why a file or directory cannot be read, from the error of a call to the file system. */
export function unreadable(path: string, error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  // Node.js writes names that are not UTF-8 with this mark, and then cannot find them.
  if (code === 'ENOENT' && path.includes('\ufffd')) {
    return new SourceError('The file name is not valid UTF-8', 'Rename the file, or exclude it.');
  }
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new SourceError(
        'The file is gone',
        'Make sure that nothing deletes or renames it before this step has ended.',
      );
    case 'EACCES':
    case 'EPERM':
      return new SourceError(`It cannot be read (${code})`, 'Let the runner’s user read it, or exclude it.');
    case 'ELOOP':
      return new SourceError('Its symbolic links lead in a circle', 'Correct the link, or exclude it.');
    default:
      return new SourceError(`It cannot be read (${code})`, 'Check the disk, or exclude it.');
  }
}

export function notRegular(kind: string): SourceError {
  return new SourceError(`It is a ${kind}, not a file`, 'Name a file, or exclude it.');
}

export function leadsOutside(): SourceError {
  return new SourceError(
    'A symbolic link leads out of the workspace',
    'Name the place it leads to in the input path, if you do want to publish what is there.',
  );
}

export function brokenLink(): SourceError {
  return new SourceError('The symbolic link leads nowhere', 'Correct the link, or exclude it.');
}

/** The file on disk is not the one the upload began with. */
export function changed(how: string): SourceError {
  return new SourceError(
    `The file ${how} while it was sent`,
    'Make sure that whatever writes it has ended before this step starts.',
  );
}
