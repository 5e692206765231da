import { createHash } from 'node:crypto';
import type { Fault, RequestKind } from './fault.ts';

interface Plan {
  fault: Fault;
  pattern: RegExp | undefined;
  /** Requests it was aimed at and strikes it made, by file or all together. */
  seen: Map<string, number>;
  struck: Map<string, number>;
}

/** The faults of a site, and how often each was called for. */
export class FaultPlans {
  #plans: Plan[] = [];

  /** Where several would strike a request, the one added first does, and the others do not count it. */
  add(fault: Fault): void {
    const pattern = fault.file === undefined ? undefined : new RegExp(fault.file, 'u');
    this.#plans.push({ fault, pattern, seen: new Map(), struck: new Map() });
  }

  clear(): void {
    this.#plans = [];
  }

  /**
   * The fault that strikes a request, if any.
   * @param file the file's name; undefined while only the request's head is known, when just the
   *   faults that act on the head and do not ask for a name are considered
   */
  choose(kind: RequestKind, file: string | undefined): Fault | undefined {
    const plan = this.#plans.find((candidate) => {
      const atHead = candidate.pattern === undefined && actsOnHead(candidate.fault);
      const timely = atHead === (file === undefined);
      return timely && isAimedAt(candidate, kind, file) && strikes(candidate, file ?? '');
    });
    return plan?.fault;
  }
}

function actsOnHead(fault: Fault): boolean {
  return (
    fault.kind === 'early-answer' ||
    fault.kind === 'slow-reading' ||
    (fault.kind === 'reset' && fault.at === 'before-body')
  );
}

function isAimedAt({ fault, pattern }: Plan, kind: RequestKind, file: string | undefined): boolean {
  const on = fault.on ?? 'upload';
  return (on === 'any' || on === kind) && (pattern?.test(file ?? '') ?? true);
}

function strikes({ fault, seen, struck }: Plan, file: string): boolean {
  const counter = fault.per === 'file' ? file : '';
  const before = seen.get(counter) ?? 0;
  seen.set(counter, before + 1);
  const number = before - (fault.skip ?? 0);
  if (number < 0) return false;
  if (fault.every !== undefined && (number + 1) % fault.every !== 0) return false;
  if (fault.share !== undefined && drawn(fault.seed ?? 0, counter, number) >= fault.share) return false;
  const strikesBefore = struck.get(counter) ?? 0;
  if (fault.first !== undefined && strikesBefore >= fault.first) return false;
  struck.set(counter, strikesBefore + 1);
  return true;
}

/** A number from 0 to 1 that depends on nothing but these. */
function drawn(seed: number, counter: string, number: number): number {
  const digest = createHash('sha256').update(`${seed} ${number} ${counter}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
