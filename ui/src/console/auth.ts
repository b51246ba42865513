import { mayRead, maySend } from '../shared/access.js';
import { authProviderOf } from '../shared/api/auth-provider.js';
import type { CommandName } from '../shared/api/commands.js';

/** The command behind each page that makes something. */
const creators: Readonly<Record<string, CommandName>> = {
  resellers: 'create-reseller',
  managers: 'create-manager',
  accounts: 'open-account',
  products: 'create-product',
  'service-terms': 'create-service-terms',
  plans: 'create-plan',
  discounts: 'create-discount',
  orders: 'place-order',
};

export const authProvider = authProviderOf({
  refuses: (me) => (me.kind === 'user' ? 'auth.notStaff' : null),
  canAccess: ({ role }, resource, action) => {
    const command = creators[resource];
    return action === 'create' ? command !== undefined && maySend(role, command) : mayRead(role, resource);
  },
});
