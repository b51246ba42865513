import type { CommandName } from './api/commands.js';
import type { AccessLevel, StaffRole } from './api/types.js';

type Role = StaffRole | AccessLevel;

const all: readonly Role[] = ['admin', 'owner', 'marketing', 'sales', 'auditor'];
const customers: readonly Role[] = ['Owner', 'Admin'];

/** Who may look at what. The server decides; the pages only leave out what it would refuse. */
const readers: Readonly<Record<string, readonly Role[]>> = {
  resellers: all,
  managers: all,
  accounts: all,
  users: ['admin', 'owner', 'sales', 'auditor'],
  products: all,
  'service-terms': all,
  plans: all,
  'price-list': all,
  discounts: ['admin', 'owner', 'marketing', 'auditor'],
  orders: ['admin', 'sales', 'auditor'],
  payments: ['admin', 'sales', 'auditor'],
  subscriptions: ['admin', 'owner', 'sales', 'auditor'],
  charges: ['admin', 'sales', 'auditor'],
  'ledger-entries': ['admin', 'sales', 'auditor'],
  invoices: ['admin', 'sales', 'auditor'],
  corrections: ['admin', 'sales', 'auditor'],
  guarantees: ['admin', 'sales', 'auditor'],
  'reseller-charges': ['admin', 'owner', 'sales', 'auditor'],
  'supplier-charges': ['admin', 'owner', 'sales', 'auditor'],
  'manual-operations': ['admin', 'owner', 'sales', 'auditor'],
  'billing-alerts': ['admin', 'owner', 'sales', 'auditor'],
  reservations: ['admin', 'owner', 'sales', 'auditor'],
  'reservation-skus': all,
  'number-formats': ['admin', 'auditor'],
  'azure-daily': ['admin', 'sales', 'auditor'],
  'azure-unpriced': ['admin', 'sales', 'auditor'],
  'azure-rate-cards': ['admin', 'auditor'],
  'azure-pulls': ['admin', 'sales', 'auditor'],
  'billing-runs': ['admin', 'auditor'],
  'failed-steps': ['admin', 'auditor'],
  exports: all,
  events: ['admin', 'auditor'],
  outbox: ['admin'],
  'read-models': ['admin'],
};

const everybody: readonly Role[] = [...all, ...customers, 'User'];
const catalog: readonly Role[] = ['admin', 'owner'];
const marketing: readonly Role[] = ['admin', 'owner', 'marketing'];
const selling: readonly Role[] = ['admin', 'sales'];
const buying: readonly Role[] = [...selling, ...customers];

/** What concerns the whole installation, so the root distributor's staff only. */
export const OF_THE_INSTALLATION: readonly string[] = ['read-models', 'billing-runs'];

/** Who may send which command. */
export const senders: Partial<Readonly<Record<CommandName, readonly Role[]>>> = {
  'create-product': catalog,
  'create-service-terms': catalog,
  'create-plan': catalog,
  'fetch-reservation-skus': catalog,
  'create-reservation-plan': catalog,
  'publish-plan': catalog,
  'deactivate-plan': catalog,
  'change-plan-prices': catalog,
  'set-markup': catalog,
  'set-default-markup': catalog,
  'delegate-plan': catalog,
  'create-discount': marketing,
  'edit-discount': marketing,
  'activate-discount': marketing,
  'deactivate-discount': marketing,
  'delete-discount': marketing,
  'add-promo-codes': marketing,
  'add-discount-scope': marketing,
  'remove-discount-scope': marketing,
  'place-order': buying,
  'change-subscription': buying,
  'cancel-order': buying,
  'retry-provisioning': selling,
  'complete-provisioning': selling,
  'complete-payment': selling,
  'pay-from-balance': buying,
  'top-up-account': buying,
  'cancel-payment': buying,
  'reverse-payment': ['admin'],
  'stop-subscription': buying,
  'activate-subscription': buying,
  'renew-subscription': buying,
  'switch-plan': buying,
  'delete-subscription': buying,
  'set-auto-renew': buying,
  'set-subscription-credit-limit': selling,
  'approve-manual-operation': selling,
  'decline-manual-operation': selling,
  'correct-balance': selling,
  'provide-guarantee': selling,
  'revoke-guarantee': selling,
  'set-number-format': ['admin'],
  'close-subscription-charges': ['admin'],
  'create-reseller': ['admin'],
  'create-manager': ['admin'],
  'edit-manager': all,
  'deactivate-manager': ['admin'],
  'reactivate-manager': ['admin'],
  'open-account': selling,
  'edit-account': buying,
  'hold-account': selling,
  'release-account': selling,
  'invite-user': buying,
  'withdraw-invitation': buying,
  'change-user-level': buying,
  'remove-user': buying,
  'edit-user': [...buying, 'User'],
  'deactivate-user': selling,
  'reactivate-user': selling,
  'erase-person': ['admin'],
  'run-billing': ['admin'],
  'retry-billing-step': ['admin'],
  'retry-step': ['admin'],
  'reprocess-azure-usage': ['admin'],
  'pull-azure-usage': selling,
  'pull-azure-rate-card': ['admin'],
  'request-export': everybody,
  'cancel-export': everybody,
  'retry-export': everybody,
  'change-password': everybody,
  'create-api-token': everybody,
  'revoke-api-token': everybody,
};

export const mayRead = (role: string, resource: string): boolean => (readers[resource] ?? []).includes(role as Role);
export const maySend = (role: string, command: CommandName): boolean => (senders[command] ?? []).includes(role as Role);
