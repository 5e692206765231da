/** A log as the runner reads it. */
export interface ReadLog {
  lines: string[];
  annotations: Annotation[];
  masks: string[];
}

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title: string;
}

/** Takes every line for a command that the runner would take for one, so that forged commands are seen as well. */
export function readLog(text: string): ReadLog {
  const log: ReadLog = { lines: [], annotations: [], masks: [] };
  for (const line of text.split(/\r?\n/)) {
    const [, name, properties = '', data = ''] =
      /^\s*::([^ :]+)(?: ([^:]*(?:::?[^:]+)*?))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      if (line !== '') log.lines.push(line);
    } else if (name === 'add-mask') {
      log.masks.push(unescaped(data));
    } else if (name === 'error' || name === 'warning' || name === 'notice') {
      const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? '';
      log.annotations.push({ level: name, message: unescaped(data), title });
    }
  }
  return log;
}

function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
