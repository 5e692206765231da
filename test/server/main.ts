/**
 * Runs the site until it is told to stop:
 *
 *     node test/server/main.ts --port 8800 --data-dir build/server --setting duplicates=allow
 *
 * Prints its address and keys, with --json as one line for another process to read.
 */
import { parseArgs } from 'node:util';
import { parseSettings } from './control/settings-argument.ts';
import { type ControlDoor, openControlDoor, type Site, type SiteOptions, startSite } from './index.ts';
import { defaultSettings } from './settings.ts';

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const options = commandLine();
  const site = await startSite(siteOptions(options));
  const control = options.control ? await openControlDoor(site) : undefined;
  const stop = async () => {
    await control?.close();
    await site.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  announce(site, control, options.json);
}

type CommandLine = ReturnType<typeof commandLine>;

function commandLine() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'data-dir': { type: 'string' },
      'base-path': { type: 'string', default: '' },
      setting: { type: 'string', multiple: true, default: [] },
      control: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  }).values;
}

function siteOptions(given: CommandLine): SiteOptions {
  const options: SiteOptions = {
    port: portNumber(given.port),
    basePath: given['base-path'],
    settings: parseSettings(Object.fromEntries(given.setting.map(nameAndValue))),
  };
  if (given['data-dir'] !== undefined) options.dataDir = given['data-dir'];
  return options;
}

function announce(site: Site, control: ControlDoor | undefined, asJson: boolean): void {
  const door = control && { url: control.url, token: control.token };
  if (asJson) {
    console.log(JSON.stringify({ baseUrl: site.baseUrl, keys: site.keys, control: door }));
    return;
  }
  console.log(`Site: ${site.baseUrl}`);
  for (const [owner, key] of Object.entries(site.keys)) console.log(`Key (${owner}): ${key}`);
  if (door !== undefined) console.log(`Control door: ${door.url}\nControl token: ${door.token}`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--port ${text}: give a number from 0 (any free port) to 65535`);
}

/** `flood={"minute":5,…}`: JSON, but for the settings that are text. */
function nameAndValue(text: string): [string, unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`--setting ${text}: give name=value`);
  const [name, value] = [text.slice(0, equals), text.slice(equals + 1)];
  const isText = typeof Reflect.get(defaultSettings(), name) === 'string';
  try {
    return [name, isText ? value : JSON.parse(value)];
  } catch {
    throw new Error(`--setting ${text}: the value is not JSON`);
  }
}
