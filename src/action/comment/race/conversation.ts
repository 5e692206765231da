/** A comment of ours, as a read showed it. */
export interface Comment {
  id: number;
  /** What GraphQL calls it by. */
  nodeId: string;
  url: string;
  text: string;
}

/** The pull request's conversation, as far as comments of this token's own account go. */
export interface Conversation {
  /** Those that are not minimised, lowest id first. May lag behind the writes a little. */
  list: () => Promise<Comment[]>;
  create: (text: string) => Promise<Comment>;
  /** @throws CommentGoneError when it was deleted. */
  update: (id: number, text: string) => Promise<void>;
  /** Resolves when the comment is gone, whoever deleted it. */
  remove: (id: number) => Promise<void>;
  hide: (nodeId: string) => Promise<void>;
}

export class CommentGoneError extends Error {
  constructor(id: number) {
    super(`The comment ${id} was deleted.`);
    this.name = 'CommentGoneError';
  }
}

/** GitHub is busy, unreachable, or wants fewer requests: the same may succeed later. A write may have been done. */
export class TryAgainError extends Error {
  /** Milliseconds GitHub asked to wait; undefined when it did not say. */
  readonly wait: number | undefined;

  constructor(message: string, wait?: number, cause?: unknown) {
    super(message, { cause });
    this.name = 'TryAgainError';
    this.wait = wait;
  }
}
