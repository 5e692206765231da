/**
 * Everything that is said to, or read from, the runner goes through here, so that its protocol has one home: the
 * part of @actions/core that the Action needs, byte for byte, without the HTTP client that comes along with it
 * (docs/decisions/0005-own-runner-protocol.md).
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { EOL } from 'node:os';

/** The environment the runner starts a step with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable of it; undefined also when it is empty. */
export function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

/** White space around the value is dropped; empty when the input is not given. */
export function getInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}

/** @throws Error when the runner's file for it cannot be written. */
export function setOutput(name: string, value: string): void {
  if (variable(process.env, 'GITHUB_OUTPUT') === undefined) {
    say('');
    command('set-output', value, { name });
    return;
  }
  const delimiter = `ghadelimiter_${randomUUID()}`;
  appendToFile('GITHUB_OUTPUT', `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
}

/** @throws Error when the runner's file for it cannot be written. */
export function addToSummary(html: string): void {
  appendToFile('GITHUB_STEP_SUMMARY', html);
}

/** Has the runner replace the text by asterisks in all that is logged from now on. */
export function setSecret(text: string): void {
  command('add-mask', text);
}

export function info(text: string): void {
  say(text);
}

export function debug(text: string): void {
  command('debug', text);
}

export interface AnnotationProperties {
  title: string;
}

export function notice(text: string, properties: AnnotationProperties): void {
  command('notice', text, { ...properties });
}

export function warning(text: string, properties: AnnotationProperties): void {
  command('warning', text, { ...properties });
}

export function error(text: string, properties: AnnotationProperties): void {
  command('error', text, { ...properties });
}

export function startGroup(title: string): void {
  command('group', title);
}

export function endGroup(): void {
  command('endgroup', '');
}

function appendToFile(name: string, text: string): void {
  const path = variable(process.env, name);
  if (path === undefined) throw new Error(`The runner has not set ${name}`);
  if (!existsSync(path)) throw new Error(`The file that ${name} names does not exist: ${path}`);
  appendFileSync(path, text);
}

/** `::name property=value::text`, as actions/runner's ActionCommand reads it. */
function command(name: string, text: string, properties: Readonly<Record<string, string>> = {}): void {
  const list = Object.entries(properties).map(([property, value]) => `${property}=${escapeProperty(value)}`);
  say(`::${[name, list.join(',')].join(' ').trimEnd()}::${escapeText(text)}`);
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
  return escapeText(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function say(line: string): void {
  process.stdout.write(line + EOL);
}
