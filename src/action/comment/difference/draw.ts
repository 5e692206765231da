import {
  bytesSource,
  uploadAll,
  type Ports,
  type Source,
  type UploadParameters,
  type UploadSettings,
} from '../../../core/index.ts';
import * as log from '../../log.ts';
import { maskDeleteUrl } from '../../masks.ts';
import { pairByName } from '../pairs.ts';
import type { Picture, Remote, Section } from '../section.ts';
import { comparePictures } from './compare.ts';
import { readSource, readUrl } from './read.ts';

export interface DrawOptions {
  /** Percentage of differing pixels below which a pair counts as unchanged. */
  threshold: number;
  /** Where a file of this run came from, and what it was uploaded with. */
  origin: (name: string) => { source: Source; parameters: UploadParameters } | undefined;
  settings: UploadSettings;
  ports: Ports;
  signal: AbortSignal;
}

/**
 * Draws and uploads the differences of all changed pairs. A pair that hardly differs counts as unchanged; one
 * that cannot be compared stays as it is, and the log says why.
 */
export async function drawDifferences(
  section: Section,
  previous: Section | undefined,
  options: DrawOptions,
): Promise<Section> {
  const partners = new Map(pairByName(section.pictures).map(({ before, after }) => [after, before]));
  const pictures: Picture[] = [];
  for (const picture of section.pictures) {
    pictures.push(await withDifference(picture, partners.get(picture), previous, options));
  }
  return { ...section, pictures };
}

async function withDifference(
  picture: Picture,
  partner: Picture | undefined,
  previous: Section | undefined,
  options: DrawOptions,
): Promise<Picture> {
  const before = partner?.remote ?? picture.before;
  if (before === null || options.signal.aborted) return picture;
  const known = drawnBefore(picture, before, previous);
  if (known !== undefined) return { ...picture, difference: known };
  try {
    const { percent, png } = await compare(picture, partner, before, options);
    if (percent < options.threshold) {
      return partner === undefined ? { ...picture, change: 'unchanged', before: null } : picture;
    }
    return { ...picture, difference: await upload(png, picture, options) };
  } catch (error) {
    log.info(`No differences of ${picture.name}: ${error instanceof Error ? error.message : String(error)}`);
    return picture;
  }
}

/** The differences of the same two files, drawn by an earlier run. */
function drawnBefore(picture: Picture, before: Remote, previous: Section | undefined): Remote | undefined {
  const earlier = previous?.pictures.find(({ remote }) => remote.url === picture.remote.url);
  if (!earlier?.difference) return undefined;
  const isSame =
    earlier.before === null
      ? previous?.pictures.some(({ remote }) => remote.url === before.url)
      : earlier.before.url === before.url;
  return isSame === true ? earlier.difference : undefined;
}

async function compare(picture: Picture, partner: Picture | undefined, before: Remote, options: DrawOptions) {
  const after = options.origin(picture.name);
  if (after === undefined) throw new Error('its bytes are not here');
  const partnerSource = partner && options.origin(partner.name)?.source;
  const earlier =
    partnerSource === undefined
      ? await readUrl(before.url, options)
      : await readSource(partnerSource, options);
  return comparePictures(earlier, await readSource(after.source, options));
}

async function upload(png: Buffer, { name }: Picture, { origin, settings, ports, signal }: DrawOptions) {
  const source = bytesSource(`${name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}.diff.png`, png);
  const items = [
    { file: `differences of ${name}`, source, parameters: keptWith(origin(name)?.parameters ?? {}) },
  ];
  // The same differences may have been drawn for another pull request.
  const [result] = await uploadAll(items, { ...settings, onDuplicate: 'reupload' }, ports, { signal });
  if (result?.status !== 'uploaded' && result?.status !== 'reused') {
    throw new Error(result?.error.message ?? 'they were not uploaded');
  }
  if (result.hosted.deleteUrl !== null) maskDeleteUrl(result.hosted.deleteUrl);
  return { ...result.hosted, mime: result.hosted.mime ?? 'image/png', answer: null };
}

/** Differences stay where and as long as their picture does; its title, tags and width are not for them. */
function keptWith({ albumId, categoryId, expiration, nsfw }: UploadParameters): UploadParameters {
  const kept = { albumId, categoryId, expiration, nsfw };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}
