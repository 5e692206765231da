import { expirationSeconds } from './expiration.ts';
import { isRecord, utcDate } from './image-answer.ts';
import { longestTitle, type UploadParameters } from './parameters.ts';
import type { HostedFile } from './result.ts';

/** Half a month, in which calendar months differ from the twelfths of a year that expirations are counted in. */
const calendarSlack = 0.05;
/** Seconds between the upload's date and the moment the site counts an expiration from. */
const clockSlack = 90;

/** What the site changed or ignored of what was asked, as warnings: it never says so itself. */
export function differences(sent: UploadParameters, hosted: HostedFile): string[] {
  const { answer } = hosted;
  if (!answer) return [];
  return [
    titleDifference(sent, answer),
    expirationDifference(sent, hosted, answer),
    categoryDifference(sent, answer),
    tagsDifference(sent, answer),
    widthDifference(sent, hosted),
    nsfwDifference(sent, answer),
  ].filter((warning) => warning !== undefined);
}

type Answered = Readonly<Record<string, unknown>>;

function titleDifference({ title }: UploadParameters, answer: Answered): string | undefined {
  // That "0" counts as no title, and that a long one is cut, was said before it was sent.
  if (title === undefined || title === '0' || !('title' in answer)) return undefined;
  const asked = comparable(title);
  const kept = typeof answer.title === 'string' ? comparable(answer.title) : '';
  const isCut = [...title].length > longestTitle && kept !== '' && asked.startsWith(kept);
  return kept === asked || isCut ? undefined : 'The site changed the title.';
}

function comparable(title: string): string {
  return title.replace(/\r\n?/g, '\n').trim();
}

function expirationDifference(
  { expiration }: UploadParameters,
  { expiresAt }: HostedFile,
  answer: Answered,
): string | undefined {
  const uploadedAt = utcDate(answer.date_gmt);
  const seconds = expiration === undefined ? undefined : expirationSeconds(expiration);
  if (seconds === undefined)
    return expiresAt === null ? undefined : `The site set an expiration of its own: ${expiresAt}.`;
  if (expiresAt === null) return 'The site ignored the expiration: the file stays.';
  if (uploadedAt === null) return undefined;
  const kept = (Date.parse(expiresAt) - Date.parse(uploadedAt)) / 1000;
  if (Math.abs(kept - seconds) <= clockSlack + seconds * calendarSlack) return undefined;
  return `The site changed the expiration: the file is deleted at ${expiresAt}.`;
}

function categoryDifference({ categoryId }: UploadParameters, answer: Answered): string | undefined {
  if (categoryId === undefined || !('category_id' in answer)) return undefined;
  return String(answer.category_id) === categoryId ? undefined : 'The site ignored the category.';
}

function tagsDifference({ tags }: UploadParameters, answer: Answered): string | undefined {
  const kept = answer.tags;
  if (tags === undefined || !Array.isArray(kept)) return undefined;
  const names = new Set(kept.map((tag: unknown) => (isRecord(tag) ? String(tag.name).toLowerCase() : '')));
  const dropped = tags.split(',').filter((tag) => !names.has(tag.toLowerCase()));
  return dropped.length === 0
    ? undefined
    : `The site dropped the tags ${dropped.map((tag) => `"${tag}"`).join(', ')}.`;
}

function widthDifference({ width }: UploadParameters, hosted: HostedFile): string | undefined {
  if (width === undefined || hosted.width === null || hosted.width <= Number(width)) return undefined;
  return `The site ignored the width ${width}, as it does for videos and animations: the file is ${hosted.width} pixels wide.`;
}

function nsfwDifference({ nsfw }: UploadParameters, answer: Answered): string | undefined {
  if (nsfw === undefined || !('nsfw' in answer)) return undefined;
  return Number(answer.nsfw) === 1 ? undefined : 'The site did not mark the file as not safe for work.';
}
