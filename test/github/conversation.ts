import { conversationLocked, invalidComment, notAccessible, notFound } from './answer.ts';
import { isSameAccount } from './store/accounts.ts';
import type { Store, StoredComment, StoredPullRequest, StoredRepository } from './store/store.ts';
import { mayRead, mayWrite, type Grant } from './tokens.ts';

/** What both APIs know about a request: whose it is, and up to when its replica has seen the writes. */
export interface Session {
  store: Store;
  grant: Grant;
  seenUntil: number;
}

/** GitHub's limit on a comment's body. It says characters; UTF-16 units are the strictest reading. */
const MAX_BODY_LENGTH = 65_536;

/** Throws 404 for a repository the token cannot see, 403 where it lacks the permission. */
export function visibleRepository({ store, grant }: Session, fullName: string): StoredRepository {
  const repository = store.repository(fullName);
  if (repository === undefined) throw notFound();
  if (mayRead(grant, repository)) return repository;
  throw grant.repository.id === repository.id ? notAccessible() : notFound();
}

/** Throws 403 and 422 as GitHub does; a locked conversation is closed to every installation token. */
export function createComment({ store, grant }: Session, pr: StoredPullRequest, body: string): StoredComment {
  const writes = mayWrite(grant, pr.repository);
  if (grant.kind === 'installation' && !writes) throw notAccessible();
  if (pr.locked && (grant.kind === 'installation' || !writes)) throw conversationLocked();
  return store.addComment(pr, grant.actor, validBody(body));
}

export function updateComment(session: Session, comment: StoredComment, body: string): StoredComment {
  requireRightTo(session, comment);
  return session.store.changeComment(comment, { body: validBody(body) });
}

export function deleteComment(session: Session, comment: StoredComment): void {
  requireRightTo(session, comment);
  session.store.deleteComment(comment);
}

/** Hides a comment for a reason such as `outdated`, or shows it again (null). */
export function minimizeComment(
  session: Session,
  comment: StoredComment,
  minimized: string | null,
): StoredComment {
  requireRightTo(session, comment);
  return session.store.changeComment(comment, { minimized });
}

/** With write access anyone's comment may be changed; a person may always change their own. */
export function mayChange(grant: Grant, { repository, author }: StoredComment): boolean {
  return mayWrite(grant, repository) || (grant.kind === 'user' && isSameAccount(author, grant.actor));
}

function requireRightTo({ grant }: Session, comment: StoredComment): void {
  if (!mayChange(grant, comment)) throw notAccessible();
}

function validBody(body: string): string {
  if (body.trim() === '') throw invalidComment("Body can't be blank");
  if (body.length > MAX_BODY_LENGTH)
    throw invalidComment(`Body is too long (maximum is ${MAX_BODY_LENGTH} characters)`);
  return body;
}
