import { homedir } from 'node:os';
import { variable, type Environment } from './runner.ts';

/** Where paths are read: all absolute paths are kept with `/` between names, which Windows takes as well. */
export interface Place {
  platform: 'win32' | 'posix';
  workspace: string;
  home: string;
}

export function placeOfRun(environment: Environment): Place {
  const platform = process.platform === 'win32' ? 'win32' : 'posix';
  return {
    platform,
    workspace: slashed(variable(environment, 'GITHUB_WORKSPACE') ?? process.cwd(), platform),
    home: slashed(homedir(), platform),
  };
}

/** A file as results and the log name it: relative to the workspace, absolute where it is outside. */
export function fileLabel(file: string, { workspace, platform }: Place): string {
  return isInside(file, workspace, platform) ? file.slice(workspace.length + 1) : file;
}

/** Whether an absolute path lies below a directory. */
export function isInside(file: string, directory: string, platform: Place['platform']): boolean {
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  return comparable(file, platform).startsWith(comparable(prefix, platform));
}

/** Two paths of one file are equal in this form. */
export function comparable(file: string, platform: Place['platform']): string {
  return platform === 'win32' ? file.toLowerCase() : file;
}

/** With single slashes between names and none behind; the two at the start of a Windows share are kept. */
export function slashed(path: string, platform: Place['platform']): string {
  const forward = platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const share = platform === 'win32' && /^\/\/+[^/]/.test(forward) ? '/' : '';
  const single = share + forward.replace(/\/+/g, '/');
  return /^(\/|[a-z]:\/)$/i.test(single) ? single : single.replace(/\/$/, '');
}
