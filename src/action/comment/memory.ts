import { markerId, type Block } from './body.ts';
import type { OpenBlock } from './compose.ts';
import type { Seen } from './race/plan.ts';
import { compareRevisions } from './revision.ts';
import { remotesOf, type Remote, type Section, type Thread } from './section.ts';
import type { Binding, Sealer } from './state/seal.ts';

/** Reads what earlier runs left in the comment. */
export class Memory {
  readonly #sealer: Sealer;
  readonly #thread: Thread;
  readonly #commentKey: string;
  readonly #onSecret: (deleteUrl: string) => void;

  /** @param onSecret told of every delete URL before anything is done with it. */
  constructor(sealer: Sealer, thread: Thread, commentKey: string, onSecret: (deleteUrl: string) => void) {
    this.#sealer = sealer;
    this.#thread = thread;
    this.#commentKey = commentKey;
    this.#onSecret = onSecret;
  }

  seal({ id, revision, section }: OpenBlock): string {
    return this.#sealer.seal(section, this.#binding(id, revision));
  }

  /** Undefined for a state that another key sealed, or that was tampered with. */
  open({ id, revision, state }: Block): Section | undefined {
    if (state === '') return undefined;
    const section = this.#sealer.open(state, this.#binding(id, revision));
    if (section)
      for (const { deleteUrl } of remotesOf(section)) if (deleteUrl !== null) this.#onSecret(deleteUrl);
    return section;
  }

  /** The latest version of a section in any of the comments. */
  latest(comments: readonly Seen[], section: string): Block | undefined {
    const id = markerId('section', section);
    return comments
      .flatMap(({ body }) => body.blocks)
      .filter((block) => block.id === id)
      .toSorted((one, other) => compareRevisions(other.revision, one.revision))[0];
  }

  sections(comments: readonly Seen[]): Section[] {
    return comments
      .flatMap(({ body }) => body.blocks)
      .map((block) => this.open(block))
      .filter((section) => section !== undefined);
  }

  /** Every file the comments remember. */
  remotes(comments: readonly Seen[]): Remote[] {
    return this.sections(comments).flatMap(remotesOf);
  }

  #binding(section: string, revision: Binding['revision']): Binding {
    const { repository, pullRequest } = this.#thread;
    return { repository, pullRequest, commentKey: this.#commentKey, section, revision };
  }
}
