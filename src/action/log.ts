import { plainLine } from '../core/index.ts';
import * as runner from './runner.ts';

/**
 * The only place that prints. Names, titles and answers from outside reach the log through it, and the runner
 * reads commands out of the log: `::` opens one at the start of a line, `##[` anywhere in it.
 */

export function info(text: string): void {
  runner.info(harmless(text));
}

export function debug(text: string): void {
  runner.debug(harmless(text));
}

export function notice(text: string): void {
  runner.notice(harmless(text), { title: annotationTitle });
}

export function warning(text: string): void {
  runner.warning(harmless(text), { title: annotationTitle });
}

export function error(text: string): void {
  runner.error(harmless(text), { title: annotationTitle });
}

export function startGroup(title: string): void {
  runner.startGroup(harmless(title));
}

export function endGroup(): void {
  runner.endGroup();
}

/** Annotations of all steps stand in one list: this tells ours. */
const annotationTitle = 'Pixvid upload';

/** One line in which the runner finds no command. A space is put inside the marks, so that they stay legible. */
export function harmless(text: string): string {
  return plainLine(text)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}
