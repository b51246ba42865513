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
  /** What the panel wants to know beside. */
  readonly complete?: (me: Me) => Promise<Me>;
}

interface Refused {
  readonly status?: number;
  readonly body?: { readonly code?: string };
}

const A_MOMENT_MS = 60;

/**
 * Nobody is signed in. Said after a moment: at each refusal react-admin sets out for the log-in page anew, and never
 * arrives when the next refusal follows at once.
 */
const nobody = (): Promise<never> => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('auth.signIn')), A_MOMENT_MS));

/** A password that is wrong where one is asked for again leaves the session as it is. */
const signedOut = ({ status, body }: Refused): boolean => status === 401 && body?.code !== 'wrong_credentials';

export const authProviderOf = ({ refuses, canAccess, complete = (me) => Promise.resolve(me) }: Rules): AuthProvider => {
  const known = async (): Promise<Me> => {
    if (!session.token()) return nobody();
    const before = session.current();
    if (before) return before;
    const me = await complete((await request<Me>('/api/me')).json);
    session.know(me);
    return me;
  };
  return {
    async login(credentials: Credentials) {
      lastPosition.forget();
      const { json } = await request<{ token: string; expiresAt: string; me: Me }>('/api/sessions', { method: 'POST', body: credentials });
      const refusal = refuses(json.me);
      if (refusal) throw new Error(refusal);
      session.open(json);
      session.know(await complete(json.me));
    },
    async logout() {
      if (session.token()) await request('/api/sessions/current', { method: 'DELETE' }).catch(() => undefined);
      session.close();
    },
    async checkAuth() {
      const refusal = refuses(await known());
      if (refusal) throw new Error(refusal);
    },
    async checkError(error: Refused) {
      if (!signedOut(error)) return;
      session.close();
      throw new Error('auth.signedOut');
    },
    async getIdentity() {
      const me = await known();
      return { id: me.id, fullName: me.name ?? me.email ?? '' };
    },
    canAccess: async ({ resource, action }) => session.token() !== null && canAccess(await known(), resource, action),
  };
};
