import { useQuery } from '@tanstack/react-query';
import { request } from '../../shared/api/http.js';

export interface Lag {
  readonly seconds: number;
  readonly events: number;
}

const gauge = (text: string, name: string): number => Number(new RegExp(`^skyledger_${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);

/** How far the lists are behind the log, from the figures that monitoring reads; null where they are not to be had. */
export const useLag = (): Lag | null => {
  const { data } = useQuery({ queryKey: ['lag'], queryFn: async () => (await request('/metrics')).body, refetchInterval: 10_000, retry: false });
  if (data === undefined) return null;
  const lag = { seconds: gauge(data, 'projection_lag_seconds'), events: gauge(data, 'projection_lag_events') };
  return Number.isFinite(lag.seconds) && Number.isFinite(lag.events) ? lag : null;
};
