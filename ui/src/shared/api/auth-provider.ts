import type { AuthProvider } from 'react-admin';
import { request } from './http.js';
import { lastPosition } from './position.js';
import { session } from './session.js';
import type { Me } from './types.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface Rules {
  /** Says why this person has no business in this panel, or null. */
  readonly refuses: (me: Me) => string | null;
  readonly canAccess: (me: Me, resource: string, action: string) => boolean;
}

const known = async (): Promise<Me> => {
  if (!session.token()) throw new Error('auth.signIn');
  const me = session.me() ?? (await request<Me>('/api/me')).json;
  if (!session.me()) session.know(me);
  return me;
};

const signedOut = (status: number | undefined): boolean => status === 401;

export const authProviderOf = ({ refuses, canAccess }: Rules): AuthProvider => ({
  async login(credentials: Credentials) {
    lastPosition.forget();
    const { json } = await request<{ token: string; expiresAt: string; me: Me }>('/api/sessions', { method: 'POST', body: credentials });
    const refusal = refuses(json.me);
    if (refusal) throw new Error(refusal);
    session.open(json);
  },
  async logout() {
    if (session.token()) await request('/api/sessions/current', { method: 'DELETE' }).catch(() => undefined);
    session.close();
  },
  async checkAuth() {
    const refusal = refuses(await known());
    if (refusal) throw new Error(refusal);
  },
  async checkError(error: { status?: number }) {
    if (!signedOut(error.status)) return;
    session.close();
    throw new Error('auth.signedOut');
  },
  async getIdentity() {
    const me = await known();
    return { id: me.id, fullName: me.name ?? me.email ?? '' };
  },
  canAccess: async ({ resource, action }) => session.token() !== null && canAccess(await known(), resource, action),
  getPermissions: async () => (session.token() === null ? null : (await known()).role),
});
