import { escapeAttribute, plainLine } from '../../../core/index.ts';
import type { Remote } from '../section.ts';
import { embed, isVideo } from './embeddable.ts';
import { code, link } from './text.ts';

/** Pictures of phones would fill the page at the width of their column. */
const tallest = 480;

/** A picture, linked to its viewer; a video as its still. `width` in CSS pixels is the most it may take. */
export function picture(remote: Remote, name: string, width: number): string {
  const { src, href } = embed(remote, width);
  if (src === null) return link(href, `${isVideo(remote) ? '▶ ' : ''}${code(name)}`);
  const alt = escapeAttribute([...plainLine(name)].slice(0, longestAlt).join(''));
  return link(href, `<img src="${escapeAttribute(src)}" alt="${alt}" width="${fitting(remote, width)}">`);
}

/** Screen readers read it out whole. */
const longestAlt = 100;

/** The picture's own width where that is less, so that nothing is blown up. */
export function fitting({ width, height }: Remote, most: number): number {
  const own = width ?? most;
  const byHeight = width && height ? Math.round((tallest * width) / height) : most;
  return Math.max(16, Math.min(most, own, byHeight));
}

/** What stands below a picture. */
export function caption(remote: Remote, name: string, mark = ''): string {
  const label = isVideo(remote) ? link(remote.viewerUrl ?? remote.url, `▶ ${code(name)}`) : code(name);
  const length = isVideo(remote) && remote.duration !== null ? ` · ${clock(remote.duration)}` : '';
  return `<sub>${label}${length}${mark}</sub>`;
}

/** `0:12`, `1:02:05` */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const padded = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}
