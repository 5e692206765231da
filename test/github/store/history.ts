/** Everything a value ever was, so that a lagging replica can be asked. Times are of `performance.now()`. */
export interface History<T> {
  /** What it is now; undefined once removed. */
  latest(): T | undefined;
  /** What a replica that has seen nothing after `time` takes it to be; undefined if it never heard of it. */
  asOf(time: number): T | undefined;
  write(value: T): void;
  remove(): void;
}

export function startHistory<T>(first: T): History<T> {
  const versions: { at: number; value: T | undefined }[] = [];
  const add = (value: T | undefined): void => {
    versions.push({ at: performance.now(), value });
  };
  add(first);
  return {
    latest: () => versions.at(-1)?.value,
    asOf: (time) => versions.findLast(({ at }) => at <= time)?.value,
    write: add,
    remove: () => {
      add(undefined);
    },
  };
}
