import { authProviderOf } from '../shared/api/auth-provider.js';

export const authProvider = authProviderOf({
  refuses: (me) => (me.kind === 'user' ? null : 'auth.notCustomer'),
  canAccess: () => true,
});
