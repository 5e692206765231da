import { escapeAttribute, escapeHtml, plainLine } from '../../../core/index.ts';

/**
 * Text that came from outside, for HTML and for Markdown, since a template may put it into either: marks that
 * Markdown knows are written as references, which it does not take for marks. GitHub makes formulas of `$x$` and
 * pictures of `:tada:`, too.
 */
export function text(given: string): string {
  return escapeHtml(given.trim())
    .replace(/&#\d+;|[$*_~`[\](){}!|\\^#]|^[-+=]|(?<=^\d+)\./g, asReference)
    .replace(/:(?=[a-z0-9+-]|&#95;)(?=\S*:)/gi, ':&#8203;');
}

function asReference(mark: string): string {
  if (mark.length > 1) return mark;
  return `&#${mark.charCodeAt(0)};${mark === '$' ? '&#8203;' : ''}`;
}

/** A name. GitHub looks for no mention, reference, commit or emoji within code. */
export function code(name: string): string {
  return `<code>${text(shortened(name))}</code>`;
}

/** The end of a long name tells more than its middle. */
function shortened(name: string): string {
  const characters = [...plainLine(name)];
  if (characters.length <= longestName) return characters.join('');
  return [...characters.slice(0, longestName - 31), '…', ...characters.slice(-30)].join('');
}

/** Enough to recognise a file by; whole paths would make cells wider than their pictures. */
const longestName = 80;

/** Messages of servers can be pages long. */
const longestReason = 240;

export function reasonText(reason: string): string {
  const characters = [...plainLine(reason)];
  const cut = characters.length > longestReason ? [...characters.slice(0, longestReason), '…'] : characters;
  return text(cut.join(''));
}

/** A link around HTML that is safe already. */
export function link(url: string | null, html: string): string {
  return url === null ? html : `<a href="${escapeAttribute(url)}">${html}</a>`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
