import { randomBytes } from 'node:crypto';
import { htmlSafe } from '../api/image-answer.ts';
import { sqlDate } from '../clock.ts';
import type { SiteState } from '../state.ts';
import { type Answer, htmlAnswer } from '../wire/answer.ts';

export function page(site: SiteState, status: number, title: string, body: string): Answer {
  const text = `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${htmlSafe(title)}</title></head>\n<body>${body}</body></html>\n`;
  return htmlAnswer(status, text, site.host);
}

export function notFoundPage(site: SiteState): Answer {
  return page(site, 404, "That page doesn't exist", "<h1>That page doesn't exist</h1>");
}

export function forbiddenPage(site: SiteState): Answer {
  return page(site, 403, 'Request denied', '<h1>Request denied</h1>');
}

export function maintenancePage(site: SiteState): Answer {
  const text =
    'We are performing scheduled maintenance tasks in the website. Please come back in a few minutes.';
  return page(site, 200, 'Website under maintenance', `<h1>Website under maintenance</h1><p>${text}</p>`);
}

/** What an unforeseen error shows, in every format. */
export function errorPage(site: SiteState): Answer {
  const incident = randomBytes(8).toString('hex');
  const time = sqlDate(site.clock.now());
  return page(
    site,
    500,
    'Something went wrong',
    `<h1>Something went wrong</h1><p>${time} · Incident ${incident}</p>`,
  );
}
