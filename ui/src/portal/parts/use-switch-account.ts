import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { problemOf } from '../../shared/api/hooks.js';
import { request } from '../../shared/api/http.js';
import { session } from '../../shared/api/session.js';
import type { Me } from '../../shared/api/types.js';

/** Another account of the same person: other rights, other data, so everything that was read is forgotten. */
export const useSwitchAccount = (): ((accountId: string) => Promise<void>) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  return async (accountId) => {
    try {
      const { json } = await request<{ token: string; expiresAt: string; me: Me }>('/api/sessions/account', { method: 'POST', body: { accountId } });
      session.open(json);
      client.clear();
      await navigate(json.me.home);
    } catch (error) {
      notify(problemOf(error).detail, { type: 'error' });
    }
  };
};
