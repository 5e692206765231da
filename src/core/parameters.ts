import { expirationSeconds, longestExpiration, shortestExpiration } from './expiration.ts';

/**
 * The optional parameters of Chevereto's upload API, each described once. The Action's inputs, the node's
 * fields, the tables in the docs and the validation all derive from this table or are tested against it.
 * `fact` names where a rule comes from: the manual, or what Chevereto 4.2.0 was seen to do.
 */
export const parameters = {
  title: {
    field: 'title',
    type: 'text',
    meaning: 'Title of the file. Taken from its metadata or name when empty.',
    fact: 'Seen on 4.2.0: kept verbatim, cut to 100 characters without a word; "0" counts as empty.',
    check: checkTitle,
  },
  description: {
    field: 'description',
    type: 'text',
    meaning: 'Description of the file. Taken from its metadata when empty.',
    fact: 'Seen on 4.2.0: kept verbatim; "0" counts as empty.',
    check: checkDescription,
  },
  tags: {
    field: 'tags',
    type: 'text',
    meaning: 'Tags, separated by commas, at most 32 characters each.',
    fact: 'Seen on 4.2.0: longer tags and those with # or / are dropped without a word.',
    check: checkTags,
  },
  albumId: {
    field: 'album_id',
    type: 'text',
    meaning: 'ID of the album to put the file in, as in the album’s URL. It must belong to the key’s user.',
    fact: 'Seen on 4.2.0: a wrong or foreign album is ignored without a word.',
    check: checkAlbum,
  },
  categoryId: {
    field: 'category_id',
    type: 'integer',
    meaning: 'Number of the category to put the file in.',
    fact: 'Seen on 4.2.0: numbers that do not exist are stored as given; other text is an SQL error.',
    check: checkCategory,
  },
  width: {
    field: 'width',
    type: 'integer',
    meaning: 'Target width in pixels; the height follows. Only shrinks, and only still pictures.',
    fact: 'Seen on 4.2.0: ignored for videos and animations; a width above the picture’s own is refused.',
    check: checkWidth,
  },
  expiration: {
    field: 'expiration',
    type: 'text',
    meaning:
      'When the file is deleted: an ISO 8601 interval such as PT5M or P3D, or seconds; 5 minutes to 1 year. Empty: never.',
    fact: 'Seen on 4.2.0: clamped to 5 minutes and 1 year; anything unreadable becomes 5 minutes.',
    check: checkExpiration,
  },
  nsfw: {
    field: 'nsfw',
    type: 'boolean',
    meaning: 'Marks the file as not safe for work.',
    fact: 'Seen on 4.2.0: only 1 counts.',
    check: checkBoolean,
  },
  useFileDate: {
    field: 'use_file_date',
    type: 'boolean',
    meaning: 'Uses the Exif date as upload date. For administrators, on sites that support it.',
    fact: 'The manual has it for administrators; 4.2.0 was seen to ignore it for everybody.',
    check: checkBoolean,
  },
  format: {
    field: 'format',
    type: 'choice',
    choices: ['json', 'txt', 'redirect'],
    meaning:
      'Format of the site’s answer. Only json tells everything: txt has the URL only, redirect the viewer only.',
    fact: 'Seen on 4.2.0: with txt and redirect, failures come with status 200 and text.',
    check: checkFormat,
  },
} as const satisfies Record<string, ParameterDescription>;

export type ParameterName = keyof typeof parameters;
export const parameterNames = Object.keys(parameters) as ParameterName[];

export interface ParameterDescription {
  /** Name of the form field. */
  field: string;
  type: 'text' | 'integer' | 'boolean' | 'choice';
  choices?: readonly string[];
  meaning: string;
  fact: string;
  check: (text: string) => Checked;
}

/** What goes over the wire (nothing when empty), or what is wrong with the value. */
export type Checked = { wire: string; warning?: string } | { problem: string; cure: string };

/** Values as they go over the wire. Made by {@link checkParameters} only. */
export type UploadParameters = Readonly<Partial<Record<ParameterName, string>>>;

export interface ParameterProblem {
  parameter: ParameterName;
  value: string;
  problem: string;
  cure: string;
}

export interface CheckedParameters {
  values: UploadParameters;
  warnings: { parameter: ParameterName; warning: string }[];
  problems: ParameterProblem[];
}

/** Checks values by what real servers do with them, before anything is sent. Empty values are left out. */
export function checkParameters(given: Readonly<Partial<Record<ParameterName, string>>>): CheckedParameters {
  const values: Partial<Record<ParameterName, string>> = {};
  const warnings: CheckedParameters['warnings'] = [];
  const problems: ParameterProblem[] = [];
  for (const parameter of parameterNames) {
    const value = given[parameter] ?? '';
    if (value.trim() === '') continue;
    const checked = parameters[parameter].check(value);
    if ('problem' in checked) {
      problems.push({ parameter, value, ...checked });
      continue;
    }
    if (checked.wire !== '') values[parameter] = checked.wire;
    if (checked.warning !== undefined) warnings.push({ parameter, warning: checked.warning });
  }
  return { values, warnings, problems };
}

/** Characters of a title that Chevereto keeps (seen on 4.2.0). */
export const longestTitle = 100;
/** Characters of a tag that Chevereto accepts (seen on 4.2.0). */
const longestTag = 32;

function checkTitle(title: string): Checked {
  if (title === '0') return { wire: title, warning: 'the site takes "0" for no title' };
  const length = [...title].length;
  if (length <= longestTitle) return { wire: title };
  return { wire: title, warning: `has ${length} characters: the site cuts it to ${longestTitle}` };
}

function checkDescription(description: string): Checked {
  if (description === '0') return { wire: description, warning: 'the site takes "0" for no description' };
  return { wire: description };
}

function checkTags(list: string): Checked {
  const tags = list.split(',').map((tag) => tag.trim());
  const unique = [...new Set(tags)].filter((tag) => tag !== '');
  for (const tag of unique) {
    if ([...tag].length > longestTag) {
      return {
        problem: `the tag "${tag}" has ${[...tag].length} characters and would be dropped by the site`,
        cure: `Use at most ${longestTag} characters a tag, and commas between tags.`,
      };
    }
    if (/[#/]/.test(tag)) {
      return {
        problem: `the tag "${tag}" contains # or / and would be dropped by the site`,
        cure: 'Write the tag without # and /.',
      };
    }
  }
  return { wire: unique.join(',') };
}

function checkAlbum(id: string): Checked {
  const album = id.trim();
  if (/^[A-Za-z0-9]+$/.test(album)) return { wire: album };
  return {
    problem: 'not the ID of an album, and the site would ignore it without a word',
    cure: 'Give the ID at the end of the album’s URL: letters and digits, such as “bXk”.',
  };
}

function checkCategory(text: string): Checked {
  const category = text.trim();
  if (/^[1-9]\d{0,8}$/.test(category)) return { wire: category };
  return { problem: 'not the number of a category', cure: 'Give a whole number from 1, or leave it empty.' };
}

function checkWidth(text: string): Checked {
  const width = text.trim();
  if (/^[1-9]\d{0,5}$/.test(width)) return { wire: width };
  return {
    problem: 'not a width in pixels',
    cure: 'Give a whole number from 1 to 999999, or leave it empty.',
  };
}

function checkExpiration(text: string): Checked {
  const expiration = text.trim();
  const seconds = expirationSeconds(expiration);
  if (seconds === undefined) {
    return {
      problem: 'not an expiration, and the site would delete the file after 5 minutes',
      cure: 'Give an upper-case ISO 8601 interval such as PT5M, PT12H or P3D, or seconds; or leave it empty to keep the file.',
    };
  }
  if (seconds < shortestExpiration || seconds > longestExpiration) {
    return {
      problem: `${seconds < shortestExpiration ? 'shorter than 5 minutes' : 'longer than 1 year'}, which the site does not allow`,
      cure: 'Give 5 minutes (PT5M) to 1 year (P1Y), or leave it empty to keep the file.',
    };
  }
  return { wire: expiration };
}

/** False is not sent: it is the default, and Chevereto drops falsy values. */
function checkBoolean(text: string): Checked {
  const value = text.trim().toLowerCase();
  if (value === 'true' || value === '1') return { wire: '1' };
  if (value === 'false' || value === '0') return { wire: '' };
  return { problem: 'neither true nor false', cure: 'Give true or false.' };
}

function checkFormat(text: string): Checked {
  const format = text.trim().toLowerCase();
  if (format === 'json' || format === 'txt' || format === 'redirect') return { wire: format };
  return { problem: 'not a format of the API', cure: 'Give json, txt or redirect.' };
}
