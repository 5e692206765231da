import { getOctokitOptions, GitHub } from '@actions/github/lib/utils';
import { CommentGoneError, TryAgainError, type Comment, type Conversation } from '../race/conversation.ts';
import type { Thread } from '../section.ts';
import { isRecord } from './answers.ts';
import { explainFailure, NotFoundError } from './failures.ts';

/** Addresses of the GitHub this run belongs to, from the runner's environment. */
export interface GitHubAddresses {
  apiUrl: string;
  graphqlUrl: string;
}

export type Octokit = InstanceType<typeof GitHub>;

/** Proxies are honoured as the toolkit does. */
export function connect(token: string, { apiUrl }: GitHubAddresses): Octokit {
  // What Octokit logs would reach the runner unfiltered.
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  return new GitHub(getOctokitOptions(token, { baseUrl: apiUrl, log }));
}

function ignore(): void {
  // Said by the errors it throws as well.
}

/** The comments of this token's account in a pull request's conversation. */
export function openConversation(
  octokit: Octokit,
  { graphqlUrl }: GitHubAddresses,
  thread: Thread,
): Conversation {
  const [owner = '', repo = ''] = thread.repository.split('/');
  const conversation = `pull request #${thread.pullRequest}`;
  const graphql = async (query: string, variables: Record<string, unknown>): Promise<unknown> => {
    const answer = await request(conversation, async () =>
      octokit.request({ method: 'POST', url: graphqlUrl, query, variables }),
    );
    return dataOf(answer, conversation);
  };
  return {
    list: async () => {
      const comments: Comment[] = [];
      let after: string | null = null;
      do {
        const page = readPage(
          await graphql(listQuery, { owner, repo, number: thread.pullRequest, after }),
          conversation,
        );
        comments.push(...page.comments);
        after = page.next;
      } while (after !== null);
      return comments.toSorted((one, other) => one.id - other.id);
    },
    create: async (text) => {
      const { data } = await request(conversation, async () =>
        octokit.rest.issues.createComment({ owner, repo, issue_number: thread.pullRequest, body: text }),
      );
      return { id: data.id, nodeId: data.node_id, url: data.html_url, text };
    },
    update: async (id, text) => {
      await request(`comment ${id}`, async () =>
        octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body: text }),
      ).catch((error: unknown) => {
        throw error instanceof NotFoundError ? new CommentGoneError(id) : error;
      });
    },
    remove: async (id) => {
      await request(`comment ${id}`, async () =>
        octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }),
      ).catch((error: unknown) => {
        if (!(error instanceof NotFoundError)) throw error;
      });
    },
    hide: async (nodeId) => {
      await graphql(hideMutation, { id: nodeId });
    },
  };
}

/** @throws what {@link explainFailure} makes of a failure; `what` names the thing asked for. */
export async function request<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw explainFailure(error, what);
  }
}

/** `viewerDidAuthor` tells our own comments from copies of our marker, for GITHUB_TOKEN as well. */
const listQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id url body isMinimized viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const hideMutation = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

/** GraphQL tells of failures in answers with status 200. */
function dataOf({ data, headers }: { data: unknown; headers: object }, what: string): unknown {
  if (!isRecord(data)) throw new TryAgainError('GitHub’s answer to GraphQL is not JSON');
  const [error] = Array.isArray(data.errors) ? data.errors.filter(isRecord) : [];
  if (error === undefined) return data.data;
  const message = typeof error.message === 'string' ? error.message : 'an error of GraphQL';
  const status = error.type === 'NOT_FOUND' ? 404 : error.type === 'RATE_LIMITED' ? 429 : 403;
  throw explainFailure({ status, message, response: { headers, data: { message } } }, what);
}

function readPage(data: unknown, what: string): { comments: Comment[]; next: string | null } {
  const repository = isRecord(data) ? data.repository : undefined;
  const pullRequest = isRecord(repository) ? repository.pullRequest : undefined;
  if (!isRecord(pullRequest)) throw new NotFoundError(what);
  const { nodes, pageInfo } = isRecord(pullRequest.comments) ? pullRequest.comments : {};
  const next = isRecord(pageInfo) && pageInfo.hasNextPage === true ? pageInfo.endCursor : null;
  return {
    comments: (Array.isArray(nodes) ? nodes : []).flatMap(readOwnComment),
    next: typeof next === 'string' ? next : null,
  };
}

function readOwnComment(node: unknown): Comment[] {
  if (!isRecord(node) || node.viewerDidAuthor !== true || node.isMinimized === true) return [];
  const { id, url, body } = node;
  if (typeof id !== 'string' || typeof url !== 'string' || typeof body !== 'string') return [];
  // GraphQL's own number is null above 32 bits, and its long form is missing on older servers.
  const number = /#issuecomment-(\d+)$/.exec(url)?.[1];
  return number === undefined ? [] : [{ id: Number(number), nodeId: id, url, text: body }];
}
