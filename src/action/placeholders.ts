import type { Problems } from './problems.ts';
import type { Environment } from './runner.ts';

/** The parameters that may hold placeholders. */
export const templatedParameters = ['title', 'description', 'tags'] as const;
export type TemplatedParameter = (typeof templatedParameters)[number];

/** What stands for what in a title, a description or tags. */
export const placeholders = {
  name: 'name of the file without its extension',
  path: 'path of the file from the workspace, or the URL',
  dir: 'directory of the file from the workspace',
  ext: 'extension of the file, without the dot',
  index: 'position among all files, from 1',
  sha: 'commit of the run (github.sha)',
  ref: 'branch or tag of the run (github.ref_name)',
  'run-id': 'number of the run (github.run_id)',
  pr: 'number of the pull request, empty where there is none',
} as const;
export type Placeholder = keyof typeof placeholders;
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** The values that tell files apart, and those that are the same in a whole run. */
export type SubjectValues = Pick<PlaceholderValues, 'name' | 'path' | 'dir' | 'ext' | 'index'>;
export type RunValues = Omit<PlaceholderValues, keyof SubjectValues>;

/** A text, taken apart into what stays and what is filled in. */
export type Template = readonly ({ text: string } | { placeholder: Placeholder })[];

/** `{{` and `}}` stand for single braces. */
export function parseTemplate(parameter: TemplatedParameter, text: string, problems: Problems): Template {
  const parts: ({ text: string } | { placeholder: Placeholder })[] = [];
  for (const [token, name] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (name === undefined) {
      parts.push({ text: token === '{{' ? '{' : token === '}}' ? '}' : token });
      if (token === '{' || token === '}') {
        problems.add(
          parameter,
          text,
          `has a single ${token}`,
          `Write ${token}${token} for a brace that stays.`,
        );
      }
    } else if (isPlaceholder(name)) {
      parts.push({ placeholder: name });
    } else {
      problems.add(
        parameter,
        text,
        `has the unknown placeholder {${name}}`,
        `Known are ${Object.keys(placeholders)
          .map((known) => `{${known}}`)
          .join(' ')}; write {{ and }} for braces that stay.`,
      );
    }
  }
  return parts;
}

/** Fills a template in. Braces in the values stay what they are. */
export function fillIn(template: Template, values: PlaceholderValues): string {
  return template.map((part) => ('text' in part ? part.text : values[part.placeholder])).join('');
}

/** @param file a path with `/` between names, or a URL. */
export function subjectOf(file: string, index: number): SubjectValues {
  const [, dir = '', base = ''] = /^(?:(.*)\/)?(.*)$/s.exec(file) ?? [];
  const [, name = base, ext = ''] = /^(.+)\.([^.]*)$/s.exec(base) ?? [];
  return { name, path: file, dir, ext, index: String(index + 1) };
}

export function runValues(environment: Environment, pullRequest: string): RunValues {
  return {
    sha: environment.GITHUB_SHA ?? '',
    ref: environment.GITHUB_REF_NAME ?? '',
    'run-id': environment.GITHUB_RUN_ID ?? '',
    pr: pullRequest,
  };
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name);
}
