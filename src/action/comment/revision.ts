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

export function parseRevision(text: string): Revision | undefined {
  const numbers = /^(\d{1,15})\.(\d{1,6})\.(\d{1,6})\.(\d{1,9})$/.exec(text)?.slice(1).map(Number);
  const [run, attempt, step, writer] = numbers ?? [];
  if (run === undefined || attempt === undefined || step === undefined || writer === undefined)
    return undefined;
  return { run, attempt, step, writer };
}

export function isSameRun(one: Revision, other: Revision): boolean {
  return one.run === other.run && one.attempt === other.attempt;
}
