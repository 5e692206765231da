import type { Remote } from '../section.ts';

/**
 * GitHub shows pictures through a proxy that refuses more than 5 MiB (camo's default length limit, 2026) and
 * types it does not know.
 */
const largestEmbedded = 5 * 1024 * 1024;
const embeddedTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** Sites make versions of middle size 500 pixels wide: twice this, and so sharp on any screen. */
const mediumIsEnough = 250;

export interface Embedding {
  /** What to show; null when nothing of it can be shown. */
  src: string | null;
  /** Where a click leads. */
  href: string | null;
}

export function isVideo({ mime }: Remote): boolean {
  return mime?.startsWith('video/') ?? false;
}

/** What stands for a file in a comment at the given width in CSS pixels. */
export function embed(remote: Remote, width: number): Embedding {
  const { url, viewerUrl, mediumUrl, thumbnailUrl, frameUrl, mime, size } = remote;
  const smaller = mediumUrl ?? thumbnailUrl;
  const viewer = viewerUrl ?? url;
  if (isVideo(remote)) return { src: frameUrl ?? smaller, href: viewer };
  if (!embeddedTypes.has(mime ?? '') || (size ?? 0) > largestEmbedded)
    return { src: smaller, href: url ?? viewer };
  // A smaller version of an animation stands still.
  if (mediumUrl !== null && width <= mediumIsEnough && mime !== 'image/gif')
    return { src: mediumUrl, href: viewer };
  return { src: url ?? smaller, href: viewer };
}
