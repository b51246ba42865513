import { QueryClient } from '@tanstack/react-query';
import { Problem } from './http.js';

/** A refusal stays one, so only what may pass by itself is asked again: no connection, or a server in trouble. */
const mayPass = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && mayPass(error), staleTime: 2_000 } },
});
