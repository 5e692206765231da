/** Everything that is said to, or read from, the runner goes through here, so that its protocol has one home. */
export {
  debug,
  endGroup,
  error,
  getInput,
  info,
  notice,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core';

/** The environment the runner starts a step with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable of it; undefined also when it is empty. */
export function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}
