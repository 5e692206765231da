import type { Fault, FaultEffect } from '../faults/fault.ts';
import { BadCommand } from './bad-command.ts';

/** A member's check: the types and words it may be. */
type Check = 'number' | 'string' | 'boolean' | 'retry-after' | readonly string[];
type Checks = Record<string, Check>;

const moments = ['before-storing', 'after-storing'];

const effects: Record<FaultEffect['kind'], { needed: Checks; optional?: Checks }> = {
  reset: { needed: { at: ['before-body', 'mid-body', ...moments] } },
  hang: { needed: { at: moments }, optional: { ms: 'number' } },
  'slow-reading': { needed: { bytesPerSecond: 'number' } },
  'slow-answer': { needed: {}, optional: { ms: 'number', bytesPerSecond: 'number' } },
  truncated: { needed: { how: ['connection', 'body'] } },
  'wrong-length': { needed: { by: 'number' } },
  status: { needed: { status: 'number' }, optional: { retryAfter: 'retry-after', stored: 'boolean' } },
  html: { needed: {}, optional: { stored: 'boolean' } },
  'early-answer': { needed: { status: 'number' }, optional: { abrupt: 'boolean' } },
  redirect: { needed: { location: 'string' }, optional: { status: 'number' } },
  oversized: { needed: { bytes: 'number' }, optional: { gzip: 'boolean' } },
  'hostile-url': { needed: { url: 'string' } },
};

const aim: Checks = {
  on: ['upload', 'file', 'viewer', 'delete', 'page', 'any'],
  file: 'string',
  skip: 'number',
  first: 'number',
  every: 'number',
  share: 'number',
  seed: 'number',
  per: ['site', 'file'],
};

/**
 * A fault given from outside the process.
 * @throws BadCommand naming the member and what it takes
 */
export function parseFault(value: unknown): Fault {
  if (!isFault(value)) throw new BadCommand('A fault is an object with a "kind".');
  if (value.file !== undefined && !isRegularExpression(value.file)) {
    throw new BadCommand(`"file" takes a regular expression, not "${value.file}".`);
  }
  return value;
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  const kind: unknown = Reflect.get(value, 'kind');
  const effect = Object.entries(effects).find(([name]) => name === kind)?.[1];
  if (effect === undefined) {
    throw new BadCommand(
      `There is no fault "${String(kind)}". There are: ${Object.keys(effects).join(', ')}.`,
    );
  }
  const known: Checks = { ...effect.needed, ...effect.optional, ...aim };
  for (const name of Object.keys(effect.needed)) {
    if (!(name in value)) throw new BadCommand(`The fault "${String(kind)}" needs "${name}".`);
  }
  for (const [name, given] of members) {
    if (name === 'kind') continue;
    const check = known[name];
    if (check === undefined || !passes(check, given)) {
      const takes = check === undefined ? 'is not known to it' : `takes ${String(check)}`;
      throw new BadCommand(`The fault "${String(kind)}": "${name}" ${takes}, not ${JSON.stringify(given)}.`);
    }
  }
  return true;
}

function passes(check: Check, given: unknown): boolean {
  if (check === 'retry-after') {
    return typeof given === 'object' && given !== null && 'seconds' in given && 'form' in given;
  }
  return typeof check === 'string' ? typeof given === check : check.some((word) => word === given);
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u').unicode;
  } catch {
    return false;
  }
}
