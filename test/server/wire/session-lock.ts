/**
 * PHP holds a session's lock while a request runs: requests that send the same session cookie
 * wait for each other, those without one do not.
 */
export class SessionLocks {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs the work when all earlier work of the session in this Cookie header is done. */
  async run<Result>(cookies: string | undefined, work: () => Promise<Result>): Promise<Result> {
    const session = /(?:^|;\s*)PHPSESSID=([^;]+)/.exec(cookies ?? '')?.[1];
    if (session === undefined) return work();
    const result = (this.#last.get(session) ?? Promise.resolve()).then(work);
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(session, done);
    void done.then(() => {
      if (this.#last.get(session) === done) this.#last.delete(session);
    });
    return result;
  }
}
