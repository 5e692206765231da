import type { Thread, Section } from '../section.ts';
import { link, plural } from './text.ts';

/** How many pictures of a section are what. */
export interface Figures {
  total: number;
  changed: number;
  new: number;
  unchanged: number;
  removed: number;
  failed: number;
}

export function figuresOf({ pictures, removedCount, failedCount, forgotten }: Section): Figures {
  const count = (change: string) => pictures.filter((one) => one.change === change).length;
  return {
    total: pictures.length + forgotten,
    changed: count('changed'),
    new: count('new'),
    unchanged: count('unchanged'),
    removed: removedCount,
    failed: failedCount,
  };
}

/** `12 pictures · 2 changed · 10 unchanged` */
export function figuresText(section: Section): string {
  const figures = figuresOf(section);
  const compared = figures.changed + figures.unchanged + figures.removed > 0;
  const parts = [
    plural(figures.total, 'file'),
    figures.changed > 0 ? `<b>${figures.changed} changed</b>` : '',
    compared && figures.new > 0 ? `<b>${figures.new} new</b>` : '',
    figures.removed > 0 ? `${figures.removed} removed` : '',
    figures.unchanged > 0 ? `${figures.unchanged} unchanged` : '',
    figures.failed > 0 ? `<b>${figures.failed} failed</b>` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function commitText({ commit }: Section, { serverUrl, repository }: Thread): string {
  return /^[0-9a-f]{7,64}$/.test(commit)
    ? link(`${serverUrl}/${repository}/commit/${commit}`, `<code>${commit.slice(0, 7)}</code>`)
    : '';
}

/** The page with the job summaries, which have room for every picture. */
export function summaryUrl({ runId }: Section, { serverUrl, repository }: Thread): string {
  return `${serverUrl}/${repository}/actions/runs/${encodeURIComponent(runId)}`;
}

/** Says when the first pictures go; empty when all stay. */
export function expiryText({ pictures }: Section): string {
  const dates = pictures.map(({ remote }) => remote.expiresAt).filter((date) => date !== null);
  const [first] = dates.toSorted();
  const last = dates.toSorted().at(-1);
  if (first === undefined || last === undefined) return '';
  const when = minute(first) === minute(last) ? `on ${minute(first)}` : `from ${minute(first)} on`;
  const what =
    dates.length === pictures.length ? 'These files are' : `${plural(dates.length, 'file')} will be`;
  return `<sub>${what} deleted ${when}.</sub>`;
}

/** `2026-11-23 18:46 UTC` */
function minute(date: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) return 'an unknown date';
  return `${parsed.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
