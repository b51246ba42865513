import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../../application/ports/clock.js';
import { HttpProblem, type Problem } from './http-problem.js';
import { problemOf } from './problem-of.js';
import { stateOf } from './request-state.js';

const FAULT = new HttpProblem(500, 'internal', 'Something failed here, and was noted. Try again; if it fails again, report the traceId.');

/** Every error leaves here as a problem; faults of ours are logged whole and answered without their insides. */
export const problems =
  ({ logger, clock }: { readonly logger: Logger; readonly clock: Clock }): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const problem = problemOf(error, clock.now());
    if (!problem) logger.error({ traceId: stateOf(response).traceId, err: error }, 'request failed');
    if (response.headersSent) return next(error);
    sendProblem(response, problem ?? FAULT);
  };

const sendProblem = (response: Response, { status, code, message, options: { errors, meta, headers = {} } }: HttpProblem): void => {
  const state = stateOf(response);
  state.code = code;
  const body: Problem = {
    type: `urn:skyledger:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    ...(errors && { errors }),
    ...(meta && { meta }),
    traceId: state.traceId,
  };
  response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(body));
};

export const unknownRoute: RequestHandler = (request) => {
  throw new HttpProblem(404, 'not_found', `There is nothing at ${(request.baseUrl + request.path).slice(0, 100)}. The addresses are listed in /docs and /openapi.json.`);
};
