import { escapeAttribute, escapeHtml, plainLine } from '../../../core/index.ts';

/** Text that came from outside, between tags. GitHub makes formulas of `$x$` and pictures of `:tada:`, too. */
export function text(given: string): string {
  return escapeHtml(given)
    .replaceAll('$', () => '$&#8203;')
    .replace(/:(?=[a-z0-9_+-]+:)/gi, ':&#8203;');
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
