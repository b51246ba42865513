import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { problemOf, useApi } from '../api/hooks.js';
import type { Commands, OrderPreviewName } from '../api/commands.js';
import type { ProblemBody } from '../api/http.js';
import type { OrderPreview } from '../api/types.js';
import { useSettled } from '../commands/Rehearsal.js';

export interface PreviewState {
  /** The last price that is known: it stays while the next one is asked, so that nothing jumps (CR-790). */
  readonly preview: OrderPreview | null;
  /** A newer price is on its way. */
  readonly isPending: boolean;
  readonly problem: ProblemBody | null;
  /** Asks again for the same: after it was refused, the price may be another one. */
  readonly ask: () => void;
}

/** The price of a wish, asked again when it changes and has settled; late answers are dropped. Null: nothing to price. */
export const usePreview = <N extends OrderPreviewName>(name: N, body: Commands[N] | null): PreviewState => {
  const api = useApi();
  const settled = useSettled(body);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['preview', name, settled],
    queryFn: ({ signal }) => api.preview(name, settled as Commands[N], signal),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
  const waiting = JSON.stringify(body) !== JSON.stringify(settled);
  const problem = error && !waiting ? problemOf(error) : null;
  return { preview: settled === null || problem ? null : (data ?? null), isPending: waiting || isFetching, problem, ask: () => void refetch() };
};
