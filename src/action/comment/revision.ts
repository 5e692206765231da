/**
 * Tells which of two states of a section is the later one. Run ids grow within a GitHub instance, so a run that
 * was overtaken by a newer one knows it. `step` counts the writes of one run into the same section; `writer` is
 * drawn by chance, so that two writers that share a section by mistake are told apart.
 */
export interface Revision {
  run: number;
  attempt: number;
  step: number;
  writer: number;
}

export function compareRevisions(one: Revision, other: Revision): number {
  return (
    one.run - other.run || one.attempt - other.attempt || one.step - other.step || one.writer - other.writer
  );
}

export function formatRevision({ run, attempt, step, writer }: Revision): string {
  return `${run}.${attempt}.${step}.${writer}`;
}

/** @param text as {@link formatRevision} writes it */
export function parseRevision(text: string): Revision {
  const [run = 0, attempt = 0, step = 0, writer = 0] = text.split('.').map(Number);
  return { run, attempt, step, writer };
}

export function isSameRun(one: Revision, other: Revision): boolean {
  return one.run === other.run && one.attempt === other.attempt;
}
