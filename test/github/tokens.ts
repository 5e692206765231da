import { randomBytes } from 'node:crypto';
import { badCredentials, requiresAuthentication } from './answer.ts';
import { account, GITHUB_ACTIONS, type Account, type AccountName } from './store/accounts.ts';
import type { StoredRepository } from './store/store.ts';

export type Access = 'none' | 'read' | 'write';

/** The `permissions:` of a workflow, as far as this API asks for them. */
export interface Permissions {
  issues?: Access;
  pullRequests?: Access;
}

/** What a token is good for. An installation token, like GITHUB_TOKEN, belongs to one repository. */
export interface Grant {
  token: string;
  /** How the request log names it, never the token itself. */
  name: string;
  kind: 'installation' | 'user';
  actor: Account;
  permissions: Required<Permissions>;
  repository: StoredRepository;
  /** Requests of this hour, for the x-ratelimit headers. */
  used: number;
}

export interface NewToken {
  name: string;
  permissions: Permissions;
  /** A person for a personal access token; by default GITHUB_TOKEN's own bot. */
  user?: AccountName;
}

export interface TokenRegister {
  add(facts: NewToken, repository: StoredRepository): string;
  /** Whose request it is, if anyone's. */
  find(authorization: string | undefined): Grant | undefined;
  /** Whose request it is. Throws 401 without a token and for one that was never given out. */
  identify(authorization: string | undefined): Grant;
}

export function openTokenRegister(): TokenRegister {
  const grants: Grant[] = [];
  const find = (authorization: string | undefined): Grant | undefined => {
    const token = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '')?.[1];
    return grants.find((one) => one.token === token);
  };
  return {
    find,
    add: ({ name, permissions, user }, repository) => {
      const kind = user === undefined ? 'installation' : 'user';
      const token = `${kind === 'installation' ? 'ghs' : 'ghp'}_${randomBytes(18).toString('hex')}`;
      const actor = user === undefined ? GITHUB_ACTIONS : account(user);
      const all = { issues: 'none', pullRequests: 'none', ...permissions } as const;
      grants.push({ token, name, kind, actor, permissions: all, repository, used: 0 });
      return token;
    },
    identify: (authorization) => {
      if (authorization === undefined) throw requiresAuthentication();
      const grant = find(authorization);
      if (grant === undefined) throw badCredentials();
      return grant;
    },
  };
}

/** Whether the token may see the repository's conversations at all: public ones need no permission. */
export function mayRead(grant: Grant, repository: StoredRepository): boolean {
  return !repository.private || accessTo(grant, repository) !== 'none';
}

export function mayWrite(grant: Grant, repository: StoredRepository): boolean {
  return accessTo(grant, repository) === 'write';
}

/** `issues` and `pull-requests` are each enough for the conversation of a pull request. */
function accessTo(grant: Grant, repository: StoredRepository): Access {
  if (grant.repository.id !== repository.id) return 'none';
  const { issues, pullRequests } = grant.permissions;
  if (issues === 'write' || pullRequests === 'write') return 'write';
  return issues === 'read' || pullRequests === 'read' ? 'read' : 'none';
}
