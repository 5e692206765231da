import { randomBytes } from 'node:crypto';
import { type Json, phpJson } from './php-json.ts';

export type Header = [name: string, value: string];

/** What the site is about to send. A file is streamed, never read whole. */
export interface Answer {
  status: number;
  headers: Header[];
  body: string | { path: string; size: number };
  close?: boolean;
}

/** JSON with exactly the headers a 4.2.0 sends; Apache closes the connection after a 400. */
export function jsonAnswer(status: number, value: Json, host: string, now: number): Answer {
  return {
    status,
    headers: [
      sessionCookie(host),
      ['Expires', '0'],
      ['Cache-Control', 'no-store, no-cache, must-revalidate'],
      ['Pragma', 'no-cache'],
      ...pageHeaders,
      // The missing space before GMT is the real server's.
      ['Last-Modified', new Date(now).toUTCString().replace(' GMT', 'GMT')],
      ['Content-Type', 'application/json; charset=UTF-8'],
    ],
    body: phpJson(value),
    close: status === 400,
  };
}

export function htmlAnswer(status: number, body: string, host: string): Answer {
  return {
    status,
    headers: [sessionCookie(host), ...pageHeaders, ['Content-Type', 'text/html; charset=UTF-8']],
    body,
  };
}

export function redirectAnswer(status: 301 | 302, location: string, host: string): Answer {
  const answer = htmlAnswer(status, '', host);
  answer.headers.push(['Location', location]);
  return answer;
}

const pageHeaders: Header[] = [
  ['Permissions-Policy', 'interest-cohort=()'],
  ['Content-Security-Policy', "frame-ancestors 'none'"],
];

/** Every call starts a PHP session and sets its cookie. */
function sessionCookie(host: string): Header {
  return ['Set-Cookie', `PHPSESSID=${randomBytes(13).toString('hex')}; path=/; domain=${host}; HttpOnly`];
}
