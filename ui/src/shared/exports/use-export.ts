import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../api/hooks.js';
import type { Problem } from '../api/http.js';
import { isUnderWay, type Export } from './export.js';

const POLL_MS = 1000;

/** An export, read again for as long as it is being written. */
export const useExport = (id: string): UseQueryResult<Export, Problem> => {
  const api = useApi();
  return useQuery<Export, Problem>({
    queryKey: ['exports', 'getOne', { id }],
    queryFn: () => api.read<Export>(`/api/exports/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) => (!data || isUnderWay(data) ? POLL_MS : false),
  });
};
