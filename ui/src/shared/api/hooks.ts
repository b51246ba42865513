import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDataProvider } from 'react-admin';
import { Intent, type CommandName, type Commands, type Committed } from './commands.js';
import type { SkyledgerProvider } from './data-provider.js';
import { Problem, type ProblemBody } from './http.js';
import { session } from './session.js';
import type { Me } from './types.js';

export const useApi = (): SkyledgerProvider => useDataProvider<SkyledgerProvider>();

/** Who is signed in. Only below pages that need a session. */
export const useMe = (): Me => {
  const me = useSyncExternalStore(session.subscribe, session.me);
  if (!me) throw new Error('nobody is signed in');
  return me;
};

/** Reads any address of the API; the address is the cache's key. */
export const useRead = <T>(path: string, options: { readonly refetchInterval?: number; readonly enabled?: boolean } = {}): UseQueryResult<T, Problem> => {
  const api = useApi();
  return useQuery<T, Problem>({ queryKey: ['read', path], queryFn: () => api.read<T>(path), ...options });
};

/** Workflows go on after the command's own events: what they change is looked for again, less and less often. */
const LATER_MS = [400, 1200, 2500, 5000, 9000];

/** Everything on the page is read again: now, and while the workflows may still be at work. */
export const useRefreshSoon = (): (() => void) => {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries();
    for (const delay of LATER_MS) setTimeout(() => void client.invalidateQueries({ refetchType: 'active' }), delay);
  }, [client]);
};

export interface CommandState<N extends CommandName> {
  /** Null: refused, and `problem` says why. */
  readonly send: (body: Commands[N]) => Promise<Committed | null>;
  readonly isPending: boolean;
  readonly problem: ProblemBody | null;
  readonly reset: () => void;
}

export const problemOf = (error: unknown): ProblemBody =>
  error instanceof Problem ? error.body : { status: 0, code: 'client', detail: error instanceof Error ? error.message : String(error) };

/** A command as a button sends it: the same key for every attempt at the same wish. */
export const useCommand = <N extends CommandName>(name: N): CommandState<N> => {
  const api = useApi();
  const refreshSoon = useRefreshSoon();
  const intent = useRef(new Intent());
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const send = useCallback(
    async (body: Commands[N]) => {
      setPending(true);
      setProblem(null);
      try {
        const committed = await api.send(name, body, intent.current);
        intent.current = new Intent();
        refreshSoon();
        return committed;
      } catch (error) {
        setProblem(problemOf(error));
        return null;
      } finally {
        setPending(false);
      }
    },
    [api, name, refreshSoon],
  );
  return useMemo(() => ({ send, isPending, problem, reset: () => setProblem(null) }), [send, isPending, problem]);
};
