import { mayRead, maySend } from '../shared/access.js';
import { authProviderOf } from '../shared/api/auth-provider.js';
import type { CommandName } from '../shared/api/commands.js';
import { request } from '../shared/api/http.js';
import type { Reseller } from '../shared/api/types.js';
import { OF_THE_INSTALLATION } from '../shared/access.js';

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
  'vendor-price-lists': 'upload-price-list',
};

export const authProvider = authProviderOf({
  complete: async (me) => (me.kind === 'user' ? me : { ...me, atRoot: (await request<Reseller>(`/api/resellers/${me.reseller.id}`)).json.parentId === null }),
  refuses: (me) => (me.kind === 'user' ? 'auth.notStaff' : null),
  canAccess: ({ role, atRoot }, resource, action) => {
    const command = creators[resource];
    if (OF_THE_INSTALLATION.includes(resource) && !atRoot) return false;
    return action === 'create' ? command !== undefined && maySend(role, command) : mayRead(role, resource);
  },
});
