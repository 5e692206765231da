import { openFaults } from './faults.ts';
import { githubSchema } from './graphql/schema.ts';
import { listen } from './listener.ts';
import { loadConformance } from './openapi/conformance.ts';
import { drawFrom } from './seeded.ts';
import { serve, type ServiceParts } from './service.ts';
import type { GitHubOptions, GitHubStandIn, Timing } from './stand-in.ts';
import { account, GITHUB_ACTIONS } from './store/accounts.ts';
import {
  openStore,
  type StoredComment,
  type StoredPullRequest,
  type StoredRepository,
} from './store/store.ts';
import { openTokenRegister } from './tokens.ts';
import { urlsAt } from './urls.ts';

export type { Answer } from './answer.ts';
export type { Fault, Faults, FaultScope } from './faults.ts';
export type { LoggedRequest, Violation } from './request-log.ts';
export type { SeededSpan } from './seeded.ts';
export type { GitHubOptions, GitHubStandIn, NewComment, Timing } from './stand-in.ts';
export type {
  NewPullRequest,
  NewRepository,
  PullRequestChange,
  StoredComment,
  StoredPullRequest,
  StoredRepository,
} from './store/store.ts';
export type { NewToken, Permissions } from './tokens.ts';

/** Starts a GitHub on a free loopback port, with one repository and nothing in it. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubStandIn> {
  const { ghes = false, repository = 'octo-org/shots' } = options;
  const tokens = openTokenRegister();
  const conformance = loadConformance(ghes ? 'ghes-3.19' : 'api.github.com');
  // Here and not with the first query, which would then be much slower than all others.
  githubSchema();
  const listener = await listen((received) => serve(parts, received));
  const parts: ServiceParts = {
    urls: urlsAt(listener.port, ghes),
    store: openStore(),
    tokens,
    conformance,
    faults: openFaults(),
    requests: [],
    violations: [],
    ...timed(options),
  };
  const addHome = (): StoredRepository =>
    parts.store.addRepository({ fullName: repository, private: options.private ?? false });
  const home = addHome();
  const pullRequest = (number: number): StoredPullRequest =>
    found(parts.store.pullRequest(home, number), `pull request ${number}`);
  const comment = (id: number): StoredComment => found(parts.store.comment(id), `comment ${id}`);

  return {
    apiUrl: parts.urls.api,
    graphqlUrl: parts.urls.graphql,
    serverUrl: parts.urls.server,
    repository: home,
    tokens: {
      write: tokens.add({ name: 'write', permissions: { pullRequests: 'write' } }, home),
      readOnly: tokens.add({ name: 'readOnly', permissions: { issues: 'read', pullRequests: 'read' } }, home),
      none: tokens.add({ name: 'none', permissions: {} }, home),
      user: tokens.add({ name: 'user', permissions: { pullRequests: 'write' }, user: 'octo-dev' }, home),
    },
    addToken: (facts) => tokens.add(facts, home),
    addRepository: (facts) => parts.store.addRepository(facts),
    addPullRequest: (facts) => {
      const base = found(parts.store.repository(facts.repository ?? repository), String(facts.repository));
      return parts.store.addPullRequest(base, facts);
    },
    changePullRequest: (number, change) => parts.store.changePullRequest(pullRequest(number), change),
    addComment: ({ pr, author = GITHUB_ACTIONS, body, minimized }) => {
      const added = parts.store.addComment(pullRequest(pr), account(author), body);
      return minimized === undefined ? added : parts.store.changeComment(added, { minimized });
    },
    changeComment: (id, change) => parts.store.changeComment(comment(id), change),
    deleteComment: (id) => {
      parts.store.deleteComment(comment(id));
    },
    comments: (pr) => parts.store.comments(pullRequest(pr)),
    requests: parts.requests,
    violations: parts.violations,
    faults: parts.faults,
    reset: (timing = options) => {
      parts.store = openStore();
      addHome();
      parts.requests.length = 0;
      parts.violations.length = 0;
      parts.faults.clear();
      Object.assign(parts, timed(timing));
    },
    close: () => listener.close(),
  };
}

function timed({ latency, staleReads }: Timing): Pick<ServiceParts, 'latency' | 'lag'> {
  return { latency: drawFrom(latency), lag: drawFrom(staleReads) };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The stand-in has no ${what}: add it first.`);
  return value;
}
