import type { ActingAs } from '../../domain/partners/account-members.js';
import type { AccessLevel } from '../../domain/partners/partners.events.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Principal, Role } from '../spine/principal.js';

/** Who manages customers: administrators and sales people of the reseller or of one above it. */
export const SELLERS: readonly Role[] = ['admin', 'sales'];
/** Who manages the users of an account; the account itself says who of whom. */
export const USER_MANAGERS: readonly Role[] = [...SELLERS, 'Owner', 'Admin'];

export const actingAs = (principal: Principal): ActingAs => (principal.kind === 'user' ? (principal.role as AccessLevel) : 'staff');

/** Nobody locks himself out, or gives himself other rights. */
export const checkNotSelf = (principal: Principal, id: string, pointer = '/managerId'): void => {
  if (principal.id === id) throw new DomainError('rule', 'not_yourself', 'You cannot do this to yourself. Ask another administrator.', {}, pointer);
};
