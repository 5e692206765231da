import { child, isRecord, numberOf, textOf } from './answers.ts';
import { NotFoundError } from './failures.ts';
import { request, type Octokit } from './github.ts';

/** A pull request, as far as finding the right one goes. */
export interface PullRequest {
  number: number;
  isOpen: boolean;
  headSha: string;
  /** owner/name; empty once a fork was deleted. */
  headRepository: string;
}

/** Pull requests of one repository. */
export interface PullRequests {
  /** Undefined when there is none of that number. */
  byNumber: (number: number) => Promise<PullRequest | undefined>;
  /** Open ones whose head is that branch of that owner. */
  byHead: (owner: string, branch: string) => Promise<PullRequest[]>;
  /** Those that hold a commit of this repository. */
  byCommit: (sha: string) => Promise<PullRequest[]>;
}

export function openPullRequests(octokit: Octokit, repository: string): PullRequests {
  const [owner = '', repo = ''] = repository.split('/');
  return {
    byNumber: async (number) => {
      try {
        const { data } = await request(`pull request #${number}`, async () =>
          octokit.rest.pulls.get({ owner, repo, pull_number: number }),
        );
        return readPull(data)[0];
      } catch (error) {
        if (error instanceof NotFoundError) return undefined;
        throw error;
      }
    },
    byHead: async (headOwner, branch) => {
      const { data } = await request(`repository ${repository}`, async () =>
        octokit.rest.pulls.list({
          owner,
          repo,
          state: 'open',
          head: `${headOwner}:${branch}`,
          per_page: 100,
        }),
      );
      return data.flatMap(readPull);
    },
    byCommit: async (sha) => {
      const { data } = await request(`commit ${sha}`, async () =>
        octokit.rest.repos.listPullRequestsAssociatedWithCommit({
          owner,
          repo,
          commit_sha: sha,
          per_page: 100,
        }),
      );
      return data.flatMap(readPull);
    },
  };
}

/** Octokit's types promise more than GitHub keeps: `head.repo` is null for a deleted fork. */
function readPull(data: unknown): PullRequest[] {
  const pull = isRecord(data) ? data : {};
  const number = numberOf(pull, 'number');
  const head = child(pull, 'head');
  if (number === undefined) return [];
  return [
    {
      number,
      isOpen: pull.state === 'open',
      headSha: textOf(head, 'sha'),
      headRepository: textOf(child(head, 'repo'), 'full_name'),
    },
  ];
}
