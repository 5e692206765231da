import {
  uploadAll,
  type BatchOptions,
  type UploadItem,
  type UploadResult,
  type UploadSettings,
} from '../core/index.ts';
import { count, elapsed } from './figures.ts';
import * as log from './log.ts';
import { maskDeleteUrl } from './masks.ts';
import type { Task } from './plan.ts';
import { nodePorts } from './ports.ts';
import { Progress } from './progress.ts';
import type { Proxies } from './proxies.ts';
import { resultLine } from './result-line.ts';
import { openConnections } from './transport.ts';

/**
 * Uploads what is planned, with a log line for each file once it is decided. Answers in the order of the tasks.
 *
 * @param recall knows the uploads of earlier runs.
 */
export async function carryOut(
  tasks: readonly Task[],
  settings: UploadSettings,
  proxies: Proxies,
  signal: AbortSignal,
  recall: BatchOptions['recall'],
): Promise<UploadResult[]> {
  if (tasks.length === 0) return [];
  log.startGroup(`Uploading ${count(tasks.length, 'file')} to ${settings.site.baseUrl}`);
  try {
    const failed = tasks.flatMap((task) => ('failed' in task ? [task.failed] : []));
    for (const result of failed) log.info(resultLine(result));
    const items = tasks.flatMap((task) => ('item' in task ? [task.item] : []));
    const uploaded = items.length === 0 ? [] : await send(items, settings, proxies, signal, recall);
    return inOrder(tasks, uploaded);
  } finally {
    log.endGroup();
  }
}

function inOrder(tasks: readonly Task[], uploaded: readonly UploadResult[]): UploadResult[] {
  const upcoming = uploaded.values();
  return tasks.flatMap((task) => ('failed' in task ? task.failed : (upcoming.next().value ?? [])));
}

async function send(
  items: readonly UploadItem[],
  settings: UploadSettings,
  proxies: Proxies,
  signal: AbortSignal,
  recall: BatchOptions['recall'],
): Promise<UploadResult[]> {
  const { transport, close } = openConnections(settings.concurrency, proxies);
  const progress = new Progress(items);
  try {
    return await uploadAll(items, settings, nodePorts(transport), {
      signal,
      ...(recall && { recall }),
      keepAnswers: false,
      onProgress: (event) => {
        progress.onProgress(event);
      },
      onResult: (result, index) => {
        if ('hosted' in result && result.hosted.deleteUrl) maskDeleteUrl(result.hosted.deleteUrl);
        progress.onDecided(index);
        log.info(resultLine(result));
      },
      onPause: ({ ms, perMinute, reason }) => {
        const who = reason === 'flood' ? 'The site takes' : 'As max-per-minute says,';
        const what =
          reason === 'flood' ? `${count(perMinute, 'upload')} a minute` : `${perMinute} are sent a minute`;
        log.info(`  ${who} ${what}: waiting ${elapsed(ms)}.`);
      },
    });
  } finally {
    progress.stop();
    await close();
  }
}
