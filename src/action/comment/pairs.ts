/** Two pictures of one run that show the same thing before and after, told from their names. */
export interface NamePair<T> {
  before: T;
  after: T;
  /** The name without what tells the two apart. */
  name: string;
}

type Side = 'before' | 'after';

/**
 * Finds pairs such as `x-before.png` and `x-after.png`, `x.before.png` and `x.after.png`, `x_before` and
 * `x_after`, or files of one name in folders `before` and `after`. A name that more than two files share, or two
 * files on the same side, is ambiguous: those stay single.
 */
export function pairByName<T extends { name: string }>(items: readonly T[]): NamePair<T>[] {
  const groups = new Map<string, { side: Side; item: T }[]>();
  for (const item of items) {
    for (const { name, side } of readings(item.name)) {
      groups.set(name, [...(groups.get(name) ?? []), { side, item }]);
    }
  }
  const paired = new Set<T>();
  const pairs: NamePair<T>[] = [];
  for (const [name, members] of groups) {
    const [before, ...moreBefore] = members.filter(({ side }) => side === 'before');
    const [after, ...moreAfter] = members.filter(({ side }) => side === 'after');
    if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0) continue;
    if (paired.has(before.item) || paired.has(after.item)) continue;
    paired.add(before.item).add(after.item);
    pairs.push({ before: before.item, after: after.item, name: name.replaceAll(placeholder, '') });
  }
  return pairs;
}

/** Stands where the side's mark was, so that `x-before` pairs with neither `x.after` nor `x`. */
const placeholder = '\0';

/** What a name may mean: by its folder, and by the mark at the end of its stem. */
function readings(name: string): { name: string; side: Side }[] {
  const found: { name: string; side: Side }[] = [];
  const inStem = /^(.*[^/])([-_.])(before|after)(\.[^./]+)?$/is.exec(name);
  const [, stem, separator, mark, extension] = inStem ?? [];
  if (stem !== undefined && separator !== undefined && mark !== undefined) {
    const marked = `${placeholder.repeat('-_.'.indexOf(separator) + 1)}${extension ?? ''}`;
    found.push({ name: stem + marked, side: sideOf(mark) });
  }
  const parts = name.split('/');
  const folders = parts
    .slice(0, -1)
    .flatMap((part, index) => (/^(before|after)$/i.test(part) ? [index] : []));
  const [folder, ...others] = folders;
  if (folder !== undefined && others.length === 0) {
    const rest = parts.map((part, index) => (index === folder ? placeholder : part)).join('/');
    found.push({ name: rest.replace(`${placeholder}/`, placeholder), side: sideOf(parts[folder] ?? '') });
  }
  return found;
}

function sideOf(mark: string): Side {
  return mark.toLowerCase() === 'before' ? 'before' : 'after';
}
