const maxLength = 32;
const forbidden = /[/#]/;
/** One of these repeated, and nothing else, is no tag. */
const punctuationOnly = /^([/\\,.?&=#%+@!*;: ])\1*$/;

/** The tags kept of a comma list, in its order; those the site does not like are dropped without a word. */
export function parseTags(list: string): string[] {
  const names = list
    .replace(/\s+/g, ' ')
    .split(',')
    .map((name) => name.trim());
  return [...new Set(names)].filter(
    (name) =>
      name !== '' &&
      name !== '0' &&
      [...name].length <= maxLength &&
      !forbidden.test(name) &&
      !punctuationOnly.test(name),
  );
}
