import { bareLogin, nodeIdOfAccount, type Account } from '../store/accounts.ts';
import type { Urls } from '../urls.ts';
import type { Schemas } from './schemas.ts';

export function representAccount(account: Account, urls: Urls): Schemas['simple-user'] {
  const url = `${urls.api}/users/${encodeURIComponent(account.login)}`;
  const page = account.type === 'Bot' ? `apps/${bareLogin(account)}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeIdOfAccount(account),
    avatar_url: `${urls.server}/avatars/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${urls.server}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function representOwnProfile(account: Account, urls: Urls): Schemas['public-user'] {
  const { user_view_type, ...profile } = representAccount(account, urls);
  const time = '2020-01-01T00:00:00Z';
  return {
    ...profile,
    ...(user_view_type === undefined ? {} : { user_view_type }),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: time,
    updated_at: time,
  };
}
