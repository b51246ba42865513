import type { Request, RequestHandler } from 'express';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { HttpProblem } from './http-problem.js';

const MAX_WAIT_MS = 2000;

/** Read your writes: waits, bounded, until the view has come to the position that the client has seen. */
export const fresh =
  (status: ProjectionStatus, view: string): RequestHandler =>
  async (request, response, next) => {
    const wanted = minPosition(request);
    if (wanted !== null && !(await status.reached(wanted, MAX_WAIT_MS, view))) response.set('X-Stale', 'true');
    response.set('X-Position', String(status.position(view)));
    next();
  };

const minPosition = (request: Request): number | null => {
  const text = request.get('x-min-position');
  if (text === undefined) return null;
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(Number(text))) throw new HttpProblem(400, 'invalid_header', 'X-Min-Position must be a position as X-Position gave it, like 1204.');
  return Number(text);
};
