import { ServerError } from '../failure.ts';
import type { KeyOwner } from '../keys.ts';
import type { SiteState } from '../state.ts';
import type { ImageRecord } from '../storage/records.ts';
import { removeTemp } from '../storage/temp-files.ts';
import { checksDuplicates, refuseDuplicate } from './duplicates.ts';
import { storedStem } from './file-name.ts';
import { refuseFlood } from './flood.ts';
import { uploadFolder } from './folder.ts';
import type { Parameters } from './parameters.ts';
import { prepareFile } from './prepare.ts';
import { describeUpload } from './record.ts';
import type { SourceFile } from './source.ts';
import { writeFiles } from './write-files.ts';

export interface Uploader {
  owner: KeyOwner;
  clientIp: string;
}

/**
 * Takes one file into the site, in the real server's order: duplicate, flood, the file itself,
 * duplicate again, resizing, and at last what the database refuses.
 * @throws ApiError or ServerError; nothing of the file is left then.
 */
export async function storeUpload(
  site: SiteState,
  uploader: Uploader,
  source: SourceFile,
  parameters: Parameters,
): Promise<ImageRecord> {
  const refuseKnown = (md5: string, code: 101 | 102 | 103) => refuseDuplicate(site, uploader, md5, code);
  if (checksDuplicates(site, uploader)) {
    // The real server takes the MD5 of a file it does not have, and fails.
    if (source.stored === undefined) throw new ServerError(`No file to compare: ${source.error}`);
    refuseKnown(source.stored.md5, 101);
  }
  refuseFlood(site, uploader.clientIp);
  const prepared = await prepareFile(site, uploader, source);
  const { extension, file } = prepared;
  const stored = await site.files.reserve(uploadFolder(site), storedStem(source.name, extension), extension);
  try {
    refuseKnown(file.md5, 102);
    const written = await writeFiles(site, prepared, stored, parameters.width, () =>
      refuseKnown(file.md5, 103),
    );
    // A twin may have been stored while this one was worked on.
    refuseKnown(file.md5, 102);
    const record = describeUpload(site, uploader, source.name, parameters, prepared, stored, written);
    await site.records.add(record);
    return record;
  } catch (error) {
    await site.files.remove(stored);
    throw error;
  } finally {
    await removeTemp(file);
  }
}
