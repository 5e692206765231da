import { readFileSync } from 'node:fs';
import type { Environment } from './runner.ts';

/** What the uploads need to know of the event that started the workflow. */
export interface WorkflowEvent {
  /** Number of the pull request, as digits; empty for events without one. */
  pullRequest: string;
  /** GitHub gives the run no secrets because its pull request comes from a fork. */
  fromFork: boolean;
  /** GitHub gives the run Dependabot's secrets in place of the repository's. */
  fromDependabot: boolean;
  privateRepository: boolean;
}

/** Reads the event's payload. Whatever is missing or malformed counts as not said. */
export function readEvent(environment: Environment): WorkflowEvent {
  const payload = readPayload(environment.GITHUB_EVENT_PATH);
  const pullRequest = child(payload, 'pull_request');
  const issue = child(payload, 'issue');
  const number = text(pullRequest, 'number') || (isRecord(issue.pull_request) ? text(issue, 'number') : '');
  return {
    pullRequest: /^[1-9]\d*$/.test(number) ? number : '',
    fromFork: withoutSecretsOnForks.has(environment.GITHUB_EVENT_NAME ?? '') && isFork(pullRequest),
    fromDependabot: [environment.GITHUB_ACTOR, text(child(pullRequest, 'user'), 'login')].includes(
      dependabot,
    ),
    privateRepository: isPrivate(child(payload, 'repository')),
  };
}

const dependabot = 'dependabot[bot]';

/** Events of a fork's pull request that run without secrets; `pull_request_target` has them. */
const withoutSecretsOnForks = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

/** A head without repository is a fork that was deleted. */
function isFork(pullRequest: JsonRecord): boolean {
  const base = text(child(child(pullRequest, 'base'), 'repo'), 'full_name');
  const head = text(child(child(pullRequest, 'head'), 'repo'), 'full_name');
  return base !== '' && head.toLowerCase() !== base.toLowerCase();
}

/** Internal repositories of a company say `visibility: internal` and `private: true`. */
function isPrivate(repository: JsonRecord): boolean {
  return repository.private === true || ['private', 'internal'].includes(text(repository, 'visibility'));
}

/** The event's payload; empty when it cannot be read. */
export function readPayload(file: string | undefined): JsonRecord {
  if (file === undefined || file === '') return {};
  try {
    const payload: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(payload) ? payload : {};
  } catch {
    return {};
  }
}

type JsonRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(record: JsonRecord, name: string): JsonRecord {
  const value = record[name];
  return isRecord(value) ? value : {};
}

function text(record: JsonRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
