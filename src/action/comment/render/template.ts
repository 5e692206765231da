import { markerStart } from '../body.ts';

/** The named holes of a template, and what fills them. */
export const holes = {
  title: 'title of the comment',
  label: 'name of the section',
  figures: 'how many files are new, changed, unchanged, removed, failed',
  commit: 'commit, linked',
  'summary-url': 'address of the run, whose summary shows everything',
  failures: 'files that could not be uploaded, with reasons',
  changed: 'pairs, before and after',
  pictures: 'new pictures; with all that has no hole of its own',
  unchanged: 'unchanged pictures, folded',
  removed: 'names of pictures that are there no more',
  more: 'how many pictures did not fit, with a link to the summary',
  expiry: 'when files are deleted',
} as const;
export type Hole = keyof typeof holes;

/** The layout without a template, and an example of one. */
export const defaultTemplate = `<p><b>{{label}}</b> · {{figures}} · {{commit}}</p>

{{failures}}

{{changed}}

{{pictures}}

{{removed}}

{{unchanged}}

{{more}}

{{expiry}}`;

const holePattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** State and pictures need the room. */
const longestTemplate = 8_000;

/** What is wrong with a template, as `problem` and `cure`; undefined when nothing is. */
export function templateProblem(template: string): { problem: string; cure: string } | undefined {
  const known = Object.keys(holes)
    .map((hole) => `{{${hole}}}`)
    .join(' ');
  const names = [...template.matchAll(holePattern)].map(([, name]) => name ?? '');
  const unknown = names.find((name) => !Object.hasOwn(holes, name));
  if (unknown !== undefined)
    return { problem: `has the unknown hole {{${unknown}}}`, cure: `Known are ${known}.` };
  if (!names.includes('pictures'))
    return { problem: 'has no hole for the pictures', cure: 'Put {{pictures}} where they belong.' };
  if (template.length > longestTemplate) {
    const problem = `has ${template.length} characters`;
    return {
      problem,
      cure: `A template may have ${longestTemplate}; the rest of the comment is for pictures.`,
    };
  }
  if (template.includes(markerStart.trimEnd())) {
    return {
      problem: `contains ${markerStart}`,
      cure: 'That is how the comment marks its own parts: leave it out.',
    };
  }
  const open = openElement(template);
  if (open !== undefined) {
    return { problem: `leaves ${open} open`, cure: 'Close it, or it swallows what follows in the comment.' };
  }
  return undefined;
}

/** What would reach beyond the template's end. */
function openElement(template: string): string | undefined {
  const withoutComments = template.replace(/<!--[^]*?-->/g, '');
  if (withoutComments.includes('<!--')) return 'a comment <!--';
  const count = (pattern: RegExp) => withoutComments.match(pattern)?.length ?? 0;
  for (const name of [
    'details',
    'table',
    'div',
    'blockquote',
    'ul',
    'ol',
    'pre',
    'picture',
    'sub',
    'sup',
    'kbd',
  ]) {
    const opened = count(new RegExp(`<${name}(?=[\\s>])`, 'gi'));
    if (opened !== count(new RegExp(`</${name}\\s*>`, 'gi'))) return `<${name}>`;
  }
  return count(/^ {0,3}(```|~~~)/gm) % 2 === 1 ? 'a code block' : undefined;
}

export function hasHole(template: string, hole: Hole): boolean {
  return [...template.matchAll(holePattern)].some(([, name]) => name === hole);
}

/** Fills all holes in one pass: nothing in a value is taken for a hole. Lines left empty are dropped. */
export function fill(template: string, values: Readonly<Record<Hole, string>>): string {
  return template
    .replace(holePattern, (_, name: string) => (isHole(name) ? values[name] : ''))
    .replace(/\n\s*\n(\s*\n)+/g, '\n\n')
    .trim();
}

function isHole(name: string): name is Hole {
  return Object.hasOwn(holes, name);
}
