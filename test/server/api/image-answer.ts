import { sqlDate } from '../clock.ts';
import { thumbEdge } from '../media/picture.ts';
import { deleteUrl, fileUrl, tagPath, viewerPath, viewerUrl } from '../pages/urls.ts';
import type { SiteState } from '../state.ts';
import { fileExtension, fileName, type FileRole } from '../storage/picture-files.ts';
import type { ImageRecord } from '../storage/records.ts';
import { formatBytes } from '../upload/prepare.ts';
import { atWidth } from '../upload/width.ts';
import { mediumWidth } from '../upload/write-files.ts';
import type { Json } from '../wire/php-json.ts';

interface ImageFile {
  filename: string | null;
  name: string | null;
  mime: string | null;
  extension: string | null;
  url?: string | null | undefined;
  size?: number;
  [member: string]: Json | undefined;
}

/** The `image` object of a successful answer, its members in the real server's order. */
export function imageAnswer(site: SiteState, record: ImageRecord): ImageFile {
  const newer = site.settings.spelling === 'newer';
  const original = fileAnswer(site, record, 'original', record.size);
  const medium = fileAnswer(site, record, 'medium', record.mediumSize);
  const thumb = fileAnswer(site, record, 'thumb', record.thumbSize);
  const frame = fileAnswer(site, record, 'frame', record.frameSize);
  const display = displayed(site, record);
  const dateGmt = sqlDate(record.uploadedAt);
  const title = record.title ?? '';
  const truncated = [...title].length > 28 ? `${[...title].slice(0, 28).join('')}...` : title;
  return {
    name: record.name,
    extension: record.extension,
    size: record.size,
    width: record.width,
    height: record.height,
    date: sqlDate(record.uploadedAt, site.settings.zoneOffsetMinutes),
    date_gmt: dateGmt,
    title: record.title,
    description: record.description,
    nsfw: record.nsfw,
    storage_mode: 'datefolder',
    [newer ? 'checksum' : 'md5']: record.md5,
    [newer ? 'source_checksum' : 'source_md5']: record.sourceMd5,
    original_filename: record.originalFilename,
    original_exifdata: record.exif,
    views: 0,
    category_id: record.categoryId,
    chain: chain(record),
    thumb_size: record.thumbSize,
    medium_size: record.mediumSize,
    frame_size: record.frameSize,
    expiration_date_gmt: record.expiresAt === null ? null : sqlDate(record.expiresAt),
    likes: 0,
    is_animated: Number(record.animated),
    is_approved: Number(record.approved),
    is_360: 0,
    duration: record.duration,
    type: record.type,
    tags: record.tags.map((tag) => tagAnswer(site, tag)),
    tags_string: record.tags.join(', '),
    file: { resource: { type: newer ? 'url' : 'path' } },
    id_encoded: record.idEncoded,
    filename: original.filename,
    mime: record.mime,
    url: shown(record, original.url),
    ratio: record.width / record.height,
    size_formatted: formatBytes(record.size),
    frame: record.frameSize > 0 ? frame : undefined,
    image: approvedFile(record, original),
    medium: record.mediumSize > 0 ? approvedFile(record, medium) : noMedium,
    thumb: approvedFile(record, thumb),
    url_frame: record.frameSize > 0 ? frame.url : '',
    duration_time: durationTime(record.duration),
    url_viewer: viewerUrl(site, record),
    path_viewer: viewerPath(site, record),
    url_short: viewerUrl(site, record, { slug: false }),
    display_url: shown(record, display.url),
    display_width: display.width,
    display_height: display.height,
    views_label: 'views',
    likes_label: 'likes',
    how_long_ago: '1 second ago',
    date_fixed_peer: dateGmt,
    title_truncated: truncated,
    title_truncated_html: htmlSafe(truncated),
    is_use_loader: false,
    display_title: record.title ?? original.filename,
    delete_url: deleteUrl(site, record),
  };
}

const noMedium: ImageFile = { filename: null, name: null, mime: null, extension: null, url: null };

/** What waits for approval has no address yet: the key is absent. */
function shown<Value>(record: ImageRecord, value: Value): Value | undefined {
  return record.approved ? value : undefined;
}

function approvedFile(record: ImageRecord, file: ImageFile): ImageFile {
  return { ...file, url: shown(record, file.url) };
}

function fileAnswer(site: SiteState, record: ImageRecord, role: FileRole, size: number): ImageFile {
  const filename = fileName(record, role);
  const extension = fileExtension(record, role);
  return {
    filename,
    name: filename.slice(0, -(extension.length + 1)),
    mime: extension === record.extension ? record.mime : 'image/jpeg',
    extension,
    url: fileUrl(site, record, role),
    size,
  };
}

/** Which sizes exist, as bits: frame, original, image, medium, thumb. */
function chain(record: ImageRecord): number {
  return (record.frameSize > 0 ? 16 : 0) + 4 + (record.mediumSize > 0 ? 2 : 0) + 1;
}

interface Displayed {
  url: string;
  /** The medium width comes from a setting, which is text. */
  width: number | string;
  height: number;
}

/** A still picture without a medium one is shown by its thumb from this size on. */
const shownByThumbBytes = 200_000;

function displayed(site: SiteState, record: ImageRecord): Displayed {
  const { width, height } = record;
  if (record.frameSize > 0 && (record.mediumSize === 0 || record.frameSize < record.mediumSize)) {
    return { url: fileUrl(site, record, 'frame'), width, height };
  }
  if (record.mediumSize > 0) {
    const url = fileUrl(site, record, 'medium');
    return { url, width: String(mediumWidth), height: atWidth(record, mediumWidth).height };
  }
  if (record.size > shownByThumbBytes) {
    return { url: fileUrl(site, record, 'thumb'), width: thumbEdge, height: thumbEdge };
  }
  return { url: fileUrl(site, record, 'original'), width, height };
}

function tagAnswer(site: SiteState, tag: string): Json {
  const key = encodeURIComponent(tag);
  return { name: tag, name_safe_html: htmlSafe(tag), url_key: key, url: tagPath(site, key) };
}

function durationTime(seconds: number): string {
  if (seconds === 0) return '';
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** PHP's htmlspecialchars. */
export function htmlSafe(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
