import type { RequestHandler } from 'express';
import { HttpProblem } from './http-problem.js';

export interface Limit {
  readonly requests: number;
  readonly seconds: number;
}

const MAX_CALLERS = 100_000;

/** So many requests of one address in a window of time, counted in this process. */
export const rateLimit = ({ requests, seconds }: Limit, now: () => number = Date.now): RequestHandler => {
  const windows = new Map<string, { until: number; count: number }>();
  return (request, _response, next) => {
    const [caller, moment] = [request.ip ?? '', now()];
    if (windows.size >= MAX_CALLERS) for (const [key, { until }] of windows) if (until <= moment) windows.delete(key);
    const known = windows.get(caller);
    const window = known && known.until > moment ? known : { until: moment + seconds * 1000, count: 0 };
    window.count++;
    windows.set(caller, window);
    if (window.count <= requests) return next();
    const wait = Math.max(1, Math.ceil((window.until - moment) / 1000));
    throw new HttpProblem(429, 'too_many_requests', `Too many attempts from here. Try again in ${wait} s.`, { headers: { 'Retry-After': String(wait) } });
  };
};
