import type { Site } from '../site.ts';
import { BadCommand } from './bad-command.ts';
import { parseFault } from './fault-argument.ts';
import { parseSettings } from './settings-argument.ts';

type Command = (site: Site, argument: unknown) => unknown;

/** What another process may ask for; the result is sent back as JSON. */
const commands: Record<string, Command> = {
  requests: (site) => site.requests,
  images: (site) => site.images(),
  connections: (site) => site.openConnections(),
  'peak-memory': () => process.resourceUsage().maxRSS * 1024,
  settings: (site, argument) => Object.assign(site.settings, parseSettings(argument)),
  'add-fault': (site, argument) => site.faults.add(parseFault(argument)),
  'clear-faults': (site) => site.faults.clear(),
  clock: (site, argument) => site.setClock(wholeNumber(argument)),
  cron: (site) => site.runCron(),
  reset: (site) => site.reset(),
};

/** What the command gives, or a promise of it. */
export function runCommand(site: Site, name: string, argument: unknown): unknown {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new BadCommand(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  }
  return command(site, argument);
}

function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new BadCommand(`"clock" takes a number of milliseconds, not ${JSON.stringify(value)}.`);
  }
  return value;
}
