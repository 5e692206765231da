import { stat } from 'node:fs/promises';
import type { SiteState } from '../state.ts';
import { fileExtension, fileName, type FileRole } from '../storage/picture-files.ts';
import type { ImageRecord } from '../storage/records.ts';
import type { Answer } from '../wire/answer.ts';
import { notFoundPage } from './html.ts';

const roles: FileRole[] = ['original', 'medium', 'thumb', 'frame'];

/** `/images/2026/11/23/name.th.png`: found by the records, never by a path of the request's making. */
export async function storedFile(site: SiteState, path: string): Promise<Answer> {
  for (const record of site.records.all()) {
    for (const role of roles) {
      if (path !== record.folder + fileName(record, role)) continue;
      const file = site.files.path(record, role);
      const found = await stat(file).catch(() => undefined);
      return found === undefined ? notFoundPage(site) : fileAnswer(record, role, file, found.size);
    }
  }
  return notFoundPage(site);
}

function fileAnswer(record: ImageRecord, role: FileRole, path: string, size: number): Answer {
  const own = fileExtension(record, role) === record.extension;
  return {
    status: 200,
    headers: [['Content-Type', own ? record.mime : 'image/jpeg']],
    body: { path, size },
  };
}
