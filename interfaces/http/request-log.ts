import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { stateOf } from './request-state.js';

/** One line a request: never a body, a query, a token or a name of a person, so paths are logged as their templates. */
export const requestLog =
  ({ logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics }): RequestHandler =>
  (request, response, next) => {
    const started = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const [route, { statusCode: status }, { traceId, principal, code }] = [routeOf(request), response, stateOf(response)];
      metrics.request({ method: request.method, route, status: String(status) }, seconds);
      const aborted = response.writableFinished ? {} : { aborted: true };
      logger.info({ traceId, method: request.method, route, status, ms: Math.round(seconds * 1e4) / 10, principal: principal?.id ?? null, ...(code && { code }), ...aborted }, 'request');
    });
    next();
  };

const routeOf = (request: Request): string => {
  const path = (request.route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'other';
};
