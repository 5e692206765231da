import type { JsonObject } from '../json.ts';
import { representAccount } from '../rest/represent-account.ts';
import { bareLogin, type Account } from '../store/accounts.ts';
import type { Urls } from '../urls.ts';

/** An author: a bot's login is without the `[bot]` that REST puts after it. */
export function representActor(account: Account, urls: Urls): JsonObject {
  const { node_id, avatar_url, html_url } = representAccount(account, urls);
  return {
    __typename: account.type,
    id: node_id,
    databaseId: account.id,
    login: bareLogin(account),
    url: html_url,
    resourcePath: new URL(html_url).pathname,
    avatarUrl: () => avatar_url,
  };
}

/** Whoever the token belongs to, always as a User; here even a bot's login has its `[bot]`. */
export function representViewer(account: Account, urls: Urls): JsonObject {
  return { ...representActor(account, urls), __typename: 'User', login: account.login, name: null };
}
