/** A user, an organization or a bot, its login as REST has it: with `[bot]` for a bot. */
export interface Account {
  login: string;
  type: 'User' | 'Bot' | 'Organization';
  id: number;
}

/** What GITHUB_TOKEN acts as; id and login are those of github.com. */
export const GITHUB_ACTIONS: Account = { login: 'github-actions[bot]', type: 'Bot', id: 41_898_282 };

export const DEPENDABOT: Account = { login: 'dependabot[bot]', type: 'Bot', id: 49_699_333 };

/** How tests name an account: by login alone, or with a type where the login does not tell it. */
export type AccountName = string | { login: string; type: Account['type'] };

export function account(name: AccountName, defaultType: Account['type'] = 'User'): Account {
  const login = typeof name === 'string' ? name : name.login;
  const known = [GITHUB_ACTIONS, DEPENDABOT].find((one) => one.login === login);
  if (known !== undefined) return known;
  const type = typeof name !== 'string' ? name.type : login.endsWith('[bot]') ? 'Bot' : defaultType;
  return { login, type, id: idFrom(`${type}:${login}`) };
}

/** The login as GraphQL has it. */
export function bareLogin({ login }: Account): string {
  return login.replace(/\[bot\]$/, '');
}

export function isSameAccount(one: Account, other: Account): boolean {
  return one.login === other.login && one.type === other.type;
}

export function nodeIdOfAccount({ type, id }: Account): string {
  const prefix = { User: 'U', Bot: 'BOT', Organization: 'O' }[type];
  return `${prefix}_${Buffer.from(`0:${id}`).toString('base64url')}`;
}

/** The same number for the same text (FNV-1a), so that ids are stable from run to run. */
function idFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return 1_000_000 + (hash % 100_000_000);
}
