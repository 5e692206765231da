import type { KeyOwner } from '../keys.ts';
import { deleteUrl, fileUrl, viewerUrl } from '../pages/urls.ts';
import { sqlDate } from '../clock.ts';
import type { SiteState } from '../state.ts';
import type { ImageRecord } from './records.ts';

/** What a test may know of a stored upload. */
export interface StoredImage {
  id: string;
  type: 'image' | 'video';
  url: string;
  viewerUrl: string;
  deleteUrl: string;
  name: string;
  originalFilename: string;
  title: string | null;
  description: string | null;
  tags: string[];
  albumId: string | null;
  categoryId: number | null;
  nsfw: 0 | 1;
  expirationGmt: string | null;
  /** Of the stored bytes; `sourceMd5` is the upload's where it was resized. */
  md5: string;
  sourceMd5: string | null;
  sha256: string;
  size: number;
  width: number;
  height: number;
  keyOwner: KeyOwner;
}

export function storedImage(site: SiteState, record: ImageRecord): StoredImage {
  const { type, name, originalFilename, title, description, tags, albumId, categoryId, nsfw } = record;
  const { md5, sourceMd5, sha256, size, width, height, keyOwner } = record;
  return {
    id: record.idEncoded,
    url: fileUrl(site, record, 'original'),
    viewerUrl: viewerUrl(site, record),
    deleteUrl: deleteUrl(site, record),
    expirationGmt: record.expiresAt === null ? null : sqlDate(record.expiresAt),
    ...{ type, name, originalFilename, title, description, tags, albumId, categoryId, nsfw },
    ...{ md5, sourceMd5, sha256, size, width, height, keyOwner },
  };
}
