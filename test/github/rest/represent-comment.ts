import type { StoredComment } from '../store/store.ts';
import type { Urls } from '../urls.ts';
import { representAccount } from './represent-account.ts';
import type { Schemas } from './schemas.ts';

export function representComment(comment: StoredComment, urls: Urls): Schemas['issue-comment'] {
  const { id, repository, number, minimized } = comment;
  const api = `${urls.api}/repos/${repository.fullName}`;
  const url = `${api}/issues/comments/${id}`;
  return {
    url,
    html_url: `${urls.server}/${repository.fullName}/pull/${number}#issuecomment-${id}`,
    issue_url: `${api}/issues/${number}`,
    id,
    node_id: comment.nodeId,
    user: representAccount(comment.author, urls),
    created_at: timestamp(comment.createdAt),
    updated_at: timestamp(comment.updatedAt),
    body: comment.body,
    author_association: comment.author.type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
    reactions: noReactions(url),
    performed_via_github_app: null,
    minimized: minimized === null ? null : { reason: minimized },
  };
}

export function noReactions(url: string): Schemas['reaction-rollup'] {
  const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}

/** GitHub's times have no fraction: two writes within a second look alike. */
export function timestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
