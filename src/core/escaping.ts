/**
 * Text from outside (file names, titles, server messages) is hostile wherever it is printed. Each function
 * makes it safe for one sink and keeps it legible.
 */

/** C0 and C1 controls, line and paragraph separators. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
/** Marks that reorder or hide the text around them: bidi controls, zero-width characters, soft hyphen, BOM, tags. */
const invisibles =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** One line of visible text: controls become a visible replacement mark, invisible and bidi marks are removed. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(controls, '\ufffd')
    .replace(invisibles, '');
}

/** For attribute values in double or single quotes. */
export function escapeAttribute(text: string): string {
  return plainLine(text).replace(/[&<>"'`]/g, characterReference);
}

/** For text between HTML tags. What GitHub would make a mention, a reference or a link of stays text. */
export function escapeHtml(text: string): string {
  return breakAutolinks(escapeAttribute(text));
}

/**
 * For text inside a line of Markdown: no mark-up, HTML, maths, emoji, link, mention or reference comes of it.
 * CommonMark lets a backslash stand before any ASCII punctuation mark (2.4). Marks that mean something at the
 * start of a line only, such as `-` and `+`, are left legible.
 */
export function escapeMarkdown(text: string): string {
  const escaped = plainLine(text)
    .replace(/[&<>]/g, characterReference)
    .replace(/[!$()*:[\\\]^_`{|}~]/g, '\\$&');
  return breakAutolinks(escaped);
}

/** For the destination of a Markdown link or image: the same place, without a user name. The URL must be absolute. */
export function escapeMarkdownUrl(url: string): string {
  const place = new URL(url);
  place.username = '';
  place.password = '';
  const start = `${place.protocol}//${place.host}`;
  return start + place.href.slice(start.length).replace(/[^\w\-.~/?#&=+:;,%@!*]/g, percentEscape);
}

function percentEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function characterReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * GitHub looks for mentions, references and bare links in the rendered text, where escapes no longer count. An
 * invisible break after the mark they start with keeps them text.
 */
function breakAutolinks(text: string): string {
  return text.replace(
    /@(?=\w)|(?<!&)#(?=\w)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi,
    (mark) => `${mark}&#8203;`,
  );
}
