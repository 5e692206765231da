import { escapeAttribute, escapeHtml, type HostedFile, type UploadResult } from '../core/index.ts';
import { bytes, count, playingTime } from './figures.ts';
import { countResults } from './outputs.ts';

/**
 * The results of a run as HTML for a job summary. GitHub drops styles, scripts and players, so pictures are laid
 * out in a table, and a video is its still. Text from outside goes through core's escapers where it enters.
 *
 * @param host of the site, for the heading.
 * @param limit in bytes; what does not fit is counted instead of shown.
 */
export function renderGallery(results: readonly UploadResult[], host: string, limit: number): string {
  const shown = results.filter((result) => result.status === 'uploaded' || result.status === 'reused');
  const refused = results.filter((result) => result.status !== 'uploaded' && result.status !== 'reused');
  const head = heading(results, host);
  let left = limit - size(head) - spareBytes;
  const within = (share: number, block: Block) => {
    const text = block.rows.length === 0 ? '' : `${fit(block, left * share)}\n`;
    left -= size(text);
    return text;
  };
  // What needs somebody's care comes first; the pictures take the room that is left.
  const forRefusals = within(shown.length === 0 ? 0.8 : 0.4, refusals(refused));
  const forWarnings = within(shown.length === 0 ? 1 : 0.3, warnings(results));
  return head + forRefusals + forWarnings + within(1, pictures(shown));
}

/** For the line that counts what was left out of each block. */
const spareBytes = 200;

type Shown = Extract<UploadResult, { status: 'uploaded' | 'reused' }>;
type Refused = Exclude<UploadResult, Shown>;

/** Rows between two tags. */
interface Block {
  open: string;
  rows: string[];
  close: string;
  /** Things a full row shows. */
  perRow: number;
  total: number;
}

function fit({ open, rows, close, perRow, total }: Block, budget: number): string {
  let used = size(open) + size(close);
  const firstTooMany = rows.findIndex((row) => (used += size(row)) > budget);
  const kept = firstTooMany === -1 ? rows : rows.slice(0, firstTooMany);
  const rest = total - Math.min(total, kept.length * perRow);
  const more = rest === 0 ? '' : `\n<p>… and ${rest} more</p>`;
  return (kept.length === 0 ? '' : open + kept.join('') + close) + more;
}

function heading(results: readonly UploadResult[], host: string): string {
  const { uploaded, reused, skipped, failed } = countResults(results);
  const sent = results.reduce((sum, { status, size }) => sum + (status === 'uploaded' ? (size ?? 0) : 0), 0);
  const notes = [
    sent > 0 ? `${bytes(sent)} sent` : '',
    reused > 0 ? `${reused} reused` : '',
    skipped > 0 ? `${skipped} skipped` : '',
    failed > 0 ? `${failed} failed` : '',
  ].filter((note) => note !== '');
  const title = `${uploaded + reused} of ${count(results.length, 'file')} on ${escapeHtml(host)}`;
  return `<h3>${title}</h3>\n${notes.length === 0 ? '' : `<p>${notes.join(' · ')}</p>\n`}`;
}

const columns = 4;
/** Chevereto's thumbnails are squares of 320 pixels: half of that is sharp on dense screens. */
const thumbnailWidth = 160;

function pictures(shown: readonly Shown[]): Block {
  const rows: string[] = [];
  for (let first = 0; first < shown.length; first += columns) {
    rows.push(
      `<tr>${shown
        .slice(first, first + columns)
        .map(cell)
        .join('')}</tr>\n`,
    );
  }
  return { open: '<table>\n', rows, close: '</table>', perRow: columns, total: shown.length };
}

function cell(result: Shown): string {
  const { hosted } = result;
  const isVideo = (hosted.mime ?? result.mime ?? '').startsWith('video/');
  const name = `${isVideo ? '▶ ' : ''}${escapeHtml(result.file)}`;
  const picture = pictureOf(hosted, isVideo);
  const image =
    picture === null
      ? ''
      : `<img src="${escapeAttribute(picture)}" alt="${escapeAttribute(result.file)}" width="${thumbnailWidth}"><br>`;
  const link = hosted.viewerUrl ?? hosted.url;
  const linked = link === null ? image + name : `<a href="${escapeAttribute(link)}">${image}${name}</a>`;
  return `<td align="center" valign="top">${linked}<br><sub>${facts(result).map(escapeHtml).join(' · ')}</sub></td>`;
}

/** Formats that no thumbnail was made of may still be shown by themselves; a video may not. */
function pictureOf({ thumbnailUrl, frameUrl, url }: HostedFile, isVideo: boolean): string | null {
  return isVideo ? (frameUrl ?? thumbnailUrl) : (thumbnailUrl ?? url);
}

function facts({ hosted, size: sourceSize, status }: Shown): string[] {
  const { width, height, duration, expiresAt } = hosted;
  const fileSize = hosted.size ?? sourceSize;
  return [
    width !== null && height !== null ? `${width} × ${height}` : '',
    duration !== null && duration > 0 ? playingTime(duration) : '',
    fileSize === null ? '' : bytes(fileSize),
    status === 'reused' ? 'reused' : '',
    expiresAt === null ? '' : `expires ${minuteOf(expiresAt)}`,
  ].filter((fact) => fact !== '');
}

/** `2026-11-26 09:21 UTC` of an ISO date in UTC. */
function minuteOf(date: string): string {
  return `${date.slice(0, 10)} ${date.slice(11, 16)} UTC`;
}

function refusals(refused: readonly Refused[]): Block {
  const rows = refused.map(({ file, status, error }) => {
    const cells = [file, status, error.message, error.hint].map((text) => `<td>${escapeHtml(text)}</td>`);
    return `<tr>${cells.join('')}</tr>\n`;
  });
  const open = '<table>\n<tr><th>File</th><th></th><th>Reason</th><th>What to do</th></tr>\n';
  return { open, rows, close: '</table>', perRow: 1, total: rows.length };
}

function warnings(results: readonly UploadResult[]): Block {
  const rows = results.flatMap(({ file, warnings }) =>
    warnings.map((warning) => `<li>${escapeHtml(file)}: ${escapeHtml(warning)}</li>\n`),
  );
  const open = `<details><summary>${count(rows.length, 'warning')}</summary><ul>\n`;
  return { open, rows, close: '</ul></details>', perRow: 1, total: rows.length };
}

function size(text: string): number {
  return Buffer.byteLength(text);
}
