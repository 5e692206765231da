import { markerStart } from './body.ts';
import { isRecord } from './github/answers.ts';

/** What tells one step's part of a comment from the others. */
export interface SectionName {
  /** Never the same for two steps of a workflow, always the same for one step from push to push. */
  identity: string;
  /** As a reader sees it. */
  label: string;
}

export interface StepContext {
  /** GITHUB_JOB */
  job: string;
  /** GITHUB_ACTION: the step's id, or made of the action's name for steps without one. */
  step: string;
  /** `toJSON(matrix)`: an object, or null outside a matrix. */
  matrix: string;
}

/** Named after the job, its matrix values and the step, so that matrix legs share a comment with nothing to set. */
export function sectionOfStep({ job, step, matrix }: StepContext): SectionName {
  const values = matrixValues(matrix);
  const legs = values.map(([, value]) => value).filter((value) => value !== '');
  const parts = [job || 'files', legs.length > 0 ? `(${legs.join(', ')})` : '', stepLabel(step)];
  return {
    identity: JSON.stringify([job, values, step]),
    label: parts.filter((part) => part !== '').join(' '),
  };
}

export function givenSection(section: string): SectionName {
  return { identity: `given ${section}`, label: section };
}

function matrixValues(json: string): [string, string][] {
  try {
    const matrix: unknown = JSON.parse(json === '' ? 'null' : json);
    if (!isRecord(matrix)) return [];
    return Object.entries(matrix)
      .map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
  } catch {
    return [];
  }
}

/** A step without an id is called `__owner_repo`, the next one `__owner_repo_2`: only what differs is told. */
function stepLabel(step: string): string {
  if (!step.startsWith('__')) return step === '' ? '' : `· ${step}`;
  const number = /_(\d{1,3})$/.exec(step)?.[1];
  return number === undefined ? '' : `· ${number}`;
}

/** Longer names would leave no room for pictures. */
const longestName = 100;

/** What is wrong with a section or comment key that a user chose. */
export function nameProblem(name: string): { problem: string; cure: string } | undefined {
  if (name.length > longestName) {
    return { problem: `has ${name.length} characters`, cure: `Use at most ${longestName}.` };
  }
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) {
    return { problem: 'contains control characters', cure: 'Use a name of one line.' };
  }
  if (['<!--', '-->', markerStart].some((mark) => name.includes(mark))) {
    return { problem: 'contains the mark of an HTML comment', cure: 'Leave <!-- and --> out.' };
  }
  return undefined;
}
