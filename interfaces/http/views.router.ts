import { Router, type RequestHandler, type Response } from 'express';
import { notFound } from '../../domain/shared/errors.js';
import { only, parseListQuery, single } from '../../application/queries/list-query.js';
import type { Listed, ReadService } from '../../application/queries/read-service.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import type { Projection } from '../../projections/projection.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { nextLink } from './next-link.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';

interface Deps {
  readonly views: readonly Projection[];
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
}

/** GET /api/<view> and GET /api/<view>/<id>, for every read model of the registry. */
export const viewsRouter = ({ views, status, reads }: Deps): Router => {
  const router = Router();
  for (const view of views) {
    const before = [requireSignedIn, fresh(status, view.name)];
    route(router, `/api/${view.name}`, { get: [...before, list(view, reads)] });
    route(router, `/api/${view.name}/:id`, { get: [...before, one(view, reads)] });
  }
  return router;
};

const list =
  (view: Projection, reads: ReadService): RequestHandler =>
  async (request, response) => {
    const listed = await reads.list(view, parseListQuery(request.query), signedIn(response));
    pageHeaders(response, view.name, listed);
    response.json(listed.rows);
  };

const pageHeaders = (response: Response, name: string, { rows, total, offset, next }: Listed): void => {
  if (total !== null) response.set('Content-Range', `${name} ${rows.length > 0 ? `${offset}-${offset + rows.length - 1}` : '*'}/${total}`);
  if (next !== null) response.set('Link', nextLink(response.req, { cursor: next }));
};

const one =
  (view: Projection, reads: ReadService): RequestHandler =>
  async (request, response) => {
    only(request.query, ['asOf']);
    response.json(await reads.get(view, idOf(view, String(request.params['id'])), signedIn(response), single(request.query, 'asOf')));
  };

const MAX_ID = 200;

export const idOf = (view: Pick<Projection, 'name'>, id: string): string => {
  if (id.length > MAX_ID) throw notFound(`record in ${view.name} with id`, `${id.slice(0, MAX_ID)}…`);
  return id;
};
