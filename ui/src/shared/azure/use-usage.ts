import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../api/hooks.js';
import type { Problem } from '../api/http.js';
import type { UsageChoices, UsageSummary } from './types.js';

/** What was shown stays until the new answer is there: nothing jumps. */
const useSteady = <T>(path: string, enabled: boolean): UseQueryResult<T, Problem> => {
  const api = useApi();
  return useQuery<T, Problem>({ queryKey: ['read', path], queryFn: () => api.read<T>(path), enabled, placeholderData: keepPreviousData });
};

export interface UsageQuery {
  readonly subscriptionId: string;
  /** As the API names them; null: nothing is asked yet. */
  readonly periods: string | null;
  readonly filter?: Readonly<Record<string, string>>;
  readonly groupBy?: string;
}

export const useUsageSummary = ({ subscriptionId, periods, filter = {}, groupBy }: UsageQuery): UseQueryResult<UsageSummary, Problem> => {
  const query = new URLSearchParams({ periods: periods ?? '', filter: JSON.stringify(filter), ...(groupBy && { groupBy }) });
  return useSteady<UsageSummary>(`/api/subscriptions/${subscriptionId}/azure-usage?${query}`, periods !== null);
};

export const useUsageChoices = (subscriptionId: string, periods: string | null): UsageChoices | undefined =>
  useSteady<UsageChoices>(`/api/subscriptions/${subscriptionId}/azure-usage/choices?${new URLSearchParams({ periods: periods ?? '' })}`, periods !== null).data;
