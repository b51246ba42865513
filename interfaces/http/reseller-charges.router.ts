import { Router } from 'express';
import { ResellerChargeReader, type ChainViews } from '../../application/billing/reseller-charge-reader.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { only } from '../../application/queries/list-query.js';
import type { ReadService } from '../../application/queries/read-service.js';
import { requireSignedIn, signedIn } from './authenticate.js';
import { fresh } from './read-headers.js';
import { route } from './route.js';
import { idOf } from './views.router.js';

interface Deps {
  readonly status: ProjectionStatus;
  readonly reads: ReadService;
}

/** How a reseller charge came to its amount, for those between whom it stands. */
export const resellerChargesRouter = ({ status, reads }: Deps, views: ChainViews): Router => {
  const router = Router();
  const reader = new ResellerChargeReader(reads, views);
  route(router, '/api/reseller-charges/:id/explanation', {
    get: [
      requireSignedIn,
      fresh(status, views.resellerCharges.name),
      async (request, response) => {
        only(request.query, []);
        response.json(await reader.explain(idOf(views.resellerCharges, String(request.params['id'])), signedIn(response)));
      },
    ],
  });
  return router;
};
