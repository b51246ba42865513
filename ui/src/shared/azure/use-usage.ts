import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../api/hooks.js';
import type { Problem } from '../api/http.js';
import type { Span } from './selection.js';
import type { UsageChoices, UsageSummary } from './types.js';

/** What was shown stays until the new answer is there: nothing jumps. */
const useSteady = <T>(path: string, enabled: boolean): UseQueryResult<T, Problem> => {
  const api = useApi();
  return useQuery<T, Problem>({ queryKey: ['read', path], queryFn: () => api.read<T>(path), enabled, placeholderData: keepPreviousData });
};

export interface UsageQuery {
  readonly subscriptionId: string;
  /** Null: nothing is asked yet. */
  readonly span: Span | null;
  readonly filter?: Readonly<Record<string, string>>;
  readonly groupBy?: string;
}

export const useUsageSummary = ({ subscriptionId, span, filter = {}, groupBy }: UsageQuery): UseQueryResult<UsageSummary, Problem> => {
  const query = new URLSearchParams({ ...span, filter: JSON.stringify(filter), ...(groupBy && { groupBy }) });
  return useSteady<UsageSummary>(`/api/subscriptions/${subscriptionId}/azure-usage?${query}`, span !== null);
};

export const useUsageChoices = (subscriptionId: string, span: Span | null): UsageChoices | undefined =>
  useSteady<UsageChoices>(`/api/subscriptions/${subscriptionId}/azure-usage/choices?${new URLSearchParams({ ...span })}`, span !== null).data;
