import { createHash } from 'node:crypto';
import { account, type Account, type AccountName } from './accounts.ts';
import { startHistory, type History } from './history.ts';

export interface StoredRepository {
  id: number;
  nodeId: string;
  owner: Account;
  name: string;
  fullName: string;
  private: boolean;
  defaultBranch: string;
  /** The repository it was forked from. */
  parent: StoredRepository | null;
}

export interface StoredPullRequest {
  id: number;
  nodeId: string;
  number: number;
  repository: StoredRepository;
  title: string;
  author: Account;
  state: 'open' | 'closed';
  merged: boolean;
  locked: boolean;
  draft: boolean;
  headSha: string;
  /** Every commit that ever was its head. */
  commits: string[];
  headRef: string;
  /** Null once the fork was deleted. */
  headRepository: StoredRepository | null;
  baseRef: string;
  baseSha: string;
  createdAt: Date;
  updatedAt: Date;
  /** Set when the pull request was deleted: what GitHub answers from then on. */
  deleted: 404 | 410 | null;
}

export interface StoredComment {
  id: number;
  nodeId: string;
  repository: StoredRepository;
  /** Number of the pull request it belongs to. */
  number: number;
  author: Account;
  body: string;
  createdAt: Date;
  updatedAt: Date;
  /** Why it was minimised (lower case, as `outdated`); null when it is shown. */
  minimized: string | null;
}

export interface NewRepository {
  /** owner/name */
  fullName: string;
  private?: boolean;
  defaultBranch?: string;
  /** Full name of the repository it is a fork of. */
  forkOf?: string;
}

export interface NewPullRequest {
  number: number;
  /** Full name of the repository it is made to; the stand-in's own repository by default. */
  repository?: string;
  title?: string;
  author?: AccountName;
  state?: 'open' | 'closed';
  merged?: boolean;
  locked?: boolean;
  draft?: boolean;
  headSha?: string;
  headRef?: string;
  /** Full name of the repository of the head branch, a fork or the base itself; null for a deleted fork. */
  headRepo?: string | null;
  baseRef?: string;
}

export type PullRequestChange = Partial<
  Pick<
    StoredPullRequest,
    'state' | 'merged' | 'locked' | 'draft' | 'headSha' | 'baseRef' | 'title' | 'deleted'
  >
>;

/** All that GitHub remembers. Lists take the time up to which their replica has seen the writes. */
export interface Store {
  addRepository(facts: NewRepository): StoredRepository;
  repository(fullName: string): StoredRepository | undefined;
  repositoryById(id: number): StoredRepository | undefined;
  addPullRequest(repository: StoredRepository, facts: NewPullRequest): StoredPullRequest;
  pullRequest(repository: StoredRepository, number: number): StoredPullRequest | undefined;
  pullRequests(asOf?: number): StoredPullRequest[];
  changePullRequest(pr: StoredPullRequest, change: PullRequestChange): StoredPullRequest;
  addComment(pr: StoredPullRequest, author: Account, body: string): StoredComment;
  comment(id: number, asOf?: number): StoredComment | undefined;
  /** Those of a pull request, lowest id first. */
  comments(pr: StoredPullRequest, asOf?: number): StoredComment[];
  changeComment(
    comment: StoredComment,
    change: { body: string } | { minimized: string | null },
  ): StoredComment;
  deleteComment(comment: StoredComment): void;
}

/** Ids of today are beyond 32 bits of sign; a client that truncates them must fail here too. */
const FIRST_COMMENT_ID = 3_500_000_001;

export function openStore(): Store {
  const repositories = new Map<string, StoredRepository>();
  const pullRequests = new Map<string, History<StoredPullRequest>>();
  const comments = new Map<number, History<StoredComment>>();
  const pullRequestKey = (repository: StoredRepository, number: number): string =>
    `${repository.fullName.toLowerCase()}#${number}`;
  const repositoryNamed = (fullName: string): StoredRepository => {
    const found = repositories.get(fullName.toLowerCase());
    if (found === undefined) throw new Error(`The stand-in has no repository ${fullName}: add it first.`);
    return found;
  };

  return {
    addRepository: (facts) => {
      const repository = newRepository(facts, 700_000_001 + repositories.size, repositoryNamed);
      repositories.set(repository.fullName.toLowerCase(), repository);
      return repository;
    },
    repository: (fullName) => repositories.get(fullName.toLowerCase()),
    repositoryById: (id) => [...repositories.values()].find((repository) => repository.id === id),
    addPullRequest: (repository, facts) => {
      const pr = newPullRequest(repository, facts, 2_400_000_001 + pullRequests.size, repositoryNamed);
      pullRequests.set(pullRequestKey(repository, pr.number), startHistory(pr));
      return pr;
    },
    pullRequest: (repository, number) => pullRequests.get(pullRequestKey(repository, number))?.latest(),
    pullRequests: (asOf) => [...pullRequests.values()].flatMap((history) => versionOf(history, asOf)),
    changePullRequest: (pr, change) => {
      const commits = [...new Set([...pr.commits, change.headSha ?? pr.headSha])];
      const changed = { ...pr, ...change, commits, updatedAt: new Date() };
      pullRequests.get(pullRequestKey(pr.repository, pr.number))?.write(changed);
      return changed;
    },
    addComment: (pr, author, body) => {
      const id = FIRST_COMMENT_ID + comments.size;
      const nodeId = nodeIdOf('IC', id);
      const { repository, number } = pr;
      const now = new Date();
      const times = { createdAt: now, updatedAt: now };
      const comment = { id, nodeId, repository, number, author, body, ...times, minimized: null };
      comments.set(id, startHistory<StoredComment>(comment));
      return comment;
    },
    comment: (id, asOf) => versionOf(comments.get(id), asOf)[0],
    comments: (pr, asOf) =>
      [...comments.values()]
        .flatMap((history) => versionOf(history, asOf))
        .filter(({ repository, number }) => repository.id === pr.repository.id && number === pr.number),
    changeComment: (comment, change) => {
      const updatedAt = 'body' in change ? new Date() : comment.updatedAt;
      const changed = { ...comment, ...change, updatedAt };
      comments.get(comment.id)?.write(changed);
      return changed;
    },
    deleteComment: (comment) => comments.get(comment.id)?.remove(),
  };
}

function versionOf<T>(history: History<T> | undefined, asOf: number | undefined): T[] {
  const version = asOf === undefined ? history?.latest() : history?.asOf(asOf);
  return version === undefined ? [] : [version];
}

function newRepository(
  facts: NewRepository,
  id: number,
  repositoryNamed: (fullName: string) => StoredRepository,
): StoredRepository {
  const [owner, name] = facts.fullName.split('/');
  if (!owner || !name) throw new Error(`A repository is named owner/name, not ${facts.fullName}.`);
  return {
    id,
    nodeId: nodeIdOf('R', id),
    owner: account(owner, facts.forkOf === undefined ? 'Organization' : 'User'),
    name,
    fullName: facts.fullName,
    private: facts.private ?? false,
    defaultBranch: facts.defaultBranch ?? 'main',
    parent: facts.forkOf === undefined ? null : repositoryNamed(facts.forkOf),
  };
}

function newPullRequest(
  repository: StoredRepository,
  facts: NewPullRequest,
  id: number,
  repositoryNamed: (fullName: string) => StoredRepository,
): StoredPullRequest {
  const { headRepo = repository.fullName } = facts;
  const headSha = facts.headSha ?? commitSha(`${repository.fullName}#${facts.number}`);
  const now = new Date();
  return {
    id,
    nodeId: nodeIdOf('PR', id),
    number: facts.number,
    repository,
    title: facts.title ?? `Pull request ${facts.number}`,
    author: account(facts.author ?? 'octo-dev'),
    state: facts.merged === true ? 'closed' : (facts.state ?? 'open'),
    merged: facts.merged ?? false,
    locked: facts.locked ?? false,
    draft: facts.draft ?? false,
    headSha,
    commits: [headSha],
    headRef: facts.headRef ?? `change-${facts.number}`,
    headRepository: headRepo === null ? null : repositoryNamed(headRepo),
    baseRef: facts.baseRef ?? repository.defaultBranch,
    baseSha: commitSha(`${repository.fullName}@${facts.baseRef ?? repository.defaultBranch}`),
    createdAt: now,
    updatedAt: now,
    deleted: null,
  };
}

/** A commit's name made up from a text: the same for the same text. */
export function commitSha(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function nodeIdOf(prefix: 'R' | 'PR' | 'IC', id: number): string {
  return `${prefix}_${Buffer.from(`0:${id}`).toString('base64url')}`;
}

/** The number in a node id of this kind; NaN for any other text. */
export function idOfNode(prefix: 'R' | 'PR' | 'IC', nodeId: string): number {
  const [, encoded] = nodeId.split(`${prefix}_`);
  return Number(
    Buffer.from(encoded ?? '', 'base64url')
      .toString()
      .split(':')[1],
  );
}
