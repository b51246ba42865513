import type { Actor, Scope } from '../../domain/shared/event.js';

export type StaffRole = 'admin' | 'owner' | 'marketing' | 'sales';
export type CustomerLevel = 'Owner' | 'Admin' | 'User';
export type Role = StaffRole | 'auditor' | CustomerLevel | 'system';

/** Who asks, and what of the tree is theirs. `accountId` is the customer's current account, null for staff. */
export interface Principal {
  readonly kind: Actor['kind'];
  readonly id: string;
  readonly loginId: string | null;
  readonly role: Role;
  readonly resellerId: string;
  readonly resellerPath: string;
  readonly accountId: string | null;
}

/** A part of the system itself: workflows and the billing run. It sees everything. */
export const systemPrincipal = (name: string): Principal => ({ kind: 'system', id: name, loginId: null, role: 'system', resellerId: '', resellerPath: '/', accountId: null });

/** Does this belong to the principal: the customer's own account, or the staff's branch of the tree? */
export const mayReach = (principal: Principal, scope: Scope): boolean => {
  if (principal.kind === 'system') return true;
  if (principal.kind === 'user') return scope.accountId !== null && scope.accountId === principal.accountId;
  return scope.resellerPath.startsWith(principal.resellerPath);
};

/** May the principal see what is the seller's own business? Staff of a reseller above may not; customers are cut elsewhere. */
export const isSellersOwn = ({ kind, resellerId }: Principal, sellerId: string): boolean => kind === 'system' || kind === 'user' || resellerId === sellerId;
