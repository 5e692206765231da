import type { Faults } from './faults.ts';
import type { LoggedRequest, Violation } from './request-log.ts';
import type { SeededSpan } from './seeded.ts';
import type { AccountName } from './store/accounts.ts';
import type {
  NewPullRequest,
  NewRepository,
  PullRequestChange,
  StoredComment,
  StoredPullRequest,
  StoredRepository,
} from './store/store.ts';
import type { NewToken } from './tokens.ts';

/** How slow and how forgetful it is; neither by default. */
export interface Timing {
  /** How long each request takes. */
  latency?: SeededSpan;
  /** How far the replica that answers a list lags behind the writes, drawn anew for each request. */
  staleReads?: SeededSpan;
}

export interface GitHubOptions extends Timing {
  /** GitHub Enterprise Server: one host, the API under `/api/v3`, its own description. */
  ghes?: boolean;
  /** owner/name of the repository the tokens belong to; `octo-org/shots` by default. */
  repository?: string;
  /** Whether that repository is private; reading it then takes a permission. */
  private?: boolean;
}

export interface NewComment {
  /** Number of the pull request. */
  pr: number;
  /** GITHUB_TOKEN's bot by default. */
  author?: AccountName;
  body: string;
  /** Why it is minimised, such as `outdated`. */
  minimized?: string;
}

/** GitHub's REST and GraphQL APIs on loopback, to be looked into and disturbed by a test. */
export interface GitHubStandIn {
  /** GITHUB_API_URL, GITHUB_GRAPHQL_URL and GITHUB_SERVER_URL. */
  apiUrl: string;
  graphqlUrl: string;
  serverUrl: string;
  /** The repository the tokens belong to: GITHUB_REPOSITORY. */
  repository: StoredRepository;
  /**
   * GITHUB_TOKEN with `pull-requests: write`, as a fork's or Dependabot's run gets it, and without any
   * permission; and the personal access token of somebody with write access.
   */
  tokens: { write: string; readOnly: string; none: string; user: string };
  /** Another token for the repository. */
  addToken(facts: NewToken): string;
  addRepository(facts: NewRepository): StoredRepository;
  addPullRequest(facts: NewPullRequest): StoredPullRequest;
  /** What happens to a pull request: pushed to, closed, merged, locked, deleted. */
  changePullRequest(number: number, change: PullRequestChange): StoredPullRequest;
  addComment(facts: NewComment): StoredComment;
  /** What somebody else does to a comment. */
  changeComment(id: number, change: { body: string } | { minimized: string | null }): StoredComment;
  deleteComment(id: number): void;
  /** The comments of a pull request as they are now, minimised ones too, lowest id first. */
  comments(pr: number): StoredComment[];
  /** Every request, in the order of arrival. */
  requests: readonly LoggedRequest[];
  /** Where a request or an answer disagreed with GitHub's description; the client got 500. */
  violations: readonly Violation[];
  faults: Faults;
  /** Back to the beginning, with the same addresses and tokens; with another timing if one is given. */
  reset(timing?: Timing): void;
  close(): Promise<void>;
}
