import type { Principal, Role } from '../../../application/spine/principal.js';

/** Root distributor, a reseller below it, one below that, and one beside. */
export const PATHS = { root: '/root/', north: '/root/north/', fjord: '/root/north/fjord/', south: '/root/south/' } as const;
export type ResellerId = keyof typeof PATHS;

export const staff = (role: Role, resellerId: ResellerId): Principal => ({
  kind: role === 'auditor' ? 'auditor' : 'manager',
  id: `${role}-at-${resellerId}`,
  loginId: `login-${role}-${resellerId}`,
  role,
  resellerId,
  resellerPath: PATHS[resellerId],
  accountId: null,
});

export const customer = (role: Role, resellerId: ResellerId, accountId: string): Principal => ({
  kind: 'user',
  id: `${role}-of-${accountId}`,
  loginId: `login-${accountId}`,
  role,
  resellerId,
  resellerPath: PATHS[resellerId],
  accountId,
});

export const scopeOf = (resellerId: ResellerId, accountId: string | null = null) => ({ resellerId, resellerPath: PATHS[resellerId], accountId });
