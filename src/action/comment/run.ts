import { randomInt } from 'node:crypto';
import type { Environment } from '../runner.ts';
import { child, isRecord, textOf, type JsonRecord } from './github/answers.ts';
import type { GitHubAddresses } from './github/github.ts';
import type { RunContext } from './pull-request/run-context.ts';
import type { Revision } from './revision.ts';

/** What the runner tells of this run, as far as the comment needs it. */
export interface Run extends RunContext, GitHubAddresses {
  serverUrl: string;
  runId: string;
  attempt: number;
  workflow: string;
  job: string;
  /** GITHUB_ACTION */
  step: string;
  /** Commit the files were made of, where the event tells it; empty where it does not. */
  commit: string;
}

export function readRun(environment: Environment, payload: unknown): Run {
  const value = (name: string) => environment[name] ?? '';
  const event = isRecord(payload) ? payload : {};
  return {
    eventName: value('GITHUB_EVENT_NAME'),
    payload: event,
    repository: value('GITHUB_REPOSITORY'),
    sha: value('GITHUB_SHA'),
    apiUrl: withoutSlash(value('GITHUB_API_URL')),
    graphqlUrl: withoutSlash(value('GITHUB_GRAPHQL_URL')),
    serverUrl: withoutSlash(value('GITHUB_SERVER_URL')),
    runId: value('GITHUB_RUN_ID'),
    attempt: Number(value('GITHUB_RUN_ATTEMPT')) || 1,
    workflow: value('GITHUB_WORKFLOW'),
    job: value('GITHUB_JOB'),
    step: value('GITHUB_ACTION'),
    commit: headCommit(event) || (value('GITHUB_EVENT_NAME') === 'issue_comment' ? '' : value('GITHUB_SHA')),
  };
}

/** GITHUB_SHA is a merge commit nobody knows for pull requests, and the default branch's for workflow_run and comments. */
function headCommit(event: JsonRecord): string {
  return (
    textOf(child(child(event, 'pull_request'), 'head'), 'sha') ||
    textOf(child(event, 'workflow_run'), 'head_sha') ||
    textOf(child(event, 'merge_group'), 'head_sha')
  );
}

/** @param step how many times this run has written the section before. */
export function revisionOf({ runId, attempt }: Pick<Run, 'runId' | 'attempt'>, step: number): Revision {
  return { run: Number(runId) || 0, attempt, step, writer: randomInt(1_000_000) };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
