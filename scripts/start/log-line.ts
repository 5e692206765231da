import { bold, dim, red, yellow } from './terminal.ts';

/** Shows one line of a step's log as the runner's page does: commands become headings and annotations. */
export function showLogLine(line: string): void {
  const command = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line);
  const text = unescape(command?.[2] ?? line);
  switch (command?.[1]) {
    case undefined:
      console.log(line);
      return;
    case 'group':
      console.log(bold(text));
      return;
    case 'error':
      console.log(red(`✗ ${text}`));
      return;
    case 'warning':
      console.log(yellow(`! ${text}`));
      return;
    case 'notice':
      console.log(dim(`i ${text}`));
      return;
    default:
      // Masks are secrets, debug lines are off, and groups end by themselves.
      return;
  }
}

function unescape(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
