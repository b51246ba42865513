import { Router } from 'express';
import { ChargeReader } from '../../application/billing/charge-reader.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { only, single } from '../../application/queries/list-query.js';
import type { ReadService } from '../../application/queries/read-service.js';
import type { Projection } from '../../projections/projection.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

interface Deps {
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
}

/** How a charge came to its amount. */
export const chargesRouter = ({ status, reads }: Deps, charges: Projection): Router => {
  const router = Router();
  const reader = new ChargeReader(reads, charges);
  route(router, '/api/charges/:id/explanation', {
    get: [
      requireSignedIn,
      fresh(status, charges.name),
      async (request, response) => {
        only(request.query, ['asOf']);
        response.json(await reader.explain(idOf(charges, String(request.params['id'])), signedIn(response), single(request.query, 'asOf')));
      },
    ],
  });
  return router;
};
