import { STATUS_CODES } from 'node:http';
import type { Answer } from '../wire/answer.ts';
import type { Fault } from './fault.ts';

/** What a proxy before the site says, in HTML. */
export function frontServerAnswer(fault: Extract<Fault, { kind: 'status' | 'html' }>, now: number): Answer {
  const status = fault.kind === 'html' ? 200 : fault.status;
  const answer: Answer = { status, headers: [['Content-Type', 'text/html']], body: frontServerPage(status) };
  if (fault.kind === 'status' && fault.retryAfter !== undefined) {
    const { seconds, form } = fault.retryAfter;
    const value = form === 'seconds' ? String(seconds) : new Date(now + seconds * 1000).toUTCString();
    answer.headers.push(['Retry-After', value]);
  }
  return answer;
}

export function frontServerPage(status: number): string {
  const title = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}
