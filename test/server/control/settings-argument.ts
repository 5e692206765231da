import { type Album, defaultSettings, type FloodLimits, type SiteSettings } from '../settings.ts';
import { BadCommand } from './bad-command.ts';

/** Settings that take one of a few words. */
const words: Partial<Record<keyof SiteSettings, readonly string[]>> = {
  duplicates: ['refuse', 'allow'],
  urlUpload: ['off', 'admin-broken', 'working'],
  moderation: ['none', 'guest', 'all'],
  spelling: ['4.2', 'newer'],
};

/**
 * Settings given from outside the process; those not named stay as they are.
 * @throws BadCommand naming the setting and what it takes
 */
export function parseSettings(value: unknown): Partial<SiteSettings> {
  if (!areSettings(value)) throw new BadCommand('The settings are not an object.');
  return value;
}

function areSettings(value: unknown): value is Partial<SiteSettings> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const known = Object.entries(defaultSettings());
  for (const [name, given] of Object.entries(value)) {
    const [, standard] = known.find(([key]) => key === name) ?? [];
    const wrong = standard === undefined ? 'there is no such setting' : complaint(name, given, standard);
    if (wrong !== undefined)
      throw new BadCommand(`Setting "${name}": ${wrong}, not ${JSON.stringify(given)}.`);
  }
  return true;
}

/** What is wrong with a setting's value; undefined when nothing is. */
function complaint(name: string, given: unknown, standard: unknown): string | undefined {
  const choice = Object.entries(words).find(([setting]) => setting === name)?.[1];
  if (choice !== undefined) {
    return choice.some((word) => word === given) ? undefined : `takes one of ${choice.join(', ')}`;
  }
  if (name === 'flood') return isFloodLimits(given) ? undefined : 'takes minute, hour, day, week and month';
  if (name === 'albums') return isAlbums(given) ? undefined : 'takes a list of {id, owner, private}';
  return typeof given === typeof standard ? undefined : `takes a ${typeof standard}`;
}

function isFloodLimits(value: unknown): value is FloodLimits {
  const names = Object.keys(defaultSettings().flood);
  return isObject(value) && names.every((name) => typeof Reflect.get(value, name) === 'number');
}

function isAlbums(value: unknown): value is Album[] {
  return Array.isArray(value) && value.every((album) => isObject(album) && 'id' in album && 'owner' in album);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
