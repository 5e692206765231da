import { describe, expect, test } from 'vitest';
import { png } from '../media/index.ts';
import { accepted, jsonOf, text, utc } from './answers.ts';
import type { JsonObject } from './answers.ts';
import { field, file } from './body.ts';
import { fresh, openSite } from './site-under-test.ts';

const site = await openSite();

const second = 1;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const send = async (expiration: string) =>
  accepted(await site.upload([field('expiration', expiration), file(png(24, 24, fresh()))]));

/** Seconds from the upload to the expiration. */
const lifetime = (image: JsonObject) =>
  (utc(text(image, 'expiration_date_gmt')) - utc(text(image, 'date_gmt'))) / 1000;

interface Row {
  sent: string;
  /** Seconds, or the two that it lies between where months and years differ in length. */
  lives: number | [number, number];
}

const asWritten: Row[] = [
  { sent: 'PT5M', lives: 5 * minute },
  { sent: 'P3D', lives: 3 * day },
  { sent: 'P1W', lives: 7 * day },
  { sent: 'P1M', lives: [28 * day, 31 * day] },
  { sent: 'P1Y', lives: [365 * day, 366 * day] },
  { sent: 'PT90M', lives: 90 * minute },
  { sent: 'P1DT12H', lives: 36 * hour },
];
const seconds: Row[] = [
  { sent: '3600', lives: 3600 * second },
  { sent: '3600.5', lives: 3600 * second },
];
const raised: Row[] = ['PT1M', '60', 'PT0S', '-5'].map((sent) => ({ sent, lives: 5 * minute }));
const lowered: Row[] = ['P2Y', '99999999999'].map((sent) => ({ sent, lives: [365 * day, 366 * day] }));
const unparsable: Row[] = ['garbage', 'pt5m', '-PT5M', '2030-01-01', '2030-01-01 00:00:00'].map((sent) => ({
  sent,
  lives: 5 * minute,
}));

describe.for([
  { rule: 'an interval lasts as long as written', rows: asWritten },
  { rule: 'digits are seconds', rows: seconds },
  { rule: 'below 5 minutes it becomes 5 minutes', rows: raised },
  { rule: 'above 1 year it becomes 1 year', rows: lowered },
  { rule: 'what cannot be parsed is accepted, and becomes 5 minutes', rows: unparsable },
])('$rule', ({ rows }) => {
  test.for(rows)('"$sent"', async ({ sent, lives }) => {
    const [least, most] = typeof lives === 'number' ? [lives, lives] : lives;
    const image = await send(sent);
    // The two dates are taken by the server at two moments.
    expect(lifetime(image)).toBeGreaterThanOrEqual(least - 2);
    expect(lifetime(image)).toBeLessThanOrEqual(most + 2);
  });
});

test.for(['0', ''])('"%s" is never', async (sent) => {
  expect((await send(sent)).expiration_date_gmt).toBeNull();
});

test('absent is never', async () => {
  expect(accepted(await site.upload([file(png(24, 24, fresh()))])).expiration_date_gmt).toBeNull();
});

test('an array is refused with code 0', async () => {
  const answer = await site.upload([field('expiration[]', 'P3D'), file(png(24, 24, fresh()))]);
  expect(answer.status).toBe(400);
  expect(jsonOf(answer)).toMatchObject({ status_code: 400, error: { code: 0 }, status_txt: 'Bad Request' });
});

test('an expired picture is there until the cron job ran', async ({ skip }) => {
  const image = await send('PT5M');
  const statuses = async () => [
    (await site.get(text(image, 'url'))).status,
    (await site.get(text(image, 'url_viewer'))).status,
  ];
  site.passTime(6 * minute * 1000, skip);
  expect(await statuses()).toEqual([200, 200]);
  await site.runCron(skip);
  expect(await statuses()).toEqual([404, 404]);
});

test('the cron job leaves alone what has not expired', async ({ skip }) => {
  const image = await send('PT10M');
  site.passTime(6 * minute * 1000, skip);
  await site.runCron(skip);
  expect((await site.get(text(image, 'url'))).status).toBe(200);
});
